import type { ClientBase } from 'pg'
import type { FigureQuery } from './figure.ts'
import type { Period } from './periods.ts'
import { scopeOf } from './within.ts'

/** For as long as a cycle is open, a piece for each of its owners. */
const PIECES = `
  select s.k, o.from_seq as seq, greatest(o.from_at, s.opened_at) as from_at,
    least(o.until_at, coalesce(s.closed_at, ${Number.MAX_SAFE_INTEGER})) as until_at
  from figure_cycle s join figure_owner o on o.k = s.k and o.cycle = s.cycle`

type Open = { key: string | null; open: number }

/** How many were open when each period ended: what had begun before, less what had ended. */
export async function openAt(
  client: ClientBase,
  query: FigureQuery,
  periods: readonly Period[] = [{ key: '', endsAt: query.to }],
): Promise<Open[]> {
  const { within, values, parameter } = scopeOf(query)
  const ends = parameter(
    periods.map(({ endsAt }) => endsAt),
    'bigint[]',
  )
  const { rows } = await client.query<{ key: string | null; place: number; change: number }>(
    `with piece as (
       select * from (${within(PIECES, { anyTime: true })}) p where from_at < until_at)
     select key, place, sum(change)::int as change
     from (select key, width_bucket(from_at, ${ends}) as place, 1 as change from piece
       union all select key, width_bucket(until_at, ${ends}), -1 from piece) moved
     group by key, place order by place`,
    values,
  )
  const isByTime = query.by !== undefined && periods[0]?.key !== ''
  return isByTime ? runningSums(rows, periods) : sums(rows)
}

type Change = { key: string | null; place: number; change: number }

function runningSums(changes: readonly Change[], periods: readonly Period[]): Open[] {
  let open = 0
  return periods.map(({ key }, index) => {
    for (const { place, change } of changes) if (place === index) open += change
    return { key, open }
  })
}

function sums(changes: readonly Change[]): Open[] {
  const open = new Map<string | null, number>()
  for (const { key, place, change } of changes) if (place === 0) open.set(key, (open.get(key) ?? 0) + change)
  return [...open].flatMap(([key, count]) => (count === 0 ? [] : [{ key, open: count }]))
}
