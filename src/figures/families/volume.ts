import type { Outcome } from '../../domain/event.ts'
import { family } from '../family.ts'
import { ANSWERS } from './answers.ts'

const RECEIVED = 'select k, 1 as seq, opened_at as at from figure_cycle where from_seq = 0'

const received = family(
  (within) => `select key, count(*) from (${within(RECEIVED)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.received = count
  },
)

type Closings = { outcome: Outcome; closed: number; later: number; resolved: number }

const closings = family(
  (within) => `
    select key, outcome, count(*) as closed, count(*) filter (where cycle > 1) as later,
      count(*) filter (where outcome = 'resolved' and coalesce(satisfied, true)) as resolved
    from (${within(`select c.k, closed_seq as seq, closed_at as at, outcome, cycle, satisfied
      from figure_cycle c left join (${ANSWERS}) a on a.k = c.k and a.from_seq = c.from_seq
      where closed_seq is not null`)}) f
    group by key, outcome order by outcome`,
  (figures, { outcome, closed, later, resolved }: Closings) => {
    figures.closed += closed
    figures.outcomes[outcome] = closed
    if (outcome === 'unreachable') figures.unreachable = closed
    // Both are put over the closings when all of them are known.
    figures.resolvedShare = (figures.resolvedShare ?? 0) + resolved
    figures.secondHandlingShare = (figures.secondHandlingShare ?? 0) + later
  },
)

const reopened = family(
  (within) => `
    select key, count(*) from (${within(`select k, seq, at from figure_event where type = 'reopened'`)}) f
    group by key`,
  (figures, { count }: { count: number }) => {
    figures.reopened = count
  },
)

const secondHandlings = family(
  (within) => `
    select key, count(*)
    from (${within('select k, from_seq as seq, opened_at as at from figure_cycle where from_seq > 0')}) f
    group by key`,
  (figures, { count }: { count: number }) => {
    figures.secondHandlings = count
  },
)

/** By the last that was said of it. */
const ABOUT_HANDLING = `
  select m.k, m.seq, m.at, (m.said ->> 'cycle')::int as cycle
  from (select distinct on (k) * from figure_event where type = 'aboutHandlingMarked' order by k, seq desc) m
  where (m.said -> 'applies')::boolean`

const handlingComplaints = family(
  (within) => `select key, count(*) from (${within(ABOUT_HANDLING)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.handlingComplaints = count
  },
)

/** What came in as a complaint of handling is no repeat of the matter. */
export const repeated = (days: number): string => `
    select distinct k from (
      select s.k, s.opened_at - lag(s.opened_at) over (partition by m.mark order by s.opened_at, s.k) as after_ms
      from (select distinct k, mark from figure_mark) m join figure_cycle s on s.k = m.k and s.from_seq = 0) paired
    where after_ms <= ${days}::bigint * 86400000
    except select k from (${ABOUT_HANDLING}) h where cycle = 1`

const repeats = family(
  (within, { repeatDays }) => `
    with repeated as (${repeated(repeatDays)})
    select key, count(*) from (${within(`${RECEIVED} and k in (select k from repeated)`)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.repeats = count
  },
)

/** What came in, what went out, what came back. */
export const VOLUME = [received, closings, reopened, secondHandlings, repeats, handlingComplaints]
