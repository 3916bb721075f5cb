import type { Language } from '../../domain/names.ts'
import type { Instant } from '../../domain/instant.ts'
import { moneyText, type Money } from '../../words/money.ts'

export type Formats = {
  instant: (at: Instant) => string
  money: (sum: Money) => string
}

const known = new Map<string, Formats>()

/** How dates and sums are written for people, in the firm's zone. */
export function formatsFor(language: Language, zone: string): Formats {
  const key = `${language} ${zone}`
  const formats = known.get(key) ?? createFormats(language, zone)
  known.set(key, formats)
  return formats
}

function createFormats(language: Language, zone: string): Formats {
  const parts = partsReader(language, zone)
  return {
    instant: (at) => {
      const { year, month, day, weekday, hour, minute, timeZoneName } = parts(at)
      return language === 'zh'
        ? `${year}年${month}月${day}日（${weekday}）${hour}:${minute}`
        : `${weekday}, ${day} ${month} ${year}, ${hour}:${minute} (${timeZoneName})`
    },
    money: (sum) => moneyText(sum, language),
  }
}

function partsReader(language: Language, timeZone: string) {
  const isChinese = language === 'zh'
  const format = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
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
