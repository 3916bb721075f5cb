import type { Language } from '../../domain/names.ts'
import { changeOf, NONE, pointsOf, shareText } from '../../reports/formats.ts'
import { countText, roughDuration } from '../../words/durations.ts'

export type Unit = 'count' | 'share' | 'ms'

/** In what a figure is told, and which way is better, where one is. */
export type Judged = { unit: Unit; good?: 'more' | 'less' }

/** A figure as it is read; what is nothing is told as such, and is not nought. */
export function figureText(value: number | null, unit: Unit, language: Language): string {
  if (value === null) return NONE
  if (unit === 'share') return shareText(value)
  return unit === 'ms' ? roughDuration(value, language) : countText(value)
}

export type Change = { text: string; way: 'up' | 'down' | 'same'; isBetter?: boolean }

/** By how much a figure has changed, and whether that is better; nothing where there is nothing to hold it against. */
export function changeFrom(
  now: number | null,
  before: number | null,
  { unit, good }: Judged,
  points: string,
): Change | undefined {
  if (now === null || before === null) return undefined
  const text = unit === 'share' ? pointsOf(now, before, points) : changeOf(now, before)
  if (text === NONE) return undefined
  const way = text.startsWith('+') ? 'up' : text.startsWith('−') ? 'down' : 'same'
  if (good === undefined || way === 'same') return { text, way }
  return { text, way, isBetter: (way === 'up') === (good === 'more') }
}

/** Whether a target is reached; nothing where there is nothing to be held against it. */
export const isReached = (value: number | null, target: number, good: Judged['good']): boolean | undefined =>
  value === null ? undefined : good === 'less' ? value <= target : value >= target
