import { dayMs, instantText, type HasOffsets, type Instant } from '../domain/instant.ts'
import type { Language } from '../domain/names.ts'
import { LOCALES } from './languages.ts'

/** For tables and files, to the minute: 2026-03-02 09:00. */
export const tableTime = (at: Instant, zone: HasOffsets): string =>
  instantText(at, zone).replace('T', ' ').slice(0, 16)

/** For a page, where the zone is named once: 2 March 2026 at 09:00. */
export const pageTime = (at: Instant, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)

const MONDAY = Date.UTC(2024, 0, 1)

/** A day of the week, short; 0 is a Monday, and 7 is one again. */
export const weekday = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' }).format(
    MONDAY + day * dayMs,
  )

const known = new Map<string, (at: Instant) => string>()

/** For letters, which are read alone: with the day of the week and, in English, the zone. */
export function letterTimes(language: Language, zone: string): (at: Instant) => string {
  const key = `${language} ${zone}`
  const written = known.get(key) ?? letterTimesOf(language, zone)
  known.set(key, written)
  return written
}

function letterTimesOf(language: Language, zone: string): (at: Instant) => string {
  const parts = partsReader(language, zone)
  return (at) => {
    const { year, month, day, weekday, hour, minute, timeZoneName } = parts(at)
    return language === 'zh'
      ? `${year}年${month}月${day}日（${weekday}）${hour}:${minute}`
      : `${weekday}, ${day} ${month} ${year}, ${hour}:${minute} (${timeZoneName})`
  }
}

function partsReader(language: Language, timeZone: string) {
  const isChinese = language === 'zh'
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    year: 'numeric',
    month: isChinese ? 'numeric' : 'long',
    day: 'numeric',
    weekday: isChinese ? 'short' : 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  })
  return (at: Instant) => {
    const found = format.formatToParts(at).map(({ type, value }) => [type, value])
    const { month, ...rest } = Object.fromEntries(found) as Record<string, string>
    return { ...rest, month: month?.replace('月', '') } as Record<string, string>
  }
}

const NUMERALS = ['一', '二', '三', '四']

/** What people call a period: 2026-09 or 2026-Q3. */
export function periodName(label: string, language: Language): string {
  const [year = '', part = ''] = label.split('-')
  const quarter = part.startsWith('Q') ? Number(part.slice(1)) : undefined
  if (language === 'zh') return `${year}年${quarter ? `第${NUMERALS[quarter - 1]}季度` : `${Number(part)}月`}`
  return quarter ? `Q${quarter} ${year}` : `${monthName(Number(part))} ${year}`
}

const monthName = (month: number): string =>
  new Intl.DateTimeFormat(LOCALES.en, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1))
