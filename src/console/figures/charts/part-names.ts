import type { Language } from '../../../domain/names.ts'
import { periodName } from '../../../words/dates.ts'
import { LOCALES } from '../../../words/languages.ts'

/** What a part of a trend is called: 2026-09, 2026-Q3; shorter below its column, with the year where one begins. */
export function partNames(key: string, language: Language): { name: string; short: string } {
  const [year = '', part = '', day] = key.split('-')
  if (day !== undefined) return { name: key, short: `${part}-${day}` }
  if (part.startsWith('W')) return { name: key, short: part }
  const name = periodName(key, language)
  if (part.startsWith('Q')) return { name, short: `${year.slice(2)}${part}` }
  return { name, short: monthShort(Number(year), Number(part), language) }
}

function monthShort(year: number, month: number, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    month: 'short',
    ...(month === 1 && { year: '2-digit' }),
    timeZone: 'UTC',
  })
  return format.format(Date.UTC(year, month - 1))
}
