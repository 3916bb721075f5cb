import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { RECEIPT_KEY } from './folded-receipts.ts'

/** What a complaint is folded from. */
export type Journal = {
  policy: Complaint['policy']
  calendar: Complaint['calendar']
  events: readonly Event[]
  /** It was imported. */
  past: boolean
  /** When its receipt went out. */
  receiptAt: Instant | null
}

const PAGE = 500

type Stored = { id: string; policy: string; calendar: string } & Omit<Journal, 'policy' | 'calendar'>

/** Of all that were received before, a page at a time. */
export async function* journals(pool: Pool, receivedBefore: Instant): AsyncGenerator<Journal> {
  const snapshots = new Map<string, object>()
  for (let after = ''; ;) {
    const { rows } = await pool.query<Stored>(
      `select c.id, encode(first.policy_digest, 'hex') as policy, encode(first.calendar_digest, 'hex') as calendar,
         (select jsonb_agg(e.data || jsonb_build_object('type', e.type,
             'at', (extract(epoch from e.at) * 1000)::bigint) order by e.sequence)
           from event e where e.complaint_id = c.id) as events,
         coalesce((select e.past from event e where e.complaint_id = c.id and e.sequence = 1), false) as past,
         (select (extract(epoch from n.sent_at) * 1000)::bigint from notice n
           where n.complaint_id = c.id and n.key = $4) as "receiptAt"
       from (select id from complaint where id > $1 and received_at < to_timestamp($2::float8 / 1000)
           and not is_canary(id)
         order by id limit $3) c
       join lateral (select policy_digest, calendar_digest from pin where complaint_id = c.id
         order by sequence limit 1) first on true
       order by c.id`,
      [after, receivedBefore, PAGE, RECEIPT_KEY],
    )
    await readSnapshots(pool, snapshots, new Set(rows.flatMap(({ policy, calendar }) => [policy, calendar])))
    for (const { id: _, policy, calendar, ...told } of rows)
      yield {
        policy: snapshots.get(policy) as Journal['policy'],
        calendar: snapshots.get(calendar) as Journal['calendar'],
        ...told,
      }
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

/** Many complaints share a snapshot: each is read once. */
async function readSnapshots(
  pool: Pool,
  known: Map<string, object>,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const missing = [...wanted].filter((digest) => !known.has(digest))
  if (missing.length === 0) return
  const { rows } = await pool.query<{ digest: string; body: object }>(
    `select encode(digest, 'hex') as digest, body from snapshot
     where digest in (select decode(d, 'hex') from unnest($1::text[]) d)`,
    [missing],
  )
  for (const { digest, body } of rows) known.set(digest, body)
}
