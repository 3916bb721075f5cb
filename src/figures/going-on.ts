import type { ClientBase } from 'pg'
import type { FigureQuery } from './figure.ts'
import type { Period } from './periods.ts'
import { scopeOf } from './within.ts'

const NEVER = Number.MAX_SAFE_INTEGER

/** For as long as a cycle is open, a piece for each of its owners. */
const OPEN = `
  select s.k, o.from_seq as seq, greatest(o.from_at, s.opened_at) as from_at,
    least(o.until_at, coalesce(s.closed_at, ${NEVER})) as until_at
  from figure_cycle s join figure_owner o on o.k = s.k and o.cycle = s.cycle`

/** For as long as an emergency is on, a piece for each owner of its complaint. What is archived is over. */
const ON = `
  select d.k, o.from_seq as seq, greatest(o.from_at, d.at) as from_at, least(o.until_at, d.ended_at) as until_at
  from (select k, type, at, lead(at, 1, ${NEVER}) over (partition by k order by seq) as ended_at
    from figure_event where type in ('emergencyDeclared', 'emergencyEnded', 'archived')) d
  join figure_owner o on o.k = d.k
  where d.type = 'emergencyDeclared'`

type Going = { key: string | null; going: number }
type Count = (client: ClientBase, query: FigureQuery, periods?: readonly Period[]) => Promise<Going[]>

/** How many were going on when each period ended: what had begun before, less what had ended. */
const goingOn =
  (pieces: string): Count =>
  async (client, query, periods = [{ key: '', endsAt: query.to }]) => {
    const { within, values, parameter } = scopeOf(query)
    const ends = parameter(
      periods.map(({ endsAt }) => endsAt),
      'bigint[]',
    )
    const { rows } = await client.query<{ key: string | null; place: number; change: number }>(
      `with piece as (
         select * from (${within(pieces, { anyTime: true })}) p where from_at < until_at)
       select key, place, sum(change)::int as change
       from (select key, width_bucket(from_at, ${ends}) as place, 1 as change from piece
         union all select key, width_bucket(until_at, ${ends}), -1 from piece) moved
       group by key, place order by place`,
      values,
    )
    const isByTime = query.by !== undefined && periods[0]?.key !== ''
    return isByTime ? runningSums(rows, periods) : sums(rows)
  }

/** Complaints. */
export const openAt = goingOn(OPEN)

/** Emergencies. */
export const emergenciesAt = goingOn(ON)

type Change = { key: string | null; place: number; change: number }

function runningSums(changes: readonly Change[], periods: readonly Period[]): Going[] {
  let going = 0
  return periods.map(({ key }, index) => {
    for (const { place, change } of changes) if (place === index) going += change
    return { key, going }
  })
}

function sums(changes: readonly Change[]): Going[] {
  const going = new Map<string | null, number>()
  for (const { key, place, change } of changes)
    if (place === 0) going.set(key, (going.get(key) ?? 0) + change)
  return [...going].flatMap(([key, count]) => (count === 0 ? [] : [{ key, going: count }]))
}
