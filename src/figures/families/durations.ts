import { LEADING } from '../../domain/evolve/stages.ts'
import type { Stage } from '../../domain/policy/policy.ts'
import { CONTACTS } from '../../domain/time/contacts.ts'
import { family, inList, netOf, NOT_VOIDED, spreadOf } from '../family.ts'
import type { Figures, Spread } from '../figure.ts'
import { stageIn } from './costs.ts'

/** What told the customer something, as the core has it; what is not proved did so only when it was. */
const TOLD = `not coalesce((e.said ->> 'unproved')::boolean, false) and (${CONTACTS.map(
  ({ type, says }) => `e.type = '${type}'${says ? ` and ${saidIn(says)}` : ''}`,
).join(' or ')})`

function saidIn({ field, value }: { field: string; value?: string }): string {
  return value === undefined ? `e.said ? '${field}'` : `e.said ->> '${field}' = '${value}'`
}

/** The first one recorded; of an entry that was proved later it counts when that had happened. */
const response = family(
  (within) => `
    select key, ${spreadOf('gross_ms')} as gross, ${spreadOf('net_ms')} as net
    from (${within(`
      select k, seq, at, told_at - opened_at as gross_ms, ${netOf('opened_at', 'told_at')} as net_ms
      from (select distinct on (e.k) e.k, e.seq, e.at, s.opened_at,
          case e.type when 'entryProved' then (e.said ->> 'occurredAt')::bigint else e.at end as told_at
        from figure_event e join figure_cycle s on s.k = e.k and s.from_seq = 0
        where ${TOLD} and ${NOT_VOIDED} order by e.k, e.at, e.seq) first
      left join figure_pause p using (k)`)}) f group by key`,
  (figures, { gross, net }: Figures['resolution']) => {
    figures.response = { ...figures.response, gross, net }
  },
)

const resolution = family(
  (within) => `
    select key, ${spreadOf('gross_ms')} as gross, ${spreadOf('net_ms')} as net
    from (${within(`
      select k, seq, at, at - opened_at as gross_ms, ${netOf('opened_at', 'at')} as net_ms
      from (select distinct on (s.k, s.from_seq) s.k, e.seq, e.at, s.opened_at
        from figure_cycle s join figure_event e on e.k = s.k and e.seq >= s.from_seq and e.seq < s.until_seq
        where e.type in ('solutionAccepted', 'executionRecorded', 'finalResponseGiven')
        order by s.k, s.from_seq, e.at, e.seq) settled
      left join figure_pause p using (k)`)}) f group by key`,
  (figures, { gross, net }: Figures['resolution']) => {
    figures.resolution = { gross, net }
  },
)

const cycles = family(
  (within) => `
    select key, ${spreadOf('gross_ms')} as gross, ${spreadOf('net_ms')} as net,
      sum(gross_ms)::float8 as "grossMs", sum(net_ms)::float8 as "netMs"
    from (${within(`
      select k, seq, at, at - opened_at as gross_ms, ${netOf('opened_at', 'at')} as net_ms
      from (select k, opened_at, coalesce(closed_seq, until_seq - 1) as seq,
          coalesce(closed_at, next_opened_at) as at
        from figure_cycle where closed_at is not null or next_opened_at is not null) ended
      left join figure_pause p using (k)`)}) f group by key`,
  (
    figures,
    { gross, net, grossMs, netMs }: { gross: Spread; net: Spread; grossMs: number; netMs: number },
  ) => {
    figures.handling.cycle = { gross, net }
    figures.pausedShare = grossMs === 0 ? null : Math.round((1 - netMs / grossMs) * 10_000) / 10_000
  },
)

const lives = family(
  (within) => `
    select key, ${spreadOf('life_ms')} as "withClosed", ${spreadOf('life_ms - away_ms')} as "withoutClosed"
    from (${within(`
      select k, closed_seq as seq, closed_at as at, closed_at - received_at as life_ms, away_ms
      from (select k, closed_seq, closed_at, first_value(opened_at) over w as received_at,
          coalesce(sum(coalesce(next_opened_at - closed_at, 0)) over (
            partition by k order by from_seq rows between unbounded preceding and 1 preceding), 0)::bigint as away_ms
        from figure_cycle window w as (partition by k order by from_seq)) life
      where closed_at is not null`)}) f group by key`,
  (figures, { withClosed, withoutClosed }: Figures['handling']['life']) => {
    figures.handling.life = { withClosed, withoutClosed }
  },
)

const VISITS = `
  with entered as (
    select k, seq, at, stage, lag(stage) over (partition by k order by seq) as before
    from figure_event where type in ${inList(...LEADING)}),
  visit as (
    select k, stage, at as entered_at, lead(at) over w as left_at, lead(seq) over w as left_seq
    from entered where stage is distinct from before window w as (partition by k order by seq))
  select k, left_seq - 1 as seq, left_at as at, stage, left_at - entered_at as spent_ms
  from visit where stage <> 'closed' and left_seq is not null`

const stages = family(
  (within) =>
    `select key, stage, ${spreadOf('spent_ms')} as time from (${within(VISITS)}) f group by key, stage`,
  (figures, { stage, time }: { stage: Stage; time: Spread }) => {
    stageIn(figures, stage).time = time
  },
)

/** How long things took. */
export const DURATIONS = [response, resolution, cycles, lives, stages]
