import type { Pool } from 'pg'
import type { Outcome } from '../domain/event.ts'
import { LEADING } from '../domain/evolve/stages.ts'
import { utc, type Instant } from '../domain/instant.ts'
import type { Stage } from '../domain/policy/policy.ts'
import { inList } from '../figures/family.ts'
import type { CaseFact, NotableCase } from './report-data.ts'

type Found = {
  number: string
  receivedAt: Instant
  category: string | null
  stage: Stage
  emergency: boolean
  major: boolean
  level: number | null
  lateMs: number | null
  breaches: number
  cycle: number | null
  finalResponse: boolean
  dissatisfied: boolean
  redress: { amountCents: number; currency: string } | null
  outcome: Outcome | null
}

/**
 * The cases management should know of, the gravest first. They are weighed by what happened in the period, and told by
 * number, category, stage and facts that the system itself has established.
 */
const QUERY = `
  with told as (
    select e.complaint_id, e.sequence, e.type, e.at, e.data
    from event e join complaint c on c.id = e.complaint_id
    where c.kind = 'complaint' and not c.hidden and e.at >= $1 and e.at < $2 and e.at <= $3
      and e.type in ('emergencyDeclared', 'classified', 'escalated', 'breached', 'breachVoided', 'clockMet',
        'cycleOpened', 'finalResponseGiven', 'revisitRecorded', 'solutionAccepted', 'closed')
  ), facts as (
    select complaint_id,
      bool_or(type = 'emergencyDeclared') as emergency,
      bool_or(type = 'classified' and data ->> 'severity' = 'major') as major,
      max((data ->> 'level')::int) filter (where type = 'escalated') as level,
      max((data ->> 'lateMs')::bigint) filter (where type = 'clockMet') as late_ms,
      greatest(0, count(*) filter (where type = 'breached') - count(*) filter (where type = 'breachVoided'))
        as breaches,
      max((data ->> 'cycle')::int) filter (where type = 'cycleOpened') as cycle,
      bool_or(type = 'finalResponseGiven') as final_response,
      bool_or(type = 'revisitRecorded' and data ->> 'result' = 'dissatisfied') as dissatisfied,
      max(sequence) filter (where type = 'solutionAccepted') as accepted,
      (array_agg(data ->> 'outcome' order by sequence desc) filter (where type = 'closed'))[1] as outcome
    from told group by complaint_id
  ), weighed as (
    select *, 6 * emergency::int + 5 * major::int + 2 * coalesce(level, 0) + 3 * (cycle is not null)::int
        + 3 * final_response::int + 2 * dissatisfied::int + least(breaches, 4)
        + least(5, coalesce(late_ms, 0) / 86400000) as weight
    from facts
  ), chosen as (
    select * from weighed where weight >= 5 order by weight desc, complaint_id limit $4
  )
  select c.number, c.received_at as "receivedAt", emergency, major, w.level, late_ms as "lateMs", breaches, w.cycle,
    final_response as "finalResponse", dissatisfied, w.outcome, r.redress, k.category, s.stage
  from chosen w
  join complaint c on c.id = w.complaint_id
  left join lateral (
    select e.data -> 'redress' as redress from event e
    where e.complaint_id = w.complaint_id and e.type = 'solutionProposed' and e.sequence < w.accepted
    order by e.sequence desc limit 1
  ) r on true
  left join lateral (
    select e.data ->> 'category' as category from event e
    where e.complaint_id = w.complaint_id and e.type = 'classified' and e.at <= $3
    order by e.sequence desc limit 1
  ) k on true
  cross join lateral (
    select e.stage from event e
    where e.complaint_id = w.complaint_id and e.at <= $3 and e.type in ${inList(...LEADING)}
    order by e.sequence desc limit 1
  ) s
  order by w.weight desc, c.received_at, c.number`

/** At most so many: whoever must read more reads the register. */
const SHOWN = 12

export async function notableCases(
  pool: Pick<Pool, 'query'>,
  { from, to, asOf }: { from: Instant; to: Instant; asOf: Instant },
): Promise<NotableCase[]> {
  const { rows } = await pool.query<Found>(QUERY, [utc(from), utc(to), utc(asOf), SHOWN])
  return rows.map((found) => {
    const { number, category, stage, receivedAt } = found
    return { number, category, stage, receivedAt, facts: factsOf(found) }
  })
}

/** Less than this late is no news. */
const LATE_MS = 3_600_000

function factsOf(found: Found): CaseFact[] {
  const { emergency, major, level, lateMs, breaches, cycle, finalResponse, dissatisfied, redress, outcome } =
    found
  return [
    ...(emergency ? [{ fact: 'emergency' } as const] : []),
    ...(major ? [{ fact: 'major' } as const] : []),
    ...(level ? [{ fact: 'escalated', level } as const] : []),
    ...(breaches > 0 ? [{ fact: 'breaches', count: breaches } as const] : []),
    ...(lateMs !== null && lateMs >= LATE_MS ? [{ fact: 'late', lateMs } as const] : []),
    ...(dissatisfied ? [{ fact: 'dissatisfied' } as const] : []),
    ...(cycle ? [{ fact: 'secondHandling', cycle } as const] : []),
    ...(finalResponse ? [{ fact: 'finalResponse' } as const] : []),
    ...(redress ? [{ fact: 'redress', ...redress } as const] : []),
    ...(outcome ? [{ fact: 'closed', outcome } as const] : []),
  ]
}
