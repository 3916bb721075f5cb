import type { Actor } from '../command.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Role, Stage } from '../policy/policy.ts'
import type { NextDue } from '../summary.ts'

/** One line of a complaint's journal: an event, who caused it by which command, and when it was written down. */
export type Entry = {
  sequence: number
  event: Event
  /** And whom they stood in for. */
  by: Pick<Actor, 'id' | 'role' | 'for'>
  command: string
  recordedAt: Instant
  /** Told by an import: it happened before this system knew of it. */
  past?: true
}

/** What is to be told of an event, to a role or a person. Its key makes it one, however often it is written. */
export type Notice = {
  key: string
  sequence: number
  template: string
  to: { role: Role; department?: string; person?: string }
  /** Escalation keys told together in this one notice, after an outage. */
  includes?: readonly string[]
  data?: Record<string, unknown>
  /** The complaint wants to know when this one has been sent. */
  confirm?: true
}

/** What the workflow hands to the register in one transaction, a piece of its journal: entries, what they add up to, and whom to tell. */
export type Commit = {
  complaintId: string
  /** Length of the history at the task that wrote it: with the run it fences out older writers. */
  historyLength: number
  firstSequence: number
  entries: readonly Entry[]
  /** Its writer knows of later entries, which follow: it says nothing of what comes after its last one. */
  more?: true
  /** Policy and calendar come along only when they were pinned or changed in this commit. */
  complaint: Omit<Complaint, 'policy' | 'calendar'> & Partial<Pick<Complaint, 'policy' | 'calendar'>>
  /** What the firm owes first, if anything: it takes the policy to tell. Commits of old do not. */
  nextDue?: NextDue | null
  /** The stage after each entry. Not told in commits of old, nor of what was handed over by another run. */
  stages?: readonly Stage[]
  notices: readonly Notice[]
  /** Clocks that have ended and that the complaint keeps no longer. */
  dropped?: readonly Clock[]
}
