import { useMemo } from 'react'
import { actsOf, type Act } from '../../../words/telling/journal.ts'
import type { Answer } from '../../asking/contract.ts'
import { useMay } from '../../asking/me.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { clockText } from '../../parts/when.tsx'
import { useDesk } from '../desk.tsx'
import type { EventShown } from '../use-complaint.ts'
import { isOfKind, type Kind } from './kinds.ts'

export type LineShown = EventShown & { type: string; at: string }
export type ActShown = Act<LineShown>
export type NoticeShown = Answer<'listNotices'>['data'][number]

/** What stands in the timeline: somebody's act, or time's; or a notice that went out, or is to. */
export type Item = { at: string } & ({ act: ActShown; isVoided: boolean } | { notice: NoticeShown })

/** What is shown of a kind, the newest first. */
export function useItems(entries: readonly EventShown[], kind: Kind): Item[] {
  const may = useMay()
  const { id } = useDesk().complaint
  const notices = useAsk('listNotices', { params: { id } }, { enabled: may('listNotices') }).data?.data
  return useMemo(
    () => [...actItems(entries, kind), ...noticeItems(entries, kind, notices ?? [])].toSorted(newestFirst),
    [entries, kind, notices],
  )
}

const newestFirst = (one: Item, other: Item): number => Date.parse(other.at) - Date.parse(one.at)

/** The journal's own order, the other way about: what happened at one instant stands as it was written. */
function actItems(entries: readonly EventShown[], kind: Kind): Item[] {
  const lines = entries.map((entry) => ({ ...entry, type: entry.event.type, at: entry.event.at }))
  const voided = new Set(
    lines.flatMap(({ type, event }) => (type === 'entryVoided' ? [event['sequence']] : [])),
  )
  return actsOf(lines)
    .filter(({ head }) => isOfKind(head.type, kind))
    .map((act) => ({ at: act.head.at, act, isVoided: voided.has(act.head.sequence) }))
    .toReversed()
}

/** Letters to the customer belong to what happened; what staff was told is shown to whoever asks for it. */
function noticeItems(entries: readonly EventShown[], kind: Kind, notices: readonly NoticeShown[]): Item[] {
  if (kind === 'work' || kind === 'deadlines') return []
  const first = entries[0]?.sequence ?? 0
  return notices
    .filter(({ to, sequence }) => sequence >= first && (kind === 'notices' || to.role === 'customer'))
    .map((notice) => ({ at: notice.sentAt ?? notice.createdAt, notice }))
}

/** The same, day by day, by the reader's clock. */
export function byDay(items: readonly Item[]): { day: string; items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = []
  for (const item of items) {
    const day = clockText(Date.parse(item.at)).slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
