import type { Pool } from 'pg'
import { erasureAnswer } from '../../domain/erasure.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import { keptOf, lockedStanding } from './retention.ts'

/** A complaint whose keeping period is over. No personal data. */
export type DueComplaint = {
  id: string
  number: string
  policy: { id: string; version: string }
  closedAt: Instant
  archivedAt: Instant
  retainUntil: Instant
  /** Gone from the register, not yet from Temporal: an erasure that was interrupted. */
  isHalfDone: boolean
}
export type DuePosition = { retainUntil: Instant; id: string }

/** The complaints that a purge would take now, the longest overdue first. */
export async function dueForErasure(
  pool: Pool,
  now: Instant,
  { after, limit = 50 }: { after?: DuePosition; limit?: number } = {},
): Promise<DueComplaint[]> {
  const { rows } = await pool.query<DueComplaint>(
    `select c.id, c.number, jsonb_build_object('id', p.id, 'version', p.version) as policy,
       c.closed_at as "closedAt", c.archived_at as "archivedAt", c.retain_until as "retainUntil",
       c.erased_at is not null as "isHalfDone"
     from complaint c join snapshot p on p.digest = c.policy_digest
     where c.archived_at is not null and c.forgotten_at is null and c.retain_until <= $1
       and (c.erased_at is not null or (not c.legal_hold and coalesce(c.restricted_until <= $1, true)))
       and (c.retain_until, c.id) > ($2, $3)
     order by c.retain_until, c.id limit $4`,
    [utc(now), after ? utc(after.retainUntil) : '-infinity', after?.id ?? '', limit],
  )
  return rows
}

/** How many there are, and until which instant the earliest was to be kept. */
export async function countDue(pool: Pool, now: Instant): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from complaint
     where archived_at is not null and forgotten_at is null and retain_until <= $1
       and (erased_at is not null or (not legal_hold and coalesce(restricted_until <= $1, true)))`,
    [utc(now)],
  )
  return rows[0]?.count ?? 0
}

/**
 * Takes what is personal out of a complaint, if the rule allows it at this very moment: a hold or a restriction that
 * was set since somebody decided wins. Under a purge the decision is recorded with it.
 */
export function eraseRecord(
  pool: Pool,
  id: string,
  now: Instant,
  purgeId?: string,
): Promise<'erased' | 'kept'> {
  return inTransaction(pool, async (client) => {
    const stands = await lockedStanding(client, id)
    if (!stands) return 'kept'
    if (stands.erasedAt !== null) return 'erased'
    if (erasureAnswer(keptOf(stands), now).outcome !== 'erase') return 'kept'
    await client.query('select erase_complaint($1)', [id])
    // Keyed digests of a number or an address are still about a person.
    await client.query('delete from complaint_match where complaint_id = $1', [id])
    // Its files go, but for those that another complaint names too.
    await client.query('delete from evidence_named where complaint_id = $1', [id])
    await client.query(
      `update complaint set erased_at = $2, erasure_decided_at = coalesce(erasure_decided_at, $2) where id = $1`,
      [id, utc(now)],
    )
    if (purgeId !== undefined)
      await client.query(
        `insert into retention_decision
           (complaint_id, kind, at, by_id, by_role, reason, ground, request, asked, purge_id)
         select $1::text, 'purge', $2::timestamptz, by_id, by_role, reason, 'purposeReached', 'purge', 'purge', id
         from purge where id = $3
         on conflict (complaint_id, request) do nothing`,
        [id, utc(now), purgeId],
      )
    return 'erased'
  })
}

/** The runs of a complaint's workflow that wrote to the register. */
export async function runsOf(pool: Pool, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ runId: string }>(
    'select run_id as "runId" from complaint_run where complaint_id = $1 order by ordinal',
    [id],
  )
  return rows.map(({ runId }) => runId)
}

/** Temporal has nothing of it any more: the erasure is complete. */
export async function recordForgotten(pool: Pool, id: string, now: Instant): Promise<void> {
  await pool.query(
    'update complaint set forgotten_at = $2 where id = $1 and erased_at is not null and forgotten_at is null',
    [id, utc(now)],
  )
}

/** How a complaint is over, if it is. */
export async function endOf(pool: Pool, id: string): Promise<'erased' | 'archived' | undefined> {
  const { rows } = await pool.query<{ isErased: boolean }>(
    `select erased_at is not null as "isErased" from complaint
     where id = $1 and (erased_at is not null or archived_at is not null)`,
    [id],
  )
  return rows[0] && (rows[0].isErased ? 'erased' : 'archived')
}

/** Of an erased complaint a run has begun again: the next purge takes it out of Temporal once more. */
export async function forgetAgain(pool: Pool, id: string): Promise<void> {
  await pool.query('update complaint set forgotten_at = null where id = $1 and erased_at is not null', [id])
}
