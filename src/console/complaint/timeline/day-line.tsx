import { Text } from '@mantine/core'
import { dayMs } from '../../../domain/instant.ts'
import { LOCALES } from '../../../words/languages.ts'
import { useNow } from '../../parts/use-now.ts'
import { clockText } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from '../words.ts'

/** Parts the days from each other. */
export function DayLine({ day }: { day: string }) {
  const [say, language, now] = [useSay(), useLanguage(), useNow()]
  const dayBefore = (days: number) => clockText(now - days * dayMs).slice(0, 10)
  const near = day === dayBefore(0) ? say('today') : day === dayBefore(1) ? say('yesterday') : undefined
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short' }).format(
    new Date(`${day}T12:00`),
  )
  return (
    <Text className="day" size="xs" fw={600} component="h3" m={0}>
      {near ? `${near} · ` : ''}
      {day} {weekday}
    </Text>
  )
}
