import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { Loaded } from '../parts/states.tsx'
import { prefer } from '../shell/preferences.ts'
import { filterOf, queryOf } from './address.ts'
import { useColumns } from './list/columns.tsx'
import { ComplaintList } from './list/complaint-list.tsx'
import { noteOpened } from './list/last-opened.ts'
import { useRowKeys } from './list/use-row-keys.ts'
import { Nothing } from './nothing.tsx'
import { Pager } from './pager.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { useChanges } from './use-changes.ts'
import { useAskedAt, useList } from './use-list.ts'
import type { Going } from './use-place.ts'
import type { Tab } from './use-tabs.ts'
import { useTotal } from './use-total.ts'

export type Of = { tab: Tab; tabs: readonly Tab[]; going: Going }

/** The list itself, with what stands above and below it. */
export function Shown({ tab, tabs, going }: Of) {
  const { place, go } = going
  const { list, filter, changes, show } = useShown(tab, going)
  const total = useTotal(filter)
  const rows = list.data?.data ?? []
  const { selected, select, selectAll, clear } = useSelection(rows.map(({ id }) => id))
  const manner = useManner()
  useRowKeys(rows.length > 0)
  const nothing = <Nothing {...{ tab, tabs, going }} reset={() => go({ filter: {}, dueIn: undefined })} />
  return (
    <>
      <Toolbar {...{ going, filter, changes, show }}>
        <SelectionBar rows={rows.filter(({ id }) => selected.has(id))} clear={clear} ask={show} />
      </Toolbar>
      <Loaded of={list} lines={10}>
        {() =>
          rows.length === 0 ? (
            nothing
          ) : (
            <ComplaintList
              {...{ rows, selected, select, selectAll, ...manner }}
              changed={changes.shown}
              sort={place.sort}
              order={(sort) => {
                prefer({ sort })
                go({ sort })
              }}
              isOld={list.isPlaceholderData}
            />
          )
        }
      </Loaded>
      <Pager {...{ going, total }} shown={rows.length} nextCursor={list.data?.nextCursor} />
    </>
  )
}

/** The list as it was asked, what has happened since, and the way to see it. */
function useShown({ filter: ofTab }: Tab, { place }: Going) {
  const [askedAt, askFromNow] = useAskedAt()
  const query = queryOf(place, ofTab, askedAt)
  const list = useList(query)
  const show = () => {
    askFromNow()
    void list.refetch()
  }
  return { list, filter: filterOf(place, ofTab, askedAt), changes: useChanges(list, query), show }
}

const AT_ONCE = { getInitialValueInEffect: false }

/** How rows are drawn where there is so much room, and what a press does. */
function useManner() {
  const isCards = useMediaQuery('(max-width: 48em)', undefined, AT_ONCE)
  const isNarrow = useMediaQuery('(max-width: 80em)', undefined, AT_ONCE)
  return { isCards, columns: useColumns(isNarrow), open: useOpening() }
}

/** What is selected of the page that is shown. */
function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selected = new Set(ids.filter((id) => chosen.has(id)))
  const select = useCallback((id: string) => {
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const selectAll = () => setChosen(new Set(selected.size === ids.length ? [] : ids))
  const clear = () => setChosen(new Set())
  return { selected, select, selectAll, clear }
}

function useOpening(): (id: string) => void {
  const navigate = useNavigate()
  return useCallback(
    (id: string) => {
      noteOpened(id)
      void navigate({ to: '/complaints/$id', params: { id } })
    },
    [navigate],
  )
}
