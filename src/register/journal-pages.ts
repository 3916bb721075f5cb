import type { Pool, PoolClient } from 'pg'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Entry } from '../domain/journal.ts'
import type { Role } from '../domain/policy.ts'
import { visibleTo } from './visible.ts'

/** The complaints a reader sees, by their receipt: from this instant on, and before that one. */
export type JournalQuery = { reader: Role; from?: Instant; to?: Instant }

/** One complaint and its journal, without what is long or describes the complainant. */
export type Journal = { id: string; entries: Entry[] }

type Position = { id: string; receivedAt: Instant }
type Row = {
  id: string
  sequence: number
  type: string
  at: Instant
  data: object
  recordedAt: Instant
  by: Entry['by']
  command: string
  past: boolean
}

const textOf = (at: Instant) => new Date(at).toISOString()

/** Whole journals, some complaints at a time, in the order of receipt. */
export async function* journalPages(
  client: Pool | PoolClient,
  query: JournalQuery,
  pageSize = 100,
): AsyncGenerator<Journal[]> {
  let last: Position | undefined
  do {
    const page = await complaintsAfter(client, { last, query, pageSize })
    if (page.length > 0) yield await journalsOf(client, page)
    last = page.length < pageSize ? undefined : page.at(-1)
  } while (last)
}

async function complaintsAfter(
  client: Pool | PoolClient,
  { last, query, pageSize }: { last: Position | undefined; query: JournalQuery; pageSize: number },
): Promise<Position[]> {
  const { reader, from, to } = query
  const { rows } = await client.query<Position>(
    `select id, received_at as "receivedAt" from complaint
     where ${visibleTo(reader)} and (received_at, id) > (coalesce($1::timestamptz, '-infinity'), $2)
       and received_at >= coalesce($3::timestamptz, '-infinity')
       and received_at < coalesce($4::timestamptz, 'infinity')
     order by received_at, id limit $5`,
    [
      last && textOf(last.receivedAt),
      last?.id ?? '',
      from === undefined ? undefined : textOf(from),
      to === undefined ? undefined : textOf(to),
      pageSize,
    ],
  )
  return rows
}

async function journalsOf(client: Pool | PoolClient, page: readonly Position[]): Promise<Journal[]> {
  const { rows } = await client.query<Row>(
    `select complaint_id as id, sequence, type, at, data - '{policy,calendar,details}'::text[] as data,
       recorded_at as "recordedAt", jsonb_build_object('id', actor_id, 'role', actor_role) as by, command, past
     from event where complaint_id = any($1) order by complaint_id, sequence`,
    [page.map(({ id }) => id)],
  )
  const journals = new Map<string, Journal>(page.map(({ id }) => [id, { id, entries: [] }]))
  for (const { id, type, at, data, past, ...entry } of rows) {
    const event = { ...data, type, at } as Event
    journals.get(id)?.entries.push({ ...entry, event, ...(past && { past }) })
  }
  return [...journals.values()]
}
