import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import { entryColumns, entryOf, type EntryRow, type RecordedEntry } from '../complaint/entry-row.ts'
import { inTransaction } from '../in-transaction.ts'

/** A file by the SHA-256 of what is in it. */
export type KeptFile = { digest: string; bytes: number; mediaType: string }

/** Brought once more it waits once more; what it is follows from what is in it. */
export async function recordFile(
  pool: Pool,
  { digest, bytes, mediaType, by, at }: KeptFile & { by: string; at: Instant },
): Promise<void> {
  await pool.query(
    `insert into evidence_file (digest, media_type, bytes, brought_at, brought_by) values ($1, $2, $3, $4, $5)
     on conflict (digest) do update set brought_at = greatest(evidence_file.brought_at, excluded.brought_at)`,
    [digest, mediaType, bytes, utc(at), by],
  )
}

/** A file that a complaint names, if it is kept here. */
export async function fileNamedBy(
  pool: Pool,
  complaintId: string,
  digest: string,
): Promise<KeptFile | undefined> {
  const { rows } = await pool.query<KeptFile>({
    name: 'evidence-named',
    text: `select f.digest, f.bytes::float8 as bytes, f.media_type as "mediaType"
      from evidence_named n join evidence_file f using (digest) where n.complaint_id = $1 and n.digest = $2`,
    values: [complaintId, digest],
  })
  return rows[0]
}

/** The entries of a complaint that name a file. */
export async function entriesNaming(
  pool: Pool,
  complaintId: string,
  digest: string,
): Promise<RecordedEntry[]> {
  const { rows } = await pool.query<EntryRow>({
    name: 'entries-naming',
    text: `select ${entryColumns()} from event e
      where e.complaint_id = $1 and strpos(e.data::text, $2) > 0 order by e.sequence`,
    values: [complaintId, digest],
  })
  return rows.map(entryOf)
}

const UNUSED = `brought_at < $1 and not exists (select from evidence_named n where n.digest = f.digest)`

/** What was brought before then and no complaint names. */
export async function unusedFiles(pool: Pool, before: Instant): Promise<string[]> {
  const { rows } = await pool.query<{ digest: string }>(
    `select digest from evidence_file f where ${UNUSED} order by digest limit 10000`,
    [utc(before)],
  )
  return rows.map(({ digest }) => digest)
}

/** Forgets a file that is unused still, with what else is to be done of it: whoever brings it meanwhile waits. */
export function forgetFile(
  pool: Pool,
  digest: string,
  { before, remove }: { before: Instant; remove: () => Promise<void> },
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(`delete from evidence_file f where digest = $2 and ${UNUSED}`, [
      utc(before),
      digest,
    ])
    if (rowCount === 0) return false
    await remove()
    return true
  })
}
