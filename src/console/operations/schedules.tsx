import { Anchor, Badge, Group } from '@mantine/core'
import { RUN_STATES, SCHEDULES } from '../../words/administration/schedules.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Answer } from '../asking/contract.ts'
import { useMe } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { Loaded } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Schedule = Answer<'listSchedules'>['data'][number]
type Run = NonNullable<Schedule['last']>

/** What the system does by itself, when it did so last and how that went. */
export function Schedules() {
  const [say, columns] = [useSay(), useColumns()]
  const schedules = useAsk('listSchedules', {}, { everyMs: 30_000 })
  return (
    <Loaded of={schedules}>
      {({ data }) => (
        <Rows
          label={say('schedules')}
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          empty={say('noSchedules')}
          minWidth={720}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Schedule>[] {
  const [say, { temporalRuns }] = [useSay(), useMe()]
  return [
    { head: say('job'), cell: (one) => <Named one={one} runs={temporalRuns} /> },
    { head: say('state'), cell: ({ isPaused }) => <State isPaused={isPaused} /> },
    { head: say('lastRun'), cell: ({ last }) => last && <Went run={last} runs={temporalRuns} /> },
    { head: say('nextRun'), cell: ({ nextAt, isPaused }) => !isPaused && <When at={nextAt} exact /> },
  ]
}

type Shown = { runs: string | null }

/** By its name; why it is paused is its note, as Temporal has it. */
function Named({ one: { id, note }, runs }: Shown & { one: Schedule }) {
  const language = useLanguage()
  const name = wordIn(SCHEDULES, id, language)
  if (runs === null) return <span title={note ?? undefined}>{name}</span>
  const address = `${runs.replace(/workflows$/, 'schedules')}/${encodeURIComponent(id)}`
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" size="sm" title={note ?? undefined}>
      {name}
    </Anchor>
  )
}

function State({ isPaused }: { isPaused: boolean }) {
  const say = useSay()
  return (
    <Badge variant="light" color={isPaused ? 'orange' : 'teal'} radius="sm" tt="none" miw="max-content">
      {say(isPaused ? 'paused' : 'goesOn')}
    </Badge>
  )
}

const COLORS: Readonly<Partial<Record<NonNullable<Run['status']>, string>>> = {
  running: 'blue',
  completed: 'teal',
}

function Went({ run: { at, workflowId, runId, status }, runs }: Shown & { run: Run }) {
  const language = useLanguage()
  const when = <When at={at} exact />
  return (
    <Group gap="xs">
      {runs === null ? (
        when
      ) : (
        <Anchor
          href={`${runs}/${encodeURIComponent(workflowId)}/${runId}`}
          target="_blank"
          rel="noreferrer"
          size="sm"
        >
          {when}
        </Anchor>
      )}
      {status !== null && (
        <Badge variant="light" color={COLORS[status] ?? 'red'} radius="sm" tt="none" miw="max-content">
          {wordIn(RUN_STATES, status, language)}
        </Badge>
      )}
    </Group>
  )
}
