import type { PoolClient } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Outcome } from '../domain/event.ts'
import type { Stage } from '../domain/policy/policy.ts'
import type { Change } from '../register/feed/feed.ts'

/** What a message says of a complaint beside the change itself. */
export type Facts = {
  position: number
  number: string
  /** As the complaint stands when the message is written: it may have gone on since the change. */
  version: number
  stage: Stage
  outcome: Outcome | null
  cycle: number
  level: number
  /** The policy that held at this entry. */
  policy: string | null
  policyVersion: string | null
  /** Of an escalation: its step, and the due that was not kept. */
  step: { level: number; cycle: number; clock: string | null } | null
  dueAt: Instant | null
}

/** By position, in one reading for a whole page. None of a restricted complaint; of an erased one, that it is. */
export async function factsOf(
  client: PoolClient,
  changes: readonly Change[],
): Promise<ReadonlyMap<number, Facts>> {
  const { rows } = await client.query<Facts>(FACTS, [
    changes.map(({ position }) => position),
    changes.map(({ complaintId }) => complaintId),
    changes.map(({ sequence }) => sequence),
    changes.map(escalationKey),
  ])
  return new Map(rows.map((facts) => [facts.position, facts]))
}

function escalationKey(change: Change): string | null {
  if (change.kind !== 'recorded') return null
  const { event } = change.entry
  return 'key' in event && event.type.startsWith('escal') ? event.key : null
}

const FACTS = `
  select t.position, c.number, c.version, c.stage, c.outcome, c.cycle, c.level,
    p.id as policy, p.version as "policyVersion",
    case when s.key is not null then jsonb_build_object('level', s.level, 'cycle', s.cycle, 'clock', s.clock) end as step,
    coalesce(k.breached_due_at, k.due_at) as "dueAt"
  from unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) t (position, complaint_id, sequence, key)
  join complaint c on c.id = t.complaint_id and (not c.hidden or c.erased_at is not null)
  left join lateral (
    select n.id, n.version from pin join snapshot n on n.digest = pin.policy_digest
    where pin.complaint_id = c.id and pin.sequence <= t.sequence order by pin.sequence desc limit 1) p on true
  left join escalation s on s.complaint_id = c.id and s.key = t.key
  left join clock k on k.complaint_id = c.id and s.source = k.cycle || '/' || k.clock || '/' || k.n`
