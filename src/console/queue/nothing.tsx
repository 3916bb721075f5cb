import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Empty } from '../parts/states.tsx'
import { knownBy } from '../shell/known-by.ts'
import { openPalette } from '../shell/palette-button.tsx'
import { Ticking, DueChip } from './list/due-chip.tsx'
import type { Going } from './use-place.ts'
import type { Tab } from './use-tabs.ts'
import { useSay } from './words.ts'

type Shown = { tab: Tab; tabs: readonly Tab[]; going: Going; reset: () => void }

/** No row: because of the filters, or because all is done; then what comes next is said. */
export function Nothing({ tab, tabs, going, reset }: Shown) {
  const say = useSay()
  const { filter, dueIn } = going.place
  if (Object.keys(filter).length > 0 || dueIn !== undefined)
    return (
      <Empty>
        <Text>{say('nothingFits')}</Text>
        <ByCaller text={filter.text ?? ''} />
        <Button size="xs" variant="default" onClick={reset}>
          {say('reset')}
        </Button>
      </Empty>
    )
  const waiting = tabs.find((one) => one.tab === 'unassigned')
  return (
    <Empty>
      <Text fw={600}>{say(tab.tab === 'doneToday' ? 'nothingDone' : 'nothingToDo')}</Text>
      {tab.tab !== 'unassigned' && waiting?.count !== undefined && waiting.count > 0 && (
        <Anchor component="button" size="sm" onClick={() => going.go({ tab: 'unassigned', filter: {} })}>
          {waiting.count} {say('inTheQueue')}
        </Anchor>
      )}
      <NextDue tabs={tabs} />
    </Empty>
  )
}

/** Numbers and addresses of callers stand in no list: who looks for one here is led to where they are found. */
function ByCaller({ text }: { text: string }) {
  const [say, may] = [useSay(), useMay()]
  if (knownBy(text.trim()) === undefined || !may('listCallers')) return null
  return (
    <Anchor component="button" size="sm" onClick={openPalette}>
      {say('findCaller')}
    </Anchor>
  )
}

/** What is due next in one's department, or anywhere. */
function NextDue({ tabs }: { tabs: readonly Tab[] }) {
  const say = useSay()
  const team = tabs.find(({ tab }) => tab === 'department') ?? tabs.find(({ tab }) => tab === 'open')
  const query = { ...team?.filter, open: true, sort: 'nextDue', limit: 1 }
  const next = useAsk('listComplaints', { query }, { enabled: team !== undefined }).data?.data[0]
  if (!next || next.nextDueAt === null) return null
  return (
    <Text size="sm">
      {say('comesNext')}{' '}
      <Anchor component={Link} to={`/complaints/${next.id}`} size="sm">
        {next.number} {next.subject}
      </Anchor>{' '}
      <Ticking>
        <DueChip row={next} />
      </Ticking>
    </Text>
  )
}
