import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { Commit } from '../../domain/journal/journal.ts'

/**
 * A commit that says what was last done to the complaint. A run that goes on from one of old does not know before it is done
 * again: what the register has been told stays.
 */
export async function withTouch<C extends Commit>(pool: Pool, commit: C): Promise<C> {
  const { complaint, complaintId } = commit
  if (complaint.touchedAt !== undefined && complaint.ownVersion !== undefined) return commit
  const { rows } = await pool.query<{ touch: Pick<Complaint, 'ownVersion' | 'touchedAt'> }>(
    `select jsonb_strip_nulls(jsonb_build_object('ownVersion', state -> 'ownVersion', 'touchedAt', state -> 'touchedAt'))
       as touch from complaint where id = $1`,
    [complaintId],
  )
  return { ...commit, complaint: { ...rows[0]?.touch, ...complaint } }
}
