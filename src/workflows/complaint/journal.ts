import {
  isCancellation,
  patched,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow'
import type { Commit } from '../../domain/journal/journal.ts'
import { countInPiece, PIECE_BYTES, type Chunk } from '../../domain/journal/pieces.ts'
import { nextDue } from '../../domain/summary.ts'
import { Bell } from './bell.ts'
import type { Activities } from '../messages/complaint.ts'

/** Tried once, inside the workflow task: the answer to an update then comes after its record (one marker event). */
const atOnce = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } })
/** For ever: an outage of the register delays the record, it never loses it. */
const forEver = proxyActivities<Activities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '500ms', backoffCoefficient: 1.5, maximumInterval: '10s' },
})

/**
 * More than this owed, and no command is taken on. With the largest request on top it goes through one workflow task
 * (4 MB), and nobody waits for hours until the register has caught up.
 */
const OWED_BYTES = 1024 * 1024

/**
 * Before there were pieces a run told all it owed in one commit, and went over into the next with all of it. Asked
 * only where that makes a difference: a marker costs a history two events.
 */
const inPieces = (): boolean => patched('journal in pieces')

/** Entries on their way to the register, in order, each piece in one transaction with its notices. */
export class Journal {
  /** What is owed, the first of it perhaps on its way. */
  #chunks: Chunk[]
  #owedBytes: number
  /** The last sequence that has been recorded, and the last one whose first attempt has ended. */
  #recorded: number
  #attempted: number
  readonly #written = new Bell()
  readonly #tried = new Bell()

  constructor(recorded: number, owed: readonly Chunk[]) {
    this.#chunks = [...owed]
    this.#owedBytes = sumOf(owed)
    this.#recorded = recorded
    this.#attempted = recorded
  }

  write(chunks: readonly Chunk[]): void {
    this.#chunks.push(...chunks)
    this.#owedBytes += sumOf(chunks)
    // What was asked may come to nothing: then there is nothing to record.
    if (!this.isEmpty) this.#written.ring()
  }

  get owed(): Pick<Commit, 'entries' | 'notices' | 'dropped'> {
    return owedIn(this.#chunks)
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0
  }

  /** So much is owed that no more is taken on. Asked where something can be refused only: time cannot be. */
  get isBehind(): boolean {
    return this.#owedBytes > OWED_BYTES
  }

  /** Whether what is owed can be handed over to the next run. */
  get isHandy(): boolean {
    return this.#owedBytes <= PIECE_BYTES || !inPieces()
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
      const piece = this.#nextPiece()
      await this.#commit(commitOf(piece, piece.length < this.#chunks.length))
      this.#chunks = this.#chunks.slice(piece.length)
      this.#owedBytes -= sumOf(piece)
      this.#recorded = piece.at(-1)!.complaint.version
      this.#attempt(this.#recorded)
    }
  }

  #attempt(upTo: number): void {
    this.#attempted = upTo
    this.#tried.ring()
  }

  #nextPiece(): Chunk[] {
    const count = countInPiece(this.#chunks)
    return this.#chunks.slice(0, count === this.#chunks.length || inPieces() ? count : undefined)
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

/** What the register is told of some chunks; `more`: others follow. */
export function commitOf(piece: readonly Chunk[], more: boolean): Commit {
  const { policy, calendar, ...complaint } = piece.at(-1)!.complaint
  const { entries, ...beside } = owedIn(piece)
  const stages = piece.flatMap((chunk) => chunk.stages ?? [])
  const pins = entries.some(({ event }) => PINNING.has(event.type))
  return {
    complaintId: complaint.id,
    historyLength: workflowInfo().historyLength,
    firstSequence: entries[0]!.sequence,
    entries,
    ...(more && { more }),
    complaint: pins ? { ...complaint, policy, calendar } : complaint,
    nextDue: nextDue(piece.at(-1)!.complaint) ?? null,
    ...(stages.length === entries.length && { stages }),
    ...beside,
  }
}

/** What the register is owed with some chunks, whichever run tells it. */
function owedIn(chunks: readonly Chunk[]): Pick<Commit, 'entries' | 'notices' | 'dropped'> {
  const dropped = chunks.flatMap((chunk) => chunk.dropped)
  return {
    entries: chunks.flatMap(({ entries }) => entries),
    notices: chunks.flatMap(({ notices }) => notices),
    ...(dropped.length > 0 && { dropped }),
  }
}

const sumOf = (chunks: readonly Chunk[]): number => chunks.reduce((sum, { bytes }) => sum + bytes, 0)

const PINNING = new Set(['received', 'policyAdopted', 'calendarAdopted'])
