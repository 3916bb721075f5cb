import type { Language } from '../domain/names.ts'
import { moneyText } from '../words/money.ts'
import { offsetsOf } from '../rules/zone-offsets.ts'
import { instantText, type Instant } from '../domain/instant.ts'
import type { Money, Share, Spread } from '../figures/figure.ts'
import type { Period } from './period.ts'

export type Formats = ReturnType<typeof formatsFor>

/** Nothing to tell is told as such, and is not nought. */
export const NONE = '–'

const UNITS = {
  zh: { day: '天', hour: '小时', minute: '分钟' },
  en: { day: 'd', hour: 'h', minute: 'min' },
}

/** How numbers and instants are written in a report. */
export function formatsFor(language: Language, { zone, from, to }: Period) {
  const year = (instant: Instant) => new Date(instant).getUTCFullYear()
  const offsets = offsetsOf(zone, year(from) - 1, year(to) + 1)
  const unit = UNITS[language]
  const instant = (at: Instant) => instantText(at, { offsets }).replace('T', ' ').slice(0, 16)
  const duration = (ms: number | null) => {
    if (ms === null) return NONE
    const minutes = ms / 60_000
    if (minutes < 59.5) return `${Math.round(minutes)} ${unit.minute}`
    return minutes < 48 * 60
      ? `${tenths(minutes / 60)} ${unit.hour}`
      : `${tenths(minutes / 1440)} ${unit.day}`
  }
  return {
    count,
    share,
    duration,
    instant,
    date: (at: Instant | null) => (at === null ? NONE : instant(at).slice(0, 10)),
    /** Work is told in hours, however much it is. */
    minutes: (minutes: number) => (minutes === 0 ? NONE : `${tenths(minutes / 60)} ${unit.hour}`),
    money: (sums: readonly Money[]) =>
      sums.length > 0 ? sums.map((sum) => moneyText(sum, language)).join(', ') : NONE,
    spread: ({ meanMs, medianMs, p90Ms }: Spread) => [meanMs, medianMs, p90Ms].map(duration),
    score: (score: number | null) => (score === null ? NONE : score.toFixed(2)),
    period: (label: string) => periodName(label, language),
  }
}

const count = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')
const tenths = (value: number): string => (value < 99.95 ? value.toFixed(1) : count(Math.round(value)))
const share = (value: Share): string => (value === null ? NONE : `${(value * 100).toFixed(1)}%`)

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
]
const MONTH_NAMES = [...MONTHS, 'November', 'December']
const NUMERALS = ['一', '二', '三', '四']

/** What people call a period. */
function periodName(label: string, language: Language): string {
  const [year = '', part = ''] = label.split('-')
  const quarter = part.startsWith('Q') ? Number(part.slice(1)) : undefined
  if (language === 'zh') return `${year}年${quarter ? `第${NUMERALS[quarter - 1]}季度` : `${Number(part)}月`}`
  return quarter ? `Q${quarter} ${year}` : `${MONTH_NAMES[Number(part) - 1]} ${year}`
}

/** By how much something has changed, as a share of what it was. */
export function changeOf(now: number, before: number): string {
  if (before === 0) return now === 0 ? '±0' : NONE
  const change = ((now - before) / before) * 100
  return `${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change).toFixed(1)}%`
}

/** By how many percentage points a share has changed. */
export function pointsOf(now: Share, before: Share, points: string): string {
  if (now === null || before === null) return NONE
  const change = (now - before) * 100
  const sign = change > 0.05 ? '+' : change < -0.05 ? '−' : '±'
  return `${sign}${Math.abs(change).toFixed(1)} ${points}`
}
