import type { Pool } from 'pg'
import { listComplaints, type ComplaintQuery } from '../register/lists/complaint-list.ts'
import { zonesOf } from '../register/complaint/zones.ts'
import type { ExportedComplaint } from './complaint-csv.ts'

const PAGE = 200

/**
 * The complaints a list with these filters would show, in the order of their receipt: that never changes, so that a
 * complaint that moves while the file is written is neither skipped nor told twice. One page is held in memory.
 */
export async function* complaintPages(
  pool: Pool,
  picked: Pick<ComplaintQuery, 'filter' | 'sight'>,
): AsyncGenerator<ExportedComplaint[]> {
  let cursor: string | undefined
  do {
    const page = { sort: 'received', limit: PAGE, ...(cursor !== undefined && { cursor }) } as const
    const { data, nextCursor } = await listComplaints(pool, { ...picked, ...page })
    const zones = await zonesOf(
      pool,
      data.map(({ id }) => id),
    )
    yield data.map((row) => ({ ...row, offsets: zones.get(row.id)?.offsets ?? [] }))
    cursor = nextCursor
  } while (cursor !== undefined)
}
