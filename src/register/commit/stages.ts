import type { Pool } from 'pg'
import { stagesAfter, standingAtFirst, type Standing } from '../../domain/evolve/stages.ts'
import type { Commit } from '../../domain/journal/journal.ts'

/** A commit with the stage after each entry; of one that does not tell them, by what is recorded before it. */
export async function withStages<C extends Commit>(
  pool: Pool,
  commit: C,
): Promise<C & Required<Pick<Commit, 'stages'>>> {
  const { stages, entries } = commit
  if (stages !== undefined) return { ...commit, stages }
  const standing = await standingBefore(pool, commit)
  const events = entries.map(({ event }) => event)
  return { ...commit, stages: standing ? stagesAfter(standing, events) : [] }
}

/** How the complaint stood before a commit; unknown where its journal has a gap, and nothing is recorded. */
async function standingBefore(pool: Pool, commit: Commit): Promise<Standing | undefined> {
  const { complaintId, complaint, firstSequence } = commit
  if (firstSequence === 1) return complaint.policy && standingAtFirst(complaint.policy)
  const { rows } = await pool.query<Standing>(
    `select e.stage, s.body as policy,
       (select coalesce(max((o.data ->> 'cycle')::int), 1) from event o
         where o.complaint_id = e.complaint_id and o.sequence <= e.sequence and o.type = 'cycleOpened') as cycle
     from event e
     cross join lateral (
       select policy_digest from pin p where p.complaint_id = e.complaint_id
       order by p.sequence <= e.sequence desc, abs(p.sequence - e.sequence) limit 1) p
     join snapshot s on s.digest = p.policy_digest
     where e.complaint_id = $1 and e.sequence = $2`,
    [complaintId, firstSequence - 1],
  )
  return rows[0]
}
