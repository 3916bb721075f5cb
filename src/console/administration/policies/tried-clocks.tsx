import { Badge, Group, Text } from '@mantine/core'
import type { Calendar } from '../../../domain/calendar/calendar.ts'
import { dueOf } from '../../../domain/calendar/counting.ts'
import { termFor } from '../../../domain/policy/term-for.ts'
import { clockName } from '../../../words/clocks.ts'
import { fieldName } from '../../../words/fields.ts'
import { wholeTermText } from '../../../words/telling/terms.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNames } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../../words.ts'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

export type Is = NonNullable<Parameters<typeof termFor>[1]>
type Tried = { policy: Policy; calendar: Calendar; from: number; is: Is }
type Clock = Policy['clocks'][number]

/** By its own counting: each clock of the policy, begun at that instant. */
export function TriedClocks({ policy, calendar, from, is }: Tried) {
  const say = useSay()
  const columns = useColumns()
  const rows = policy.clocks.map((clock) => {
    const term = termFor(clock, is)
    return { clock, term, ...dueOf(from, term, calendar) }
  })
  return (
    <Rows
      label={say('try')}
      rows={rows}
      columns={columns}
      keyOf={({ clock }) => clock.name}
      empty=""
      minWidth={520}
    />
  )
}

type Row = { clock: Clock; term: Clock['term']; dueAt: number; provisional: boolean }

function useColumns(): Column<Row>[] {
  const [say, sayOfAll, language, { clocks }] = [useSay(), useSayOfAll(), useLanguage(), useNames()]
  return [
    { head: fieldName('clock', language), cell: ({ clock }) => clockName(clock.name, language, clocks) },
    { head: say('term'), cell: ({ term }) => wholeTermText(term, language) },
    {
      head: say('countedFrom'),
      cell: ({ clock }) => say(clock.from.includes('received') ? 'fromThen' : 'ifThen'),
    },
    {
      head: say('dueAt'),
      cell: ({ dueAt, provisional }) => (
        <Group gap={6}>
          <Text size="sm" fw={600} component="span">
            <When at={new Date(dueAt).toISOString()} exact />
          </Text>
          {provisional && (
            <Badge variant="outline" color="gray" radius="sm" tt="none" style={{ borderStyle: 'dashed' }}>
              {sayOfAll('provisional')}
            </Badge>
          )}
        </Group>
      ),
    },
  ]
}
