import type { Pool, PoolClient } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { ChannelName } from '../../domain/notices/recipient.ts'
import { letterRow, type KeptLetter } from './kept-letter.ts'
import { groupOf, type Before, type DuePosting, type LetterPlan, type Plan, type Way } from './letters.ts'

/** No letter is about more. The rest is the next one's. */
const POSTINGS_AT_MOST = 2_000
/** A customer's last letters, which the next one goes on from. */
const REFERENCES = 10

export type Group = { recipient: string; channel: ChannelName }
export type Attempt = { deliveryId: number; postingId: number }

/** Recipients and channels for which something of a courier is due, the longest waiting first. Of many it looks at the next. */
export async function groupsDue(
  client: PoolClient,
  courier: string,
  at: Instant,
  limit: number,
): Promise<Group[]> {
  const { rows } = await client.query<Group>({
    name: 'posting-groups-due',
    text: `select recipient, channel from (
       select recipient, channel, next_attempt_at from posting where courier = $1 and next_attempt_at <= $2
       order by next_attempt_at limit $4) next
     group by 1, 2 order by min(next_attempt_at) limit $3`,
    values: [courier, utc(at), limit, POSTINGS_AT_MOST],
  })
  return rows
}

/** Until the transaction ends no other courier decides what goes to the same. */
export async function reserve(client: PoolClient, groups: readonly Group[]): Promise<void> {
  await client.query({
    name: 'reserve-groups',
    text: `select pg_advisory_xact_lock(hashtextextended(g.name, 0))
     from (select name from unnest($1::text[]) as n (name) order by name) g`,
    values: [groups.map(groupOf)],
  })
}

/** What is due of them, as far as one takes it on at once: of a letter that went before all or nothing. */
export async function postingsDue(
  client: PoolClient,
  courier: string,
  groups: readonly Group[],
  at: Instant,
): Promise<DuePosting[]> {
  const { rows } = await client.query<DuePosting>({
    name: 'postings-due',
    text: `select p.id, p.complaint_id as "complaintId", p.notice_key as key, p.round, p.recipient, p.because, p.language,
       p.channel, coalesce(p.address, '') as address, p.created_at as "createdAt", p.attempts, p.letter_id as "letterId", p.reason
     from posting p
     join unnest($3::text[], $4::text[]) as g (recipient, channel) using (recipient, channel)
     where p.courier = $1 and p.next_attempt_at <= $2 and p.state = 'pending'
     order by p.letter_id nulls last, p.id limit $5
     for update of p skip locked`,
    values: [courier, utc(at), ...columnsOf(groups), POSTINGS_AT_MOST],
  })
  const cut = rows.length === POSTINGS_AT_MOST ? rows.at(-1)!.letterId : null
  // Under one id two halves would be the same letter, and whoever has one of them would not take the other.
  return cut === null || cut === rows[0]!.letterId ? rows : rows.filter(({ letterId }) => letterId !== cut)
}

/** What went to recipients before, whichever courier took it. */
export async function whatWentBefore(
  client: PoolClient,
  groups: readonly Group[],
): Promise<ReadonlyMap<string, Before>> {
  const { rows } = await client.query<Group & { attemptedAt: Instant; letters: string[] | null }>({
    name: 'went-before',
    text: `select g.recipient, g.channel, max(l.attempted_at) as "attemptedAt",
       array_agg(l.letter_id order by l.attempted_at) filter (where l.state = 'sent') as letters
     from unnest($1::text[], $2::text[]) as g (recipient, channel)
     cross join lateral (
       select p.attempted_at, p.letter_id, p.state from posting p
       where p.recipient = g.recipient and p.channel = g.channel and p.attempted_at is not null
       order by p.attempted_at desc limit $3) l
     group by 1, 2`,
    values: [...columnsOf(groups), REFERENCES],
  })
  return new Map(
    rows.map(({ attemptedAt, letters, ...group }) => [
      groupOf(group),
      { attemptedAt, letters: [...new Set(letters ?? [])] },
    ]),
  )
}

const columnsOf = (groups: readonly Group[]) => [
  groups.map(({ recipient }) => recipient),
  groups.map(({ channel }) => channel),
]

/** What is not sent now, or not at all, with the reason. */
export async function recordPutOff(client: PoolClient, plan: Plan, at: Instant): Promise<void> {
  const putOff = [
    ...plan.suppressed.map((one) => ({ ...one, state: 'suppressed' })),
    ...plan.postponed.map(({ id, reason, until }) => ({
      id,
      reason,
      state: 'pending',
      until: utc(until),
    })),
  ]
  if (putOff.length > 0)
    await client.query('select put_off_postings($1::jsonb, $2)', [JSON.stringify(putOff), utc(at)])
}

/** Writes attempts down before they are made; if nothing more is heard of one until then, it is made again. */
export async function recordBegun(
  client: PoolClient,
  letters: readonly LetterPlan[],
  { at, lostAt }: { at: Instant; lostAt: Instant },
): Promise<Attempt[]> {
  const begun = letters.flatMap(({ id, postings }) =>
    postings.map((posting) => ({ posting_id: posting.id, letter_id: id })),
  )
  const { rows } = await client.query<Attempt>({
    name: 'record-begun',
    text: `with begun as (select * from jsonb_to_recordset($1::jsonb) as b (posting_id bigint, letter_id text)),
     marked as (
       update posting p
       set attempts = p.attempts + 1, attempted_at = $2, next_attempt_at = $3, letter_id = b.letter_id, reason = null
       from begun b where p.id = b.posting_id
       returning p.*
     )
     insert into delivery (complaint_id, notice_key, transport, at, posting_id, recipient, letter_id)
     select complaint_id, notice_key, channel, $2, id, recipient, letter_id from marked order by id
     returning id as "deliveryId", posting_id as "postingId"`,
    values: [JSON.stringify(begun), utc(at), utc(lostAt)],
  })
  return rows
}

/** How an attempt ended: sent, to be made again, or given up. `isUnknown`: the letter may have arrived all the same. */
export type Outcome = { attempts: readonly Attempt[]; error?: string; isUnknown?: boolean } &
  /** `letter`: what a customer has been sent, to be kept. */
  (
    | { state: 'sent'; letter?: KeptLetter }
    /** `instead`: by which ways each posting may go, the first to be tried in front. */
    | { state: 'failed'; instead: ReadonlyMap<number, readonly Way[]> }
    /** `letters`: which posting goes as which letter next, where that is certain already. */
    | { state: 'pending'; retryAt: Instant; letters?: ReadonlyMap<number, string> }
  )

export async function recordOutcomes(pool: Pool, outcomes: readonly Outcome[], at: Instant): Promise<void> {
  const rows = outcomes.flatMap(({ attempts, ...outcome }) =>
    attempts.map(({ deliveryId, postingId }) => ({
      ...{ delivery_id: deliveryId, posting_id: postingId, state: outcome.state },
      ...(outcome.error !== undefined && { error: outcome.error }),
      is_unknown: outcome.isUnknown === true,
      ...(outcome.state === 'failed' && { instead: outcome.instead.get(postingId) }),
      ...(outcome.state === 'pending' && {
        retry_at: utc(outcome.retryAt),
        letter_id: outcome.letters?.get(postingId),
      }),
    })),
  )
  const letters = outcomes.flatMap((one) => ('letter' in one && one.letter ? [letterRow(one.letter)] : []))
  await pool.query({
    name: 'settle-postings',
    text: 'select settle_postings($1::jsonb, $2, $3::jsonb)',
    values: [JSON.stringify(rows), utc(at), letters.length > 0 ? JSON.stringify(letters) : null],
  })
}
