import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { Commit } from '../../domain/journal/journal.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { nextDue } from '../../domain/summary.ts'

/** A commit with what the firm owes first; of one that was written before commits told it, by the policy it follows. */
export async function withNextDue(
  pool: Pool,
  commit: Commit,
): Promise<Commit & Required<Pick<Commit, 'nextDue'>>> {
  if (commit.nextDue !== undefined) return { ...commit, nextDue: commit.nextDue }
  const policy = commit.complaint.policy ?? (await pinnedPolicy(pool, commit.complaintId))
  const due = policy && nextDue({ ...commit.complaint, policy } as Complaint)
  return { ...commit, nextDue: due ?? null }
}

async function pinnedPolicy(pool: Pool, id: string): Promise<Policy | undefined> {
  const { rows } = await pool.query<{ policy: Policy }>(
    'select s.body as policy from complaint c join snapshot s on s.digest = c.policy_digest where c.id = $1',
    [id],
  )
  return rows[0]?.policy
}
