import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { countText } from '../../words/durations.ts'
import type { Search } from './address.ts'
import type { Tab } from './use-tabs.ts'
import { useSay, type QueueWord } from './words.ts'

/** More are not counted. */
const COUNTED = 10_000

/** How many there are, as far as they are counted. */
export const upTo = (count: number, atMost = COUNTED): string =>
  count >= atMost ? `${countText(atMost)}+` : countText(count)

type Shown = { tabs: readonly Tab[]; current: Tab; searchFor: (tab: Tab) => Search }

/** The work there is, by whose it is and what presses, each with how much: each is an address. */
export function QueueTabs({ tabs, current, searchFor }: Shown) {
  const say = useSay()
  return (
    <nav className="queue-tabs" aria-label={say('tabs')}>
      {tabs.map((one) => (
        <Link
          key={one.tab}
          to="/queue"
          search={searchFor(one) as never}
          activeProps={{}}
          aria-current={one.tab === current.tab ? 'page' : undefined}
        >
          {say(one.tab as QueueWord)}
          {one.count !== undefined && (
            <Badge
              size="sm"
              variant="light"
              color={one.tab === 'overdue' && one.count > 0 ? 'red' : 'gray'}
              miw={26}
            >
              {upTo(one.count)}
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  )
}
