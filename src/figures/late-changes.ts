import { isBreached, isRunning } from '../domain/time/clocks.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Event, EventType } from '../domain/event.ts'
import type { ClockRule, Policy } from '../domain/policy/policy.ts'
import { inList } from './family.ts'

/*
 * Changes of severity or complexity, after the first classification, in the last fifth of the term of a clock that is
 * to resolve the complaint: from its start to its due as it stood before the change, in elapsed time. A paused clock
 * stands where it was paused. Said twice, for those who count and for those who fold: they are held against each other.
 */

/** To resolve: the firm's clocks that run from the receipt and from the opening of each cycle, once. */
const resolves = ({ owedBy, from, recurs }: ClockRule): boolean =>
  owedBy === 'agent' && !recurs && from.includes('received') && from.includes('cycleOpened')

/** Whether an event is such a change, to the complaint as it was before it; the policy is that of today. */
export function isLateChange(
  before: Complaint,
  event: Event,
  { clocks: rules }: Pick<Policy, 'clocks'>,
): boolean {
  const { classification, clocks } = before
  if (event.type !== 'classified' || !classification) return false
  if (classification.severity === event.severity && classification.complexity === event.complexity)
    return false
  return clocks.some((clock) => {
    if (!isRunning(clock) || isBreached(clock)) return false
    if (!rules.some((rule) => rule.name === clock.name && resolves(rule))) return false
    const { startedAt, dueAt, pausedAt = event.at } = clock
    return 5 * (pausedAt - startedAt) >= 4 * (dueAt - startedAt)
  })
}

/** The latest of some events of a run: an array of its place and of what is asked of it. */
const latest = (asked: string, ...types: readonly EventType[]): string =>
  `max(array[t.seq::bigint, ${asked}]) filter (where t.type in ${inList(...types)})`
const ENDS = ['clockMet', 'clockCancelled', 'clockExpired'] as const

export const LATE_CHANGES = `
  with resolving as materialized (
    select s.digest, r ->> 'name' as clock
    from snapshot s, jsonb_array_elements(s.body -> 'clocks') r
    where s.kind = 'policy' and r ->> 'owedBy' = 'agent' and not coalesce((r ->> 'recurs')::boolean, false)
      and r -> 'from' @> '["received", "cycleOpened"]'),
  classified as (
    select k, seq, at, said ->> 'severity' as severity, said ->> 'complexity' as complexity,
      lag(said) over (partition by k order by seq) as before
    from figure_event where type = 'classified'),
  change as (
    select k, seq, at from classified
    where before is not null
      and (severity, complexity) is distinct from (before ->> 'severity', before ->> 'complexity')),
  absorbed as materialized (
    select k, seq, (said ->> 'countsFrom')::bigint as counts_from from figure_event where type = 'absorbed'),
  run as (
    select e.k, e.seq, e.at, t.cycle, min(t.started) as started_at,
      (max(array[t.seq::bigint, t.due]) filter (where t.due is not null and t.type <> 'breached'))[2] as due_at,
      ${latest(`case t.type when 'clockPaused' then t.at end`, 'clockPaused', 'clockResumed', ...ENDS)} as paused,
      ${latest(`(t.type in ('clockStarted', 'clockReopened'))::int`, 'clockStarted', 'clockReopened', ...ENDS)} as runs,
      ${latest(`(t.type = 'breached')::int`, 'breached', 'breachVoided')} as breach
    from change e
    join figure_complaint c on c.k = e.k
    join resolving r on r.digest = c.policy_digest
    join figure_told t on t.k = e.k and t.clock = r.clock and t.seq < e.seq
    group by e.k, e.seq, e.at, t.clock, t.cycle, t.n),
  counted as (
    select k, seq, at, due_at, coalesce(paused[2], at) as stands_at,
      case when cycle = 1 then least(started_at,
        (select min(counts_from) from absorbed a where a.k = run.k and a.seq < run.seq)) else started_at end as started_at
    from run where runs[2] = 1 and coalesce(breach[2], 0) = 0)
  select distinct k, seq, at from counted where 5 * (stands_at - started_at) >= 4 * (due_at - started_at)`
