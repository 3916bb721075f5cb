import type { EmergencyPart } from '../../domain/supervision/emergency.ts'
import { family, spreadOf } from '../family.ts'
import type { Figures, Spread } from '../figure.ts'

const declared = family(
  (within) => `
    select key, count(*)
    from (${within(`select k, seq, at from figure_event where type = 'emergencyDeclared'`)}) f group by key`,
  ({ emergencies }: Figures, { count }: { count: number }) => {
    emergencies.declared = count
  },
)

/** Of each emergency the first one recorded. */
const FIRST_MEASURES = `
  select k, seq, at, at - before_at as took_ms
  from (select k, seq, at, type, lag(type) over w as before, lag(at) over w as before_at
    from figure_event where type in ('emergencyDeclared', 'emergencyMeasured', 'emergencyEnded')
    window w as (partition by k order by seq)) told
  where type = 'emergencyMeasured' and before = 'emergencyDeclared'`

const firstMeasure = family(
  (within) => `
    select key, ${spreadOf('took_ms')} as spread from (${within(FIRST_MEASURES)}) f group by key`,
  ({ emergencies }: Figures, { spread }: { spread: Spread }) => {
    emergencies.firstMeasure = spread
  },
)

/** Runs of an emergency's clocks that went into breach. */
const LAPSED = `
  select r.k, r.seq, r.at, e.part
  from figure_run r
  join figure_complaint c on c.k = r.k
  join figure_emergency_clock e on e.digest = c.policy_digest and e.clock = r.clock
  where r.result in ('late', 'neverMet')`

const lapsed = family(
  (within) => `select key, part, count(*) from (${within(LAPSED)}) f group by key, part`,
  ({ emergencies }: Figures, { part, count }: { part: EmergencyPart; count: number }) => {
    emergencies.lapsed[part] = count
  },
)

/** How often an emergency was declared, and how soon and how well it was answered (R56, R57). */
export const EMERGENCIES = [declared, firstMeasure, lapsed]
