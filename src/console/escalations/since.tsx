import { Badge, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { lengthText } from '../../words/durations.ts'
import { useNow } from '../parts/use-now.ts'
import { clockText, When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

const NEAR_MS = 4 * 3_600_000
const OFTEN_MS = 10_000

/** How long ago an instant passed, by the clock on the wall. */
export function Since({ at }: { at: string }) {
  const [language, now] = [useLanguage(), useNow(OFTEN_MS)]
  return (
    <>
      <Text span inherit fw={600}>
        {lengthText(Math.max(0, now - Date.parse(at)), 'calendarDays', language)}
      </Text>{' '}
      <Text size="xs" c="dimmed" span>
        <When at={at} />
      </Text>
    </>
  )
}

/** By when something is wanted, and what is left until then, by the clock on the wall. */
export function Until({ at, isDone = false }: { at: string; isDone?: boolean }) {
  const [say, language, now] = [useSay(), useLanguage(), useNow(OFTEN_MS)]
  const left = Date.parse(at) - now
  const length = lengthText(Math.abs(left), 'calendarDays', language)
  const [color, Icon, text] = isDone
    ? (['teal', IconCheck, say('replied')] as const)
    : left < 0
      ? (['red', IconAlertTriangle, `${say('lapsed')} ${length}`] as const)
      : ([left < NEAR_MS ? 'orange' : 'gray', IconClock, `${say('left')} ${length}`] as const)
  return (
    <>
      <Badge color={color} variant="light" radius="sm" tt="none" leftSection={<Icon size={13} aria-hidden />}>
        {text}
      </Badge>{' '}
      <Text size="xs" c="dimmed" span>
        {clockText(Date.parse(at))}
      </Text>
    </>
  )
}
