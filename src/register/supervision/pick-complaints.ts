import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../../domain/command.ts'
import { barredFrom, type Parts } from '../../domain/decide/fairness.ts'
import type { Hand } from '../../domain/supervision/next-hand.ts'
import { spread, type Reassignment } from '../../domain/supervision/reassignment.ts'
import { inTransaction } from '../in-transaction.ts'
import { handsOf, recordGiven } from './hands.ts'
import { partsIn } from './parts.ts'
import { reachedFor } from './in-which-role.ts'
import { recordReassignment } from './reassignments.ts'
import { INTAKE } from '../../domain/complaint.ts'

/** More than these are given away by another order. */
const PICKED_AT_MOST = 10_000

type Found = { id: string; handler: string | null; isThere: boolean; acting: Actor; parts: Parts }
type Picked = Omit<Found, 'parts'> & { except: string[] }
type Item = {
  id: string
  department?: string
  person?: string
  acting?: Actor
  state: string
  detail?: string
}

/** Records an order and picks its complaints with the place each is to go, all at one moment, and once. */
export const pickComplaints = (pool: Pool, order: Reassignment): Promise<void> =>
  inTransaction(pool, async (client) => {
    await recordReassignment(client, order)
    const { rows } = await client.query<{ picked: boolean }>(
      'select picked_at is not null as picked from reassignment where id = $1 for update',
      [order.id],
    )
    if (rows[0]?.picked) return
    const picked = await pick(client, order)
    const items = [...(await placed(client, order, picked)), ...(await unheardOf(client, order))]
    await client.query(
      `insert into reassignment_item (reassignment_id, position, complaint_id, department, person, acting, state, detail)
       select $1, row_number() over (), i.id, i.department, i.person, i.acting, i.state, i.detail
       from jsonb_to_recordset($2)
         as i(id text, department text, person text, acting jsonb, state text, detail text)`,
      [order.id, JSON.stringify(items)],
    )
    await client.query('update reassignment set picked_at = now() where id = $1', [order.id])
  })

/** By id or number. For a closed complaint the answer says why it stays where it is. */
async function pick(client: PoolClient, order: Reassignment): Promise<Picked[]> {
  const { selection, target } = order
  const { handler, department, ids } = selection
  const { where, acting } = reachedFor(order, 'reassign')
  const { rows } = await client.query<Found>(
    `select c.id, c.handler, coalesce(c.department, '') = $4 and c.handler is not distinct from $5 as "isThere",
       ${acting} as acting, ${partsIn('c.state')} as parts
     from complaint c
     where ${where} and (c.stage <> 'closed' or $3::text[] is not null)
       and ($1::text is null or c.handler = $1)
       and ($2::text is null or coalesce(c.department, '${INTAKE}') = $2)
       and ($3::text[] is null or c.id = any($3) or c.number = any($3))
     order by c.due_order, c.id limit ${PICKED_AT_MOST}`,
    [handler ?? null, department ?? null, ids ?? null, target.department, target.person ?? null],
  )
  return rows.map(({ parts, ...row }) => ({ ...row, except: barredFrom(parts) }))
}

/** The person to be relieved gets nothing back. */
const withoutRelieved = (hands: readonly Hand[], { selection }: Reassignment) =>
  hands.filter(({ person }) => person !== selection.handler)

const HERE_ALREADY = { state: 'done', detail: 'It is there already.' }

async function placed(client: PoolClient, order: Reassignment, picked: readonly Picked[]): Promise<Item[]> {
  const { department, person, spread: isSpread } = order.target
  if (!isSpread)
    return picked.map(({ id, acting, isThere }) => ({
      ...{ id, department, acting, ...(person !== undefined && { person }) },
      ...(isThere ? HERE_ALREADY : { state: 'pending' }),
    }))
  const moving = picked.map(({ id }) => id)
  const hands = await handsOf(client, { department, at: Date.now(), moving })
  const places = spread(picked, withoutRelieved(hands, order))
  await recordGiven(
    client,
    [...new Set(places.values())].filter((to) => to !== undefined),
  )
  return picked.map(({ id, acting, handler }) => {
    const to = places.get(id)
    if (to === undefined)
      return { id, department, state: 'refused', detail: `No one in ${department} may have it.` }
    return { id, department, person: to, acting, ...(to === handler ? HERE_ALREADY : { state: 'pending' }) }
  })
}

/** What was named and is not there. */
async function unheardOf(client: PoolClient, order: Reassignment): Promise<Item[]> {
  const { ids } = order.selection
  if (!ids) return []
  const { rows } = await client.query<{ id: string }>(
    `select distinct named.id from unnest($1::text[]) named(id)
     where not exists (
       select from complaint c where (c.id = named.id or c.number = named.id) and ${reachedFor(order, 'reassign').where})`,
    [ids],
  )
  return rows.map(({ id }) => ({ id, state: 'unknown', detail: 'There is no such complaint.' }))
}
