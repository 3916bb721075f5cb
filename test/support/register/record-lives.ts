import type { Admission } from '../../../src/domain/admit.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import type { Commit, Entry, Notice } from '../../../src/domain/journal/journal.ts'
import type { Register } from '../../../src/register/register.ts'
import { live, type Life, type Script } from '../domain/random-lives.ts'

const AT_ONCE = 8
const PINNING = new Set(['received', 'policyAdopted', 'calendarAdopted'])

type Recording = Pick<Register, 'commit'>

/** Records a life that was lived in the domain alone, in one commit. */
export const recordAtOnce = (
  register: Recording,
  { complaint, entries }: Pick<Admission, 'complaint' | 'entries'>,
  notices: readonly Notice[] = noticesFor(complaint, entries),
): Promise<void> =>
  register.commit(
    { complaintId: complaint.id, historyLength: 1, firstSequence: 1, entries, complaint, notices },
    `run-${complaint.id}`,
  )

/** Records many such lives, each in one commit. */
export async function recordAll(
  register: Recording,
  lives: readonly Pick<Admission, 'complaint' | 'entries'>[],
): Promise<void> {
  for (let first = 0; first < lives.length; first += AT_ONCE)
    await Promise.all(lives.slice(first, first + AT_ONCE).map((life) => recordAtOnce(register, life)))
}

/** Lives a script under an id of its own, as its run would tell it to the register, commit by commit. */
export async function recordCommitByCommit(register: Recording, id: string, script: Script): Promise<Life> {
  const life = live(script, { watched: true })
  let historyLength = 3
  for (const { complaint, entries } of life.commits) {
    const { policy, calendar, ...state } = complaint
    const pins = entries.some(({ event }) => PINNING.has(event.type))
    const commit: Commit = {
      complaintId: id,
      historyLength: (historyLength += 4),
      firstSequence: entries[0]!.sequence,
      entries: entries.map((entry) => renamed(entry, id)),
      complaint: { ...state, ...(pins && { policy, calendar }), id, number: `N-${id}` },
      notices: noticesFor(complaint, entries),
    }
    await register.commit(commit, `run of ${id}`)
  }
  return life
}

const renamed = (entry: Entry, id: string): Entry =>
  entry.event.type === 'received' ? { ...entry, event: { ...entry.event, id, number: `N-${id}` } } : entry
