import type { Language } from '../domain/names.ts'
import { moneyText } from '../words/money.ts'
import { offsetsOf } from '../rules/zone-offsets.ts'
import type { Instant } from '../domain/instant.ts'
import { periodName, tableTime } from '../words/dates.ts'
import { countText, roughDuration, workDuration } from '../words/durations.ts'
import type { Money, Share, Spread } from '../figures/figure.ts'
import type { Period } from './period.ts'

export type Formats = ReturnType<typeof formatsFor>

/** Nothing to tell is told as such, and is not nought. */
export const NONE = '–'

/** How numbers and instants are written in a report. */
export function formatsFor(language: Language, { zone, from, to }: Period) {
  const year = (instant: Instant) => new Date(instant).getUTCFullYear()
  const offsets = offsetsOf(zone, year(from) - 1, year(to) + 1)
  const instant = (at: Instant) => tableTime(at, { offsets })
  const duration = (ms: number | null) => (ms === null ? NONE : roughDuration(ms, language))
  return {
    count: countText,
    share: shareText,
    duration,
    instant,
    date: (at: Instant | null) => (at === null ? NONE : instant(at).slice(0, 10)),
    minutes: (minutes: number) => (minutes === 0 ? NONE : workDuration(minutes, language)),
    money: (sums: readonly Money[]) =>
      sums.length > 0 ? sums.map((sum) => moneyText(sum, language)).join(', ') : NONE,
    spread: ({ meanMs, medianMs, p90Ms }: Spread) => [meanMs, medianMs, p90Ms].map(duration),
    score: (score: number | null) => (score === null ? NONE : score.toFixed(2)),
    period: (label: string) => periodName(label, language),
  }
}

export const shareText = (value: Share): string => (value === null ? NONE : `${(value * 100).toFixed(1)}%`)

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
