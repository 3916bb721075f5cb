import type { Language } from '../../domain/names.ts'
import { TIME_UNITS } from '../../words/durations.ts'

/**
 * A counted length in the two units that tell most: 2 d 3 h, 3 h 20 min. Working hours are told in hours, however many
 * they are: a day of work is not a day.
 */
export function lengthText(ms: number, unit: string, language: Language): string {
  const words = TIME_UNITS[language]
  const minutes = Math.max(0, Math.floor(Math.abs(ms) / 60_000))
  const days = unit === 'workingHours' ? 0 : Math.floor(minutes / 1_440)
  const hours = Math.floor(minutes / 60) - days * 24
  const parts: [number, string][] = [
    [days, words.day],
    [hours, words.hour],
    [minutes % 60, words.minute],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first === -1) return `0 ${words.minute}`
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => `${amount} ${word}`)
    .join(' ')
}
