import { Text } from '@mantine/core'
import { dayMs } from '../../domain/instant.ts'
import { LOCALES } from '../../words/languages.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useNow } from './use-now.ts'

const fullIn = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
/** To make one takes a millisecond: a page has dozens of instants. */
const FULL = { zh: fullIn(LOCALES.zh), en: fullIn(LOCALES.en) }

/** An instant as people read it in a list: the time alone today, else with its day: 2026-11-21 14:05. */
export function When({ at, exact = false }: { at: string | null | undefined; exact?: boolean }) {
  const [language, now] = [useLanguage(), useNow()]
  if (!at) return null
  const instant = Date.parse(at)
  const whole = clockText(instant)
  const short = sameDay(instant, now) && !exact ? whole.slice(11) : whole
  return (
    <Text
      component="time"
      span
      inherit
      className="one-line"
      dateTime={at}
      title={FULL[language].format(instant)}
    >
      {short}
    </Text>
  )
}

const two = (value: number): string => String(value).padStart(2, '0')

/** By the clock of the reader: 2026-11-21 14:05. */
export function clockText(instant: number): string {
  const date = new Date(instant)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const sameDay = (one: number, other: number): boolean =>
  Math.abs(one - other) < dayMs && clockText(one).slice(0, 10) === clockText(other).slice(0, 10)
