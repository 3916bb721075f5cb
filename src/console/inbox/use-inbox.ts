import { useState } from 'react'
import { ask, newKey } from '../asking/ask.ts'
import type { Answer } from '../asking/contract.ts'
import { useLive } from '../asking/use-live.ts'
import { queries, useAsk } from '../asking/use-ask.ts'

export type Item = Answer<'listInbox'>['data'][number]

const PAGE = 50
/** What somebody is told is written a moment after what it tells of: it is looked for again by itself, too. */
const LOOK_MS = 20_000

/** Notices are addressed a moment after what they tell of. */
const ADDRESSED_MS = 2_500
const TOLD =
  /^(escalat|supervision|assigned|task|warned|breach|clear|proposal|solution|reminded|closed|absorbed)/

/** What may have been told to somebody. */
export const useInboxLive = (): void =>
  useLive(['listInbox'], ({ type }) => type !== undefined && TOLD.test(type), ADDRESSED_MS)

/** What its reader has been told, page by page, what is unread first. */
export function useInbox(isUnread: boolean) {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  useInboxLive()
  const query = { limit: PAGE, ...(isUnread && { unread: true }), ...(cursor !== undefined && { cursor }) }
  const asked = useAsk('listInbox', { query }, { everyMs: LOOK_MS, keepsPrevious: true })
  const next = asked.data?.nextCursor
  return {
    asked,
    ...(next !== undefined && { forward: () => setCursors([...cursors, next]) }),
    ...(cursors.length > 0 && { back: () => setCursors(cursors.slice(0, -1)) }),
    start: () => setCursors([]),
  }
}

/** They have read these. */
export async function markRead(items: readonly Item[]): Promise<void> {
  for (const { id, readAt } of items)
    if (readAt === null) await ask('readInboxItem', { params: { item: id }, body: {} }, { key: newKey() })
  await queries.invalidateQueries({ queryKey: ['listInbox'] })
}
