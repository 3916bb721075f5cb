import type { EventType } from '../domain/event.ts'
import type { Figures } from './figure.ts'

/**
 * Facts that lie within the question: given a select of `k, seq, at` and whatever else a family needs, the same with
 * the breakdown's `key`, filtered, and of the period. `kind` is where the kind stands that is
 * asked for, if not in the complaint as it is now.
 */
export type Within = (facts: string, options?: { anyTime?: true; kind?: string }) => string

/** Figures that are counted together: the query, and where its rows go. */
export type Family = {
  sql: (within: Within, question: Asked) => string
  put: (figures: Figures, row: never) => void
}

/** What some families need to know beside the facts. */
export type Asked = { repeatDays: number }

export const family = (sql: Family['sql'], put: Family['put']): Family => ({ sql, put })

/** Types of events as a list. */
export const inList = (...types: readonly EventType[]): string =>
  `(${types.map((type) => `'${type}'`).join(', ')})`

const rounded = (value: string): string => `floor((${value})::float8 + 0.5)`
const percentile = (share: number, of: string): string =>
  rounded(`percentile_cont(${share}) within group (order by ${of})`)

/** A spread of durations, as it is told. */
export const spreadOf = (durationMs: string): string =>
  `json_build_object('count', count(${durationMs}), 'meanMs', ${rounded(`avg(${durationMs})`)},
    'medianMs', ${percentile(0.5, durationMs)}, 'p90Ms', ${percentile(0.9, durationMs)})`

/** A duration without the time in which a clock stood still; needs figure_pause as `p`. */
export const netOf = (from: string, until: string): string =>
  `(${until} - ${from} - coalesce((select sum(upper(r) - lower(r))
      from unnest(p.pauses * int8multirange(int8range(${from}, greatest(${from}, ${until})))) r), 0))::bigint`

/** Leaves out what was voided, and what proved it; needs the event as `e`. */
export const NOT_VOIDED = `not exists (
  select from figure_event v
  where v.type = 'entryVoided' and v.k = e.k and (v.said ->> 'sequence')::int
    = case e.type when 'entryProved' then (e.said ->> 'sequence')::int else e.seq end)`
