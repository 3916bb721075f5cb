import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'

/** A file that a complaint names and that is kept here. */
export type NamedFile = { complaintId: string; digest: string; bytes: number }

export async function isAnyFileNamed(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ is: boolean }>('select exists (select from evidence_named) as is')
  return rows[0]!.is
}

/** The complaints that name files, a page by id. */
export async function complaintsNamingFiles(pool: Pool, after: string, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct complaint_id as id from evidence_named where complaint_id > $1 order by id limit $2`,
    [after, limit],
  )
  return rows.map(({ id }) => id)
}

/** The files that these complaints name, but for those brought since then. */
export async function filesNamedIn(
  pool: Pool,
  complaintIds: readonly string[],
  before: Instant,
): Promise<NamedFile[]> {
  const { rows } = await pool.query<NamedFile>(
    `select n.complaint_id as "complaintId", f.digest, f.bytes::float8 as bytes
     from evidence_named n join evidence_file f using (digest)
     where n.complaint_id = any ($1) and f.brought_at < $2 order by 1, 2`,
    [complaintIds, utc(before)],
  )
  return rows
}

/** Which of these nothing is known of. */
export async function unknownOf(pool: Pool, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return []
  const { rows } = await pool.query<{ digest: string }>(
    `select digest from unnest($1::text[]) as d (digest)
     where not exists (select from evidence_file f where f.digest = d.digest) order by digest`,
    [digests],
  )
  return rows.map(({ digest }) => digest)
}
