import type { Commit, Entry } from '../../../src/domain/journal/journal.ts'
import type { Register } from '../../../src/register/register.ts'
import { live, type Life, type Script } from '../domain/random-lives.ts'

const PINNING = new Set(['received', 'policyAdopted', 'calendarAdopted'])

/** Lives a script under an id of its own, as its run would tell it to the register, commit by commit. */
export async function recordLife(
  register: Pick<Register, 'commit'>,
  id: string,
  script: Script,
): Promise<Life> {
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
      notices: [],
    }
    await register.commit(commit, `run of ${id}`)
  }
  return life
}

const renamed = (entry: Entry, id: string): Entry =>
  entry.event.type === 'received' ? { ...entry, event: { ...entry.event, id, number: `N-${id}` } } : entry
