import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { Loaded } from '../parts/states.tsx'
import { prefer } from '../shell/preferences.ts'
import { filterOf, queryOf } from './address.ts'
import { useColumns } from './list/columns.tsx'
import { ComplaintList } from './list/complaint-list.tsx'
import { Nothing } from './nothing.tsx'
import { Pager } from './pager.tsx'
import { Toolbar } from './toolbar.tsx'
import { useChanges } from './use-changes.ts'
import { useAskedAt, useList } from './use-list.ts'
import type { Going } from './use-place.ts'
import { noteOpened, useRowKeys } from './list/use-row-keys.ts'
import type { Tab } from './use-tabs.ts'
import { useTotal } from './use-total.ts'

type Of = { tab: Tab; tabs: readonly Tab[]; going: Going }

const AT_ONCE = { getInitialValueInEffect: false }

/** The list itself, with what stands above and below it. */
export function Shown({ tab, tabs, going }: Of) {
  const { place, go } = going
  const [askedAt, askFromNow] = useAskedAt()
  const query = queryOf(place, tab.filter, askedAt)
  const filter = filterOf(place, tab.filter, askedAt)
  const list = useList(query)
  const changes = useChanges(list, query)
  const total = useTotal(filter)
  const isCards = useMediaQuery('(max-width: 48em)', undefined, AT_ONCE)
  const isNarrow = useMediaQuery('(max-width: 80em)', undefined, AT_ONCE)
  const columns = useColumns(isNarrow)
  const rows = list.data?.data ?? []
  const { selected, select, selectAll } = useSelection(rows.map(({ id }) => id))
  const open = useOpening()
  useRowKeys(rows.length > 0)
  const show = () => {
    askFromNow()
    void list.refetch()
  }
  return (
    <>
      <Toolbar {...{ going, filter, changes, show }} />
      <Loaded of={list} lines={10}>
        {() =>
          rows.length === 0 ? (
            <Nothing {...{ tab, tabs, going }} reset={() => go({ filter: {}, dueIn: undefined })} />
          ) : (
            <ComplaintList
              {...{ rows, columns, selected, select, selectAll, open, isCards }}
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
  return { selected, select, selectAll }
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
