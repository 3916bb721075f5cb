import type { ClientBase } from 'pg'
import { orderKey } from '../domain/matching/match-keys.ts'
import { certainKeys } from '../domain/matching/same-person.ts'

const AT_ONCE = 20_000

type Told = { k: number; phone: unknown; email: unknown; customer: unknown; order: unknown }

/**
 * What complaints are of one person or matter by, as the core says for certain (R97): `figure_mark` has every number,
 * address, customer id and order a complaint was ever told with, as of the cut-off.
 */
export async function markPeople(client: ClientBase): Promise<void> {
  await client.query('create temp table figure_mark (k int, mark text) on commit drop')
  await client.query(`declare people cursor for
    select k, said -> 'phone' as phone, said -> 'email' as email, said -> 'customer' as customer, said -> 'order' as "order"
    from figure_event where type in ('received', 'detailsAmended')`)
  for (;;) {
    const { rows } = await client.query<Told>(`fetch ${AT_ONCE} from people`)
    if (rows.length === 0) break
    const marks = rows.flatMap((told) => marksOf(told).map((mark) => ({ k: told.k, mark })))
    await client.query('insert into figure_mark select * from unnest($1::int[], $2::text[])', [
      marks.map(({ k }) => k),
      marks.map(({ mark }) => mark),
    ])
  }
  await client.query('close people')
  await client.query('analyze figure_mark')
}

/** What was erased is no text, and marks no one. */
function marksOf({ phone, email, customer, order }: Told): string[] {
  const contacts = {
    ...(typeof phone === 'string' && { phone }),
    ...(typeof email === 'string' && { email }),
    ...(typeof customer === 'string' && { customerId: customer }),
  }
  const matter = typeof order === 'string' ? orderKey(order) : ''
  return [...certainKeys(contacts), ...(matter === '' ? [] : [`order ${matter}`])]
}
