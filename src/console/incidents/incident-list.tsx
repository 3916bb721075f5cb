import { Anchor, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { minuteMs } from '../../domain/instant.ts'
import { fieldName } from '../../words/fields.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Act } from '../dialogs/act.tsx'
import { Rows, type Column } from '../parts/data-table.tsx'
import { Loaded } from '../parts/states.tsx'
import { Turning } from '../parts/turning.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { IncidentState } from './incident-state.tsx'
import { useSums } from './use-sums.ts'
import { useSay } from './words.ts'

type Listed = Answer<'listIncidents'>['data'][number]

const VIEWS = { open: { open: 'true' }, closed: { open: 'false' }, all: {} } as const
type View = keyof typeof VIEWS
const VIEW_NAMES = Object.keys(VIEWS) as View[]
type Place = { show?: string; cursor?: string }

/** The incidents, what was opened last first. */
export function IncidentList() {
  const [say, sayOfAll, columns, navigate] = [useSay(), useSayOfAll(), useColumns(), useNavigate()]
  const { show, cursor }: Place = useSearch({ strict: false })
  const view = VIEW_NAMES.find((one) => one === show) ?? 'open'
  const query = { limit: 20, ...VIEWS[view], ...(cursor && { cursor }) }
  const incidents = useAsk('listIncidents', { query }, { everyMs: minuteMs, keepsPrevious: true })
  const go = (search: Place) => void navigate({ to: '/incidents', search })
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOfAll('incidents')}
      </Title>
      <Group gap="xs">
        <Views view={view} go={go} />
        <OpenOne />
      </Group>
      <Loaded of={incidents}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={sayOfAll('incidents')}
              rows={data}
              columns={columns}
              keyOf={({ id }) => id}
              empty={say('none')}
              minWidth={720}
            />
            <Turning
              {...{ cursor, nextCursor }}
              turn={(to) => go({ show: view, ...(to !== undefined && { cursor: to }) })}
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Views({ view, go }: { view: View; go: (search: Place) => void }) {
  const say = useSay()
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('which')}
      value={view}
      onChange={(chosen) => go({ show: chosen })}
      data={VIEW_NAMES.map((value) => ({ value, label: say(value) }))}
    />
  )
}

/** Whoever opens one goes on there. */
function OpenOne() {
  const [say, navigate] = [useSay(), useNavigate()]
  return (
    <Act
      operation="openIncident"
      label={say('openOne')}
      variant="filled"
      done={(answer) => void navigate({ to: `/incidents/${(answer as Listed).id}` })}
    />
  )
}

function useColumns(): Column<Listed>[] {
  const [say, language, sumsOf] = [useSay(), useLanguage(), useSums()]
  return [
    { head: fieldName('title', language), cell: (incident) => <Told of={incident} /> },
    { head: fieldName('state', language), cell: ({ state }) => <IncidentState state={state} /> },
    {
      head: say('complaints'),
      cell: ({ complaints, open }) => `${complaints} · ${say('ofThemOpen')} ${open}`,
    },
    { head: say('offered'), cell: ({ offered }) => sumsOf(offered), isNumber: true },
    { head: say('openedAt'), cell: ({ openedAt }) => <When at={openedAt} /> },
  ]
}

const Told = ({ of: { id, title, cause } }: { of: Listed }) => (
  <Stack gap={2} maw={480}>
    <Anchor component={Link} to={`/incidents/${id}`} size="sm">
      {title}
    </Anchor>
    <Text size="xs" c="dimmed" lineClamp={2}>
      {cause}
    </Text>
  </Stack>
)
