import type { ClockFigures, ClockTally, Figures, Spread } from '../figure.ts'
import { family, spreadOf } from '../family.ts'

type Result = Exclude<keyof ClockTally, 'inTimeShare'>
type Named = Pick<ClockFigures, 'clock' | 'owedBy'>

/**
 * Each run of a clock: the due it was last given or, in breach, the one that passed; how it stands; who answered for
 * it. A run belongs to its own cycle's owners, also when it lapses while the next cycle is on.
 */
const RUNS = `
  with told as (
    select k, cycle, clock, n,
      (max(array[seq::bigint, due]) filter (where due is not null and type <> 'breached'))[2] as due,
      max(array[seq::bigint, case when type = 'breached' then due end])
        filter (where type in ('breached', 'breachVoided')) as breach,
      min(array[seq::bigint, at, case type when 'clockMet' then 1 when 'clockExpired' then 2 else 3 end])
        filter (where type in ('clockMet', 'clockExpired', 'clockCancelled')) as stop
    from figure_event where clock is not null group by k, cycle, clock, n)
  select t.k, t.clock, t.cycle, coalesce(r.owed_by, 'agent') as owed_by,
    least(coalesce(case when breach[2] is not null then breach[1] end, stop[1], s.until_seq), s.until_seq - 1) as seq,
    coalesce(breach[2], t.due) as at,
    case when breach[2] is not null then case when stop[3] = 1 then 'late' else 'neverMet' end
      when stop[3] = 1 then 'inTime' when stop[3] = 2 then 'expired' when stop[3] = 3 then 'cancelled'
      else 'running' end as result,
    case when breach[2] is not null and stop[2] is not null then greatest(0, stop[2] - breach[2]) end as late_ms
  from told t
  join figure_cycle s on s.k = t.k and s.cycle = t.cycle
  join figure_complaint c on c.k = t.k
  left join (
    select digest, rule.key as clock, rule.value ->> 'owedBy' as owed_by
    from snapshot, jsonb_each(clock_rules) rule where kind = 'policy'
  ) r on r.digest = c.policy_digest and r.clock = t.clock`

const tallies = family(
  (within) => `
    select key, clock, owed_by as "owedBy", cycle > 1 as later, result, count(*)
    from (${within(RUNS)}) f group by key, clock, owed_by, cycle > 1, result`,
  (figures, row: Named & { later: boolean; result: Result; count: number }) => {
    const clock = clockIn(figures, row)
    clock[row.result] += row.count
    clock[row.later ? 'laterCycles' : 'firstCycle'][row.result] += row.count
  },
)

const lateness = family(
  (within) => `
    select key, clock, owed_by as "owedBy", ${spreadOf('late_ms')} as lateness
    from (${within(RUNS)}) f group by key, clock, owed_by`,
  (figures, row: Named & { lateness: Spread }) => {
    clockIn(figures, row).lateness = row.lateness
  },
)

const emptyTally = (): ClockTally => ({
  inTime: 0,
  late: 0,
  neverMet: 0,
  running: 0,
  cancelled: 0,
  expired: 0,
  inTimeShare: null,
})

function clockIn({ clocks }: Figures, { clock, owedBy }: Named): ClockFigures {
  const known = clocks.find((one) => one.clock === clock && one.owedBy === owedBy)
  if (known) return known
  const fresh: ClockFigures = {
    clock,
    owedBy,
    ...emptyTally(),
    lateness: { count: 0, meanMs: null, medianMs: null, p90Ms: null },
    firstCycle: emptyTally(),
    laterCycles: emptyTally(),
  }
  clocks.push(fresh)
  return fresh
}

/** How the clocks ended, and by how much the late ones were late. */
export const CLOCKS = [tallies, lateness]
