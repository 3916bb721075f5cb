import { useState, useSyncExternalStore } from 'react'
import { cutStore, useNews } from '../asking/news.ts'
import type { Query } from './address.ts'
import { concerns } from './concerns.ts'
import type { List } from './use-list.ts'

/** What has happened since a list was asked. */
export type Changes = {
  /** Of what is shown. */
  shown: ReadonlySet<string>
  /** In all, of what may belong to the list. */
  count: number
  /** The connection was lost meanwhile: nobody knows. */
  isUnsure: boolean
}

type Kept = { since: number; ids: ReadonlySet<string>; cuts: number }

/** Counts what happens to a list that stays as it is until somebody wants to see it. */
export function useChanges({ data, dataUpdatedAt }: List, query: Query | undefined): Changes {
  const cuts = useSyncExternalStore(cutStore.subscribe, cutStore.times)
  const isCut = useSyncExternalStore(cutStore.subscribe, cutStore.isCut)
  const [kept, setKept] = useState<Kept>({ since: dataUpdatedAt, ids: new Set(), cuts })
  const now = kept.since === dataUpdatedAt ? kept : { since: dataUpdatedAt, ids: new Set<string>(), cuts }
  if (now !== kept) setKept(now)
  const rows = data?.data ?? []
  useNews((news) => {
    const touched = news.filter((one) => concerns(one, rows, query)).map(({ complaintId }) => complaintId)
    if (touched.some((id) => !now.ids.has(id))) setKept({ ...now, ids: new Set([...now.ids, ...touched]) })
  })
  const shown = new Set(rows.flatMap(({ id }) => (now.ids.has(id) ? [id] : [])))
  return { shown, count: now.ids.size, isUnsure: now.cuts !== cuts && !isCut }
}
