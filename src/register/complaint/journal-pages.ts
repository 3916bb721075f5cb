import type { Pool, PoolClient } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { entryColumns, entryOf, type EntryRow } from './entry-row.ts'
import { seenBy, type Sight } from '../lists/visible.ts'

/** The complaints a reader sees, by their receipt: from this instant on, and before that one. */
export type JournalQuery = { sight: Sight; from?: Instant; to?: Instant }

/** One complaint and its journal, without what is long or describes the complainant. */
export type Journal = { id: string; entries: Entry[] }

/** Whole journals, some complaints at a time, in the order of their ids: each page goes on where the last one ended. */
export async function* journalPages(
  client: Pool | PoolClient,
  query: JournalQuery,
  pageSize = 100,
): AsyncGenerator<Journal[]> {
  let last: string | undefined = ''
  do {
    const ids = await complaintsAfter(client, { last, query, pageSize })
    if (ids.length > 0) yield await journalsOf(client, ids)
    last = ids.length < pageSize ? undefined : ids.at(-1)
  } while (last !== undefined)
}

async function complaintsAfter(
  client: Pool | PoolClient,
  { last, query, pageSize }: { last: string; query: JournalQuery; pageSize: number },
): Promise<string[]> {
  const { sight, from, to } = query
  const { rows } = await client.query<{ id: string }>(
    `select id from complaint
     where ${seenBy(sight)} and id > $1
       and received_at >= coalesce($2::timestamptz, '-infinity')
       and received_at < coalesce($3::timestamptz, 'infinity')
     order by id limit $4`,
    [last, from === undefined ? undefined : utc(from), to === undefined ? undefined : utc(to), pageSize],
  )
  return rows.map(({ id }) => id)
}

async function journalsOf(client: Pool | PoolClient, ids: readonly string[]): Promise<Journal[]> {
  const short = "e.data - '{policy,calendar,details}'::text[]"
  const { rows } = await client.query<EntryRow & { id: string }>(
    `select e.complaint_id as id, ${entryColumns(short)} from event e
     where e.complaint_id = any($1) order by e.complaint_id, e.sequence`,
    [ids],
  )
  const journals = new Map<string, Journal>(ids.map((id) => [id, { id, entries: [] }]))
  for (const { id, ...row } of rows) journals.get(id)?.entries.push(entryOf(row))
  return [...journals.values()]
}
