import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../../domain/command.ts'
import { erasureAnswer, type ErasureGround, type Kept } from '../../domain/erasure.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { digestOf } from '../commit/digest.ts'
import { inTransaction } from '../in-transaction.ts'

/** What is asked about keeping, hiding or erasing a complaint. `request` makes it one, however often it is asked. */
export type RetentionRequest = {
  complaintId: string
  kind: 'hold' | 'lift' | 'restrict' | 'unrestrict' | 'erasure'
  by: Pick<Actor, 'id' | 'role'>
  reason: string
  until?: Instant
  request: string
}

export type DecisionKind = 'hold' | 'lift' | 'restrict' | 'unrestrict' | 'erase' | 'refuse' | 'purge'
export type RetentionDecision = {
  id: number
  kind: DecisionKind
  at: Instant
  by: Pick<Actor, 'id' | 'role'>
  reason: string
  ground: ErasureGround | null
  until: Instant | null
}

/** Why nothing was decided. */
export type Undecided = 'absent' | 'keyReused' | 'alreadyDone' | 'nothingToLift' | 'notArchived' | 'notLater'
export type Decided = { decision: RetentionDecision; standing: Standing } | { undecided: Undecided }

/** How a complaint stands about being kept. */
export type Standing = {
  id: string
  number: string
  archivedAt: Instant | null
  retainUntil: Instant | null
  legalHold: boolean
  restrictedUntil: Instant | null
  erasedAt: Instant | null
  forgottenAt: Instant | null
}

const standingColumns = `id, number, archived_at as "archivedAt", retain_until as "retainUntil", legal_hold as "legalHold",
  restricted_until as "restrictedUntil", erased_at as "erasedAt", forgotten_at as "forgottenAt"`
const decisionColumns = `id, kind, at, jsonb_build_object('id', by_id, 'role', by_role) as by, reason, ground, until`

/** Decides one request and records it, or says why there is nothing to decide. The same request is decided once. */
export function decideRetention(pool: Pool, asked: RetentionRequest, now: Instant): Promise<Decided> {
  return inTransaction(pool, async (client) => {
    const stands = await lockedStanding(client, asked.complaintId)
    if (!stands) return { undecided: 'absent' }
    const told = digestOf({ kind: asked.kind, reason: asked.reason, until: asked.until })
    const { rows } = await client.query<RetentionDecision & { asked: string }>(
      `select ${decisionColumns}, asked from retention_decision where complaint_id = $1 and request = $2`,
      [asked.complaintId, asked.request],
    )
    const [earlier] = rows
    if (earlier) {
      const { asked: before, ...decided } = earlier
      return before === told ? { decision: decided, standing: stands } : { undecided: 'keyReused' }
    }
    const verdict = verdictOn(stands, asked, now)
    if (typeof verdict === 'string') return { undecided: verdict }
    const decided = await record(client, { ...asked, ...verdict, told }, now)
    await carryOut(client, asked.complaintId, verdict, now)
    return { decision: decided, standing: (await lockedStanding(client, asked.complaintId))! }
  })
}

/** What is known of a complaint for the rule about its erasure. */
export const keptOf = (stands: Standing): Kept => ({
  legalHold: stands.legalHold,
  isErased: stands.erasedAt !== null,
  ...(stands.archivedAt !== null && { archivedAt: stands.archivedAt }),
  ...(stands.retainUntil !== null && { retainUntil: stands.retainUntil }),
  ...(stands.restrictedUntil !== null && { restrictedUntil: stands.restrictedUntil }),
})

/** Commits of the journal wait for the holder of this, and the holder for them. */
export async function lockedStanding(client: PoolClient, id: string): Promise<Standing | undefined> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
  const { rows } = await client.query<Standing>(`select ${standingColumns} from complaint where id = $1`, [
    id,
  ])
  return rows[0]
}

type Verdict = { kind: DecisionKind; ground?: ErasureGround; until?: Instant }

function verdictOn(stands: Standing, { kind, until }: RetentionRequest, now: Instant): Verdict | Undecided {
  const isErased = stands.erasedAt !== null
  switch (kind) {
    case 'hold':
      return stands.legalHold || isErased ? 'alreadyDone' : { kind }
    case 'lift':
      return stands.legalHold ? { kind } : 'nothingToLift'
    case 'restrict':
      if (isErased) return 'alreadyDone'
      if (stands.archivedAt === null) return 'notArchived'
      return until !== undefined && until > now ? { kind, until } : 'notLater'
    case 'unrestrict':
      return stands.restrictedUntil === null || isErased ? 'nothingToLift' : { kind }
    case 'erasure': {
      const { outcome, ...told } = erasureAnswer(keptOf(stands), now)
      return { kind: outcome, ...told }
    }
  }
}

type Recorded = Omit<RetentionRequest, 'kind'> & Verdict & { told: string }

async function record(client: PoolClient, asked: Recorded, now: Instant): Promise<RetentionDecision> {
  const { complaintId, kind, by, reason, ground, until, request, told } = asked
  const { rows } = await client.query<RetentionDecision>(
    `insert into retention_decision (complaint_id, kind, at, by_id, by_role, reason, ground, until, request, asked)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${decisionColumns}`,
    [
      complaintId,
      kind,
      utc(now),
      by.id,
      by.role,
      reason,
      ground,
      until === undefined ? null : utc(until),
      request,
      told,
    ],
  )
  return rows[0]!
}

/** A decision takes effect with its record. A refusal changes nothing. */
async function carryOut(
  client: PoolClient,
  id: string,
  { kind, until }: Verdict,
  now: Instant,
): Promise<void> {
  const set = (assignment: string, ...values: unknown[]) =>
    client.query(`update complaint set ${assignment} where id = $1`, [id, ...values])
  switch (kind) {
    case 'hold':
      await set('legal_hold = true')
      break
    case 'lift':
      await set('legal_hold = false')
      break
    case 'unrestrict':
      await set('restricted_until = null')
      break
    case 'restrict':
      await set('restricted_until = $2', utc(until!))
      // Stored and protected, and nothing else: nobody is told of it any more.
      await client.query(
        `update notice set state = 'suppressed', next_attempt_at = null
         where complaint_id = $1 and state = 'pending'`,
        [id],
      )
      await client.query(
        `update posting set state = 'suppressed', reason = 'restricted', address = null, next_attempt_at = null
         where complaint_id = $1 and state = 'pending'`,
        [id],
      )
      break
    case 'erase':
      await set('erasure_decided_at = coalesce(erasure_decided_at, $2)', utc(now))
      break
    case 'refuse':
    case 'purge':
      break
  }
}

/** How a complaint stands, and everything that was decided about it. */
export async function retentionOf(
  pool: Pool,
  id: string,
): Promise<{ standing: Standing; decisions: RetentionDecision[] } | undefined> {
  const { rows } = await pool.query<Standing>(`select ${standingColumns} from complaint where id = $1`, [id])
  if (!rows[0]) return undefined
  const decided = await pool.query<RetentionDecision>(
    `select ${decisionColumns} from retention_decision where complaint_id = $1 order by id`,
    [id],
  )
  return { standing: rows[0], decisions: decided.rows }
}
