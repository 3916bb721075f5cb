import type { Pool } from 'pg'
import type { Beside } from './tree.ts'

// Where a receipt leads to: from the first entry of its complaint to what is published of a day.

type Client = Pick<Pool, 'query'>
type Leaf = { complaintId: string; chain: string }

/** The link of a complaint's first entry in its chain, in hex; none while it is not recorded, or from before chains. */
export async function firstLinkOf(client: Client, complaintId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ chain: string | null }>(
    `select encode(chain, 'hex') as chain from event where complaint_id = $1 and sequence = 1`,
    [complaintId],
  )
  return rows[0]?.chain ?? undefined
}

/** The first entries that lie under the root of a day, in their order. */
export async function leavesOf(client: Client, day: string): Promise<Leaf[]> {
  const { rows } = await client.query<Leaf>(
    `select complaint_id as "complaintId", encode(chain, 'hex') as chain from receipt_leaf
     where day = $1 order by position`,
    [day],
  )
  return rows
}

/** How a first entry leads to the root of the day under which it lies. */
export type Place = { day: string; path: Beside[] }

/**
 * None until the day has ended, and where the entry is not the one that was anchored. Of each level of the day's tree one
 * node is read, that beside its way up; where there is none it goes up as it is.
 */
export async function placeOf(client: Client, link: string): Promise<Place | undefined> {
  const { rows } = await client.query<{ day: string; isLeft: boolean; node: string }>(
    `select to_char(l.day, 'YYYY-MM-DD') as day, (l.position >> v.level) % 2 = 0 as "isLeft",
       encode(substring(v.nodes from ((l.position >> v.level) # 1) * 32 + 1 for 32), 'hex') as node
     from receipt_leaf l join receipt_level v on v.day = l.day
     where l.chain = decode($1, 'hex') order by v.level`,
    [link],
  )
  const day = rows[0]?.day
  if (day === undefined) return undefined
  const beside = rows.filter(({ node }) => node !== '')
  return { day, path: beside.map(({ isLeft, node }): Beside => (isLeft ? { right: node } : { left: node })) }
}

/** What the firm publishes so that receipts can be checked without it: its keys, and what each day came to. */
export type Published = {
  keys: { id: string; publicKey: string }[]
  days: { day: string; root: string; receipts: string | null }[]
}

export async function published(client: Client): Promise<Published> {
  const keys = await client.query<Published['keys'][number]>(
    'select id, public_key as "publicKey" from receipt_key order by first_used_at, id',
  )
  const days = await client.query<Published['days'][number]>(
    `select to_char(d.day, 'YYYY-MM-DD') as day, encode(d.root, 'hex') as root, encode(r.root, 'hex') as receipts
     from daily_root d left join receipt_root r on r.day = d.day order by d.day`,
  )
  return { keys: keys.rows, days: days.rows }
}

/** Before anything is signed with it. */
export async function keepKey(client: Client, key: Published['keys'][number]): Promise<void> {
  await client.query('insert into receipt_key (id, public_key) values ($1, $2) on conflict (id) do nothing', [
    key.id,
    key.publicKey,
  ])
}
