import { isCancellation, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow'
import type { Complaint } from '../domain/complaint.ts'
import type { Commit, Entry, Notice } from '../domain/journal.ts'
import { Bell } from './bell.ts'
import type { Activities } from './messages.ts'

/** Tried once, inside the workflow task: the answer to an update then comes after its record (one marker event). */
const atOnce = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } })
/** For ever: an outage of the register delays the record, it never loses it. */
const forEver = proxyActivities<Activities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '500ms', backoffCoefficient: 1.5, maximumInterval: '10s' },
})

/** Entries on their way to the register, in order, in one transaction with their notices. */
export class Journal {
  #entries: Entry[]
  #notices: Notice[]
  /** The last sequence that has been recorded, and the last one whose first attempt has ended. */
  #recorded: number
  #attempted: number
  readonly #present: () => Complaint
  readonly #written = new Bell()
  readonly #tried = new Bell()

  constructor(present: () => Complaint, owed: { entries: readonly Entry[]; notices: readonly Notice[] }) {
    this.#present = present
    this.#entries = [...owed.entries]
    this.#notices = [...owed.notices]
    this.#recorded = (owed.entries[0]?.sequence ?? present().version + 1) - 1
    this.#attempted = this.#recorded
  }

  write(entries: readonly Entry[], notices: readonly Notice[]): void {
    this.#entries.push(...entries)
    this.#notices.push(...notices)
    // What was asked may come to nothing: then there is nothing to record.
    if (!this.isEmpty) this.#written.ring()
  }

  get owed(): { entries: readonly Entry[]; notices: readonly Notice[] } {
    return { entries: this.#entries, notices: this.#notices }
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /** Waits for the first attempt to record up to a sequence; says whether the register has it. */
  async recorded(sequence: number): Promise<boolean> {
    while (this.#attempted < sequence) await this.#tried.heard()
    return this.#recorded >= sequence
  }

  /** Hands entries to the register for as long as the run lives. */
  async keep(): Promise<never> {
    for (;;) {
      if (this.isEmpty) await this.#written.heard()
      const commit = this.#nextCommit()
      await this.#commit(commit)
      this.#recorded = commit.entries.at(-1)!.sequence
      this.#entries = this.#entries.filter(({ sequence }) => sequence > this.#recorded)
      this.#notices = this.#notices.filter(({ sequence }) => sequence > this.#recorded)
      this.#attempt(this.#recorded)
    }
  }

  #attempt(upTo: number): void {
    this.#attempted = upTo
    this.#tried.ring()
  }

  #nextCommit(): Commit {
    const { policy, calendar, ...complaint } = this.#present()
    const entries = [...this.#entries]
    const pins = entries.some(({ event }) => PINNING.has(event.type))
    return {
      complaintId: complaint.id,
      historyLength: workflowInfo().historyLength,
      firstSequence: entries[0]!.sequence,
      entries,
      complaint: pins ? { ...complaint, policy, calendar } : complaint,
      notices: [...this.#notices],
    }
  }

  /** On the durable path nobody waits: updates made meanwhile are answered as not yet recorded. */
  async #commit(commit: Commit): Promise<void> {
    try {
      await atOnce.commit(commit)
    } catch (error) {
      if (isCancellation(error)) throw error
      this.#attempt(Infinity)
      const summary = `record up to ${commit.complaint.version}`
      await forEver.commit.executeWithOptions({ summary }, [commit])
    }
  }
}

const PINNING = new Set(['received', 'policyAdopted', 'calendarAdopted'])
