import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconListSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { dayOfDate, weekdayOf } from '../../../domain/calendar/days.ts'
import { weekday } from '../../../words/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Outcome } from './use-loading.ts'
import { useSay } from './words.ts'

type Shown = { of: Outcome; isLoading: boolean; load: () => void }

/** What loading the year changes, or has changed, day by day. Whoever has pressed goes on here. */
export function Difference({ of, isLoading, load }: Shown) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { version, dryRun } = of
  const isSame = version.before === version.after
  const told = isSame ? say('sameAlready') : say(dryRun ? 'wouldChange' : 'hasChanged')
  return (
    <Alert
      ref={place}
      tabIndex={-1}
      role="status"
      variant="outline"
      color={isSame ? 'gray' : dryRun ? 'blue' : 'teal'}
      icon={dryRun ? <IconListSearch aria-hidden /> : <IconCheck aria-hidden />}
      title={told}
    >
      {!isSame && (
        <Stack gap="xs" align="start">
          <Changes of={of} />
          {dryRun && (
            <Button size="xs" loading={isLoading} onClick={load}>
              {say('load')}
            </Button>
          )}
        </Stack>
      )}
    </Alert>
  )
}

function Changes({ of }: Pick<Shown, 'of'>) {
  const say = useSay()
  const { version, coversUntil } = of
  return (
    <>
      <Text size="sm">
        {version.before} → {version.after}
        <br />
        {say('known')} {coversUntil}
      </Text>
      {changes(of).map(({ word, ...days }) => (
        <Stack key={word} gap={2}>
          <Text size="sm" c="dimmed">
            {say(word)}
          </Text>
          <Days {...days} />
        </Stack>
      ))}
    </>
  )
}

const KINDS = [
  { word: 'newHolidays', kind: 'holiday', isAdded: true },
  { word: 'newMakeup', kind: 'makeupWorkday', isAdded: true },
  { word: 'goneHolidays', kind: 'holiday', isAdded: false },
  { word: 'goneMakeup', kind: 'makeupWorkday', isAdded: false },
] as const

const changes = ({ days }: Outcome) =>
  KINDS.map((one) => ({
    ...one,
    dates: days.filter((day) => day.kind === one.kind && day.isAdded === one.isAdded).map(({ date }) => date),
  })).filter(({ dates }) => dates.length > 0)

type Dates = { dates: readonly string[]; kind: 'holiday' | 'makeupWorkday'; isAdded: boolean }

function Days({ dates, kind, isAdded }: Dates) {
  const language = useLanguage()
  return (
    <Group gap={4}>
      {dates.map((date) => (
        <Badge
          key={date}
          variant={isAdded ? 'light' : 'outline'}
          color={kind === 'holiday' ? 'red' : 'blue'}
          radius="sm"
          tt="none"
          {...(!isAdded && { td: 'line-through' })}
        >
          {date} {weekday(weekdayOf(dayOfDate(date)) + 6, language)}
        </Badge>
      ))}
    </Group>
  )
}
