import { Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { priorityBy } from '../../../domain/policy/priority.ts'
import { fieldName } from '../../../words/fields.ts'
import { COMPLEXITIES, SEVERITIES, URGENCIES } from '../../../words/matters.ts'
import { wordIn, type Vocabulary } from '../../../words/vocabulary.ts'
import { serverNow } from '../../asking/server-clock.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { isoOf, MomentInput, momentText } from '../../parts/moment-input.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import type { Policy } from './told.ts'
import { TriedClocks, type Is } from './tried-clocks.tsx'
import { useSay } from './words.ts'

/** By which calendar a policy counts that names none. */
const HOME_CALENDAR = 'cn'

type Graded = { severity?: Is['severity']; complexity?: Is['complexity']; urgency?: Is['urgency'] }

/** When everything would be due of a complaint that was received then, and is so and so. */
export function Trying({ policy }: { policy: Policy }) {
  const say = useSay()
  const calendars = useAsk('listCalendars')
  const [at, setAt] = useState(() => momentText(serverNow()))
  const [graded, setGraded] = useState<Graded>({})
  const { severity, urgency = 'normal' } = graded
  const is: Is = {
    ...graded,
    ...(severity && { urgency, priority: priorityBy(policy, { severity, urgency }) }),
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('tryAbout')}
      </Text>
      <Group gap="xs" align="end">
        <MomentInput label={say('receivedAt')} value={at} onChange={setAt} width={200} />
        <Grading graded={graded} change={setGraded} />
      </Group>
      <Loaded of={calendars}>
        {({ data }) => {
          const calendar = data.find(({ id }) => id === (policy.calendar ?? HOME_CALENDAR))
          if (!calendar) return <Empty>{say('noCalendar')}</Empty>
          const from = Date.parse(isoOf(at) ?? '')
          return Number.isNaN(from) ? null : <TriedClocks {...{ policy, calendar, from, is }} />
        }}
      </Loaded>
    </Stack>
  )
}

const GRADES: readonly [field: keyof Graded, vocabulary: Vocabulary][] = [
  ['severity', SEVERITIES],
  ['complexity', COMPLEXITIES],
  ['urgency', URGENCIES],
]

function Grading({ graded, change }: { graded: Graded; change: (graded: Graded) => void }) {
  const [say, language] = [useSay(), useLanguage()]
  return GRADES.map(([field, vocabulary]) => (
    <Select
      key={field}
      size="xs"
      w={130}
      clearable
      label={fieldName(field, language)}
      placeholder={say('unclassified')}
      data={Object.keys(vocabulary).map((code) => ({
        value: code,
        label: wordIn(vocabulary, code, language),
      }))}
      value={graded[field] ?? null}
      onChange={(code) => {
        const { [field]: _, ...rest } = graded
        change(code === null ? rest : { ...rest, [field]: code })
      }}
    />
  ))
}
