import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import type { Register } from '../../../src/register/register.ts'

type Life = { complaint: Complaint; entries: readonly Entry[] }

/** Puts lives that were lived in the domain alone into a register, each in one commit. */
export async function keep(register: Register, lives: readonly Life[]): Promise<void> {
  for (let first = 0; first < lives.length; first += 8)
    await Promise.all(
      lives.slice(first, first + 8).map(({ complaint, entries }) =>
        register.commit(
          {
            complaintId: complaint.id,
            historyLength: 1,
            firstSequence: 1,
            entries,
            complaint,
            notices: [],
          },
          `run-${complaint.id}`,
        ),
      ),
    )
}
