import type { Language } from '../domain/names.ts'

export const TIME_UNITS = {
  zh: { day: '天', hour: '小时', minute: '分钟' },
  en: { day: 'd', hour: 'h', minute: 'min' },
} as const satisfies Record<Language, object>

/** Days, hours and minutes that passed on the wall clock. */
export function exactDuration(ms: number, language: Language): string {
  const unit = TIME_UNITS[language]
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24]
  return [days && `${days} ${unit.day}`, hours && `${hours} ${unit.hour}`, `${minutes % 60} ${unit.minute}`]
    .filter(Boolean)
    .join(' ')
}

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

/** In the one unit that tells most, to a tenth. */
export function roughDuration(ms: number, language: Language): string {
  const unit = TIME_UNITS[language]
  const minutes = ms / 60_000
  if (minutes < 59.5) return `${Math.round(minutes)} ${unit.minute}`
  return minutes < 48 * 60 ? `${tenths(minutes / 60)} ${unit.hour}` : `${tenths(minutes / 1440)} ${unit.day}`
}

/** Work is told in hours, however much it is. */
export const workDuration = (minutes: number, language: Language): string =>
  `${tenths(minutes / 60)} ${TIME_UNITS[language].hour}`

export const countText = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')
const tenths = (value: number): string => (value < 99.95 ? value.toFixed(1) : countText(Math.round(value)))
