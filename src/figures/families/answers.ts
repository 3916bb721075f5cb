import { GOOD_SCORE } from '../../domain/decide/revisit-rules.ts'

/**
 * What the customer said in the revisits of a cycle: the last answer counts (F64). Satisfied is who says so and scores
 * well, if at all: a score of 3 is no success, whatever result was once recorded with it.
 */
export const ANSWERS = `
  select distinct on (s.k, s.from_seq) s.k, s.from_seq, e.seq, e.at, (e.said ->> 'score')::int as score,
    (e.said ->> 'solved')::boolean as solved,
    e.said ->> 'result' = 'satisfied' and coalesce((e.said ->> 'score')::int >= ${GOOD_SCORE}, true) as satisfied
  from figure_cycle s join figure_event e on e.k = s.k and e.seq >= s.from_seq and e.seq < s.until_seq
  where e.type in ('revisitRecorded', 'rated') and e.said ->> 'result' <> 'unreachable'
  order by s.k, s.from_seq, e.seq desc`
