import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Actor } from '../../domain/command.ts'
import { EVERYTHING, seenBy, seesHidden, sightOf } from '../lists/visible.ts'

/** A notice in a person's inbox, with the complaint as it is now. */
export type InboxItem = {
  id: number
  complaintId: string
  number: string
  /** Null once they do not reach the complaint any more: that they were told stays. */
  subject: string | null
  notice: string
  template: string | null
  because: object
  createdAt: Instant
  readAt: Instant | null
}
export type InboxPosition = { isRead: boolean; id: number }
/** A person, in one of the roles that they may act in, and all of these. */
type Reader = { by: Actor; held: readonly [Actor, ...Actor[]] }
type InboxQuery = { limit: number; unread?: boolean; after?: InboxPosition }

const columnsFor = ({ held }: Reader) => `i.id, i.complaint_id as "complaintId", c.number,
  case when ${seenBy(sightOf(held, 'readComplaint'), 'c')} then c.subject end as subject, i.notice_key as notice, n.template, i.because,
  i.created_at as "createdAt", i.read_at as "readAt"`
const itemsOf = ({ held }: Reader) => `
  from inbox_item i join complaint c on c.id = i.complaint_id
  left join notice n on n.complaint_id = i.complaint_id and n.key = i.notice_key
  where i.person = $1 and ${seenBy({ ...EVERYTHING, hidden: held.some(({ role }) => seesHidden(role)) }, 'c')}`

/** A person's own items, the unread first and of these the newest. */
export async function listInbox(
  pool: Pool,
  reader: Reader,
  { limit, unread = false, after }: InboxQuery,
): Promise<InboxItem[]> {
  const { rows } = await pool.query<InboxItem>(
    `select ${columnsFor(reader)} ${itemsOf(reader)}
       and ($2::boolean is null or (i.read_at is not null) > $2 or ((i.read_at is not null) = $2 and i.id < $3))
       and not ($4 and i.read_at is not null)
     order by (i.read_at is not null), i.id desc limit $5`,
    [reader.by.id, after?.isRead ?? null, after?.id ?? null, unread, limit],
  )
  return rows
}

export async function countUnread(pool: Pool, reader: Reader): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) as count ${itemsOf(reader)} and i.read_at is null`,
    [reader.by.id],
  )
  return rows[0]?.count ?? 0
}

/** Marks one's own item as read; the first time counts. Nothing where there is no such item. */
export async function readItem(
  pool: Pool,
  reader: Reader,
  id: number,
  at: Instant,
): Promise<InboxItem | undefined> {
  await pool.query('update inbox_item set read_at = coalesce(read_at, $3) where id = $2 and person = $1', [
    reader.by.id,
    id,
    utc(at),
  ])
  const { rows } = await pool.query<InboxItem>(
    `select ${columnsFor(reader)} ${itemsOf(reader)} and i.id = $2`,
    [reader.by.id, id],
  )
  return rows[0]
}
