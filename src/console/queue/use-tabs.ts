import { minuteMs } from '../../domain/instant.ts'
import type { Answer } from '../asking/contract.ts'
import { useMe, type Me } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'

export type Tab = Pick<Answer<'countComplaints'>['data'][number], 'tab' | 'filter'> & { count?: number }

/** In which order they stand; one that is not named here stands behind them. */
const ORDER = [
  ...['mine', 'department', 'unassigned', 'unclassified', 'overdue', 'escalated'],
  ...['waiting', 'open', 'doneToday', 'closed'],
]

/** Everything there is, which nobody counts. */
const ALL: Tab = { tab: 'all', filter: {} }

/** The tabs of whoever is signed in, with their counts. */
export function useTabs(): readonly Tab[] | undefined {
  const counts = useAsk('countComplaints', {}, { everyMs: minuteMs })
  const told = counts.data?.data
  if (!told) return counts.error ? [ALL] : undefined
  const place = (tab: string) => (ORDER.includes(tab) ? ORDER.indexOf(tab) : ORDER.length)
  return [...told.toSorted((one, other) => place(one.tab) - place(other.tab)), ALL]
}

/** The tab that is shown: the one that is asked for, else the one whose work somebody does. */
export function useTab(tabs: readonly Tab[] | undefined, wanted: string | undefined): Tab | undefined {
  const me = useMe()
  if (!tabs) return undefined
  const usual = usualFor(me).find((name) => tabs.some(({ tab }) => tab === name))
  return tabs.find(({ tab }) => tab === (wanted ?? usual)) ?? ALL
}

const usualFor = ({ held }: Me): string[] =>
  held.some(({ role }) => role === 'agent') ? ['mine', 'open'] : ['department', 'open']
