import type { Instant } from '../instant.ts'
import type { Role, WaitReason } from '../policy/policy.ts'
import type { TermRule } from '../policy/terms.ts'

/** One clock of one cycle, the n-th time it ran. */
export type ClockRef = { clock: string; cycle: number; n: number }

/** What the clocks did. */
export type Timekeeping =
  /** `startedAt`: where it counts from before this event, as what is owed under an adopted policy does. */
  | ({
      type: 'clockStarted'
      dueAt: Instant
      provisional?: true
      fixed?: true
      startedAt?: Instant
    } & ClockRef)
  | ({ type: 'clockPaused'; reason: WaitReason } & ClockRef)
  | ({ type: 'clockResumed'; dueAt: Instant; provisional?: true; why?: 'pauseLimit' } & ClockRef)
  | ({
      type: 'dueChanged'
      before: Instant
      dueAt: Instant
      provisional?: true
      why: 'classified' | 'extended' | 'policyAdopted' | 'calendarAdopted' | 'absorbed' | 'moved'
    } & ClockRef)
  /** By whom, to when and why; dueChanged tells the rest. `told`: the customer knows the deadline, and hears of it. */
  | ({
      type: 'dueMoved'
      before: Instant
      dueAt: Instant
      by: string
      reason: string
      told?: true
    } & ClockRef)
  /** lateMs: how far beyond its due, frozen here (F60). */
  | ({ type: 'clockMet'; lateMs?: number } & ClockRef)
  /** The entry that had met it was voided: it runs again, its due as it was, or later by what it `stood` still since. */
  | ({
      type: 'clockReopened'
      dueAt: Instant
      provisional?: true
      stood?: true
      sequence: number
    } & ClockRef)
  | ({ type: 'clockCancelled'; why: string } & ClockRef)
  | ({ type: 'clockExpired'; dueAt: Instant } & ClockRef)
  /** The nth of its rule's warnings; beyond its due, of what recurs. `folded` as with an escalation. */
  | ({ type: 'warned'; share: number; nth: number; dueAt: Instant; folded?: number } & ClockRef)
  /** The recorded fact of a lapse. Its time is dueAt, however late it was recorded. */
  | ({ type: 'breached'; dueAt: Instant; retroactive?: true } & ClockRef)
  | ({
      type: 'breachVoided'
      dueAt: Instant
      why: 'provedInTime' | 'calendarAdopted' | 'extended'
    } & ClockRef)
  /** Waits for its notice to the customer; dueChanged tells when it comes into force. */
  | ({
      type: 'extensionGranted'
      by: TermRule
      reason: string
      approvedBy: string
      approverRole?: Role
      dueAt: Instant
      notice: string
      unchecked?: true
    } & ClockRef)
  /** Taken back before it came into force. */
  | ({ type: 'extensionCancelled'; reason: string; notice: string } & ClockRef)
  | ({ type: 'reminded'; of: WaitReason; share: number; nth: number; dueAt: Instant } & ClockRef)
  | { type: 'taskOverdue'; task: number }
  | { type: 'waitingGivenUp'; reason: WaitReason }
  /** No reply by its due: who gave the order hears of it, and it escalates. */
  | { type: 'supervisionOverdue'; order: number }
