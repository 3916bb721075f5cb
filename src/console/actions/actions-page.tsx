import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { minuteMs } from '../../domain/instant.ts'
import type { Asked } from '../asking/contract.ts'
import { useMe } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Act } from '../dialogs/act.tsx'
import { Loaded } from '../parts/states.tsx'
import { useSay as useSayOfAll } from '../words.ts'
import { ActionList } from './action-list.tsx'
import { useSay } from './words.ts'

type Query = NonNullable<Asked<'listActions'>['query']>

/** Which are shown, as it stands in the address. */
const VIEWS = {
  open: () => ({ state: 'open' }),
  overdue: () => ({ overdue: 'true' }),
  mine: (me: string) => ({ state: 'open', owner: me }),
  checkDue: () => ({ checkDue: 'true' }),
  done: () => ({ state: 'done' }),
} as const satisfies Record<string, (me: string) => Query>
type View = keyof typeof VIEWS
const NAMES = Object.keys(VIEWS) as View[]

type Search = { show?: string; cursor?: string }

/** What is done so that the same does not happen again (R92): what is due next stands first. */
export function Page() {
  const [say, sayOfAll, me, navigate] = [useSay(), useSayOfAll(), useMe(), useNavigate()]
  const { show, cursor }: Search = useSearch({ strict: false })
  const view = NAMES.find((one) => one === show) ?? 'open'
  const query = { ...VIEWS[view](me.id), ...(cursor && { cursor }) }
  const actions = useAsk('listActions', { query }, { everyMs: minuteMs, keepsPrevious: true })
  const go = (search: Search) => void navigate({ to: '/actions', search })
  const next = actions.data?.nextCursor
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOfAll('actions')}
      </Title>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={say('which')}
          data={NAMES.map((value) => ({ value, label: say(value) }))}
          value={view}
          onChange={(chosen) => go({ show: chosen })}
        />
        <Act operation="openAction" label={say('openOne')} variant="filled" />
      </Group>
      <Loaded of={actions}>{({ data }) => <ActionList actions={data} />}</Loaded>
      {next !== undefined && (
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'end' }}
          onClick={() => go({ show: view, cursor: next })}
        >
          {sayOfAll('nextPage')}
        </Button>
      )}
    </Stack>
  )
}
