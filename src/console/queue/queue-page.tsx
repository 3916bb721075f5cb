import './queue.css'
import { Group, Title } from '@mantine/core'
import { useLive } from '../asking/use-live.ts'
import { Loaded } from '../parts/states.tsx'
import { useSay as useWord } from '../words.ts'
import { agrees, searchOf, withinTab } from './address.ts'
import { FilterRow } from './filters/filter-row.tsx'
import { MyDay } from './my-day.tsx'
import { Shown, type Of } from './shown.tsx'
import { QueueTabs } from './tabs.tsx'
import { usePlace } from './use-place.ts'
import { useTab, useTabs } from './use-tabs.ts'

/** Counting is not for free: with much going on it is done so often. */
const COUNTED_EVERY_MS = 5_000

/** The work there is, in the order in which a desk takes it up. */
export function Page() {
  const word = useWord()
  useLive(['countComplaints', 'totalComplaints'], () => true, COUNTED_EVERY_MS)
  const going = usePlace()
  const tabs = useTabs()
  const tab = useTab(tabs, going.place.tab)
  const own = useTab(tabs, undefined)
  const data = tabs && tab && { tabs, tab, going }
  return (
    <div className="queue">
      <Group justify="space-between" gap="xs">
        <Title order={1} size="h3">
          {word('queue')}
        </Title>
        {own && <MyDay own={own} going={going} />}
      </Group>
      <Loaded of={{ data, error: null, isFetching: true, refetch: () => undefined }} lines={12}>
        {(known) => (
          <>
            <Picking {...known} />
            <Shown {...known} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** By tab and by filters, of which those of a tab are its own. */
function Picking({ tabs, tab, going: { place, go } }: Of) {
  return (
    <>
      <QueueTabs
        tabs={tabs}
        current={tab}
        searchFor={(one) =>
          searchOf({ ...place, ...withinTab(place, one.filter), tab: one.tab, page: 1, cursor: undefined })
        }
      />
      <FilterRow
        key={JSON.stringify([place.filter, place.dueIn])}
        place={place}
        apply={(set) => go({ ...set, tab: agrees(set, tab.filter) ? tab.tab : 'all' })}
      />
    </>
  )
}
