import { minuteMs } from '../../domain/instant.ts'
import { Anchor, Group } from '@mantine/core'
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react'
import { useNow } from '../parts/use-now.ts'
import { filterOf, type TabFilter } from './address.ts'
import type { Going } from './use-place.ts'
import type { Tab } from './use-tabs.ts'
import { useTotal } from './use-total.ts'
import { useSay, type QueueWord } from './words.ts'

/** What presses of one's own work: it leads to the list. */
export function MyDay({ own, going }: { own: Tab; going: Going }) {
  const say = useSay()
  const now = Math.floor(useNow() / minuteMs) * minuteMs
  // The tabs beside it count everybody's.
  const ownWord = `${say(own.tab as QueueWord)} ·`
  const isDone = own.filter['open'] !== true
  const count = (more: TabFilter, isSoon = false) => {
    const dueIn = isSoon ? ('within1h' as const) : undefined
    return isDone
      ? undefined
      : filterOf({ ...going.place, filter: {}, dueIn }, { ...own.filter, ...more }, now)
  }
  const soon = useTotal(count({}, true))
  const over = useTotal(count({ overdue: true }))
  return (
    <Group gap="md" mih={22}>
      {soon && soon.count > 0 && (
        <Anchor
          component="button"
          size="sm"
          onClick={() => going.go({ tab: own.tab, filter: {}, dueIn: 'within1h' })}
        >
          <IconClockExclamation size={14} aria-hidden /> {ownWord} {soon.count} {say('dueSoon')}
        </Anchor>
      )}
      {over && over.count > 0 && (
        <Anchor
          component="button"
          size="sm"
          c="red"
          onClick={() => going.go({ tab: own.tab, filter: { overdue: 'true' }, dueIn: undefined })}
        >
          <IconAlertTriangle size={14} aria-hidden /> {ownWord} {over.count} {say('alreadyOver')}
        </Anchor>
      )}
    </Group>
  )
}
