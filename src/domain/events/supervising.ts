import type { Instant } from '../instant.ts'
import type { Role } from '../policy/policy.ts'
import type { Said } from './said.ts'

/** Supervise orders. `role` is the one in which the order was given. */
export type Supervising =
  | {
      type: 'supervisionOrdered'
      order: number
      cycle: number
      by: string
      role: Role
      instruction: string
      dueAt: Instant
    }
  | ({ type: 'supervisionReplied'; by: string } & Said<'replyToSupervision'>)
  /** By a person, or with the complaint's end. */
  | ({ type: 'supervisionConcluded'; by?: string; why?: 'closed' } & Said<'concludeSupervision'>)

/** Escalations: `source` is a clock's key, 'severity' or 'manual:<n>'. */
export type Escalating =
  | {
      type: 'escalated'
      key: string
      source: string
      cycle: number
      clock?: string
      ladder: string
      level: number
      repeat: number
      to: Role
      reason?: string
      /** It was accepted, and is still not done. */
      unmet?: true
      /** How many repeats of the top this one stands for (import only). */
      folded?: number
    }
  | { type: 'escalationAccepted'; key: string; by: string; comment?: string }
  | { type: 'escalationDelegated'; key: string; by: string; to: string; reason: string; unchecked?: true }
  /** `by` and `note`: a person resolved it; otherwise it ended with what it was about. */
  | { type: 'escalationEnded'; key: string; why: string; by?: string; note?: string }

/** What a regulator has passed on. */
export type Referring =
  | ({ type: 'referralRecorded'; referral: number } & Said<'recordReferral'>)
  | ({ type: 'referralAnswered'; referral: number } & Omit<Said<'answerReferral'>, 'reference'>)

/** What was done about an emergency, with what, and how it went. */
export type Helping =
  | ({ type: 'emergencyDeclared' } & Said<'declareEmergency'>)
  | ({ type: 'emergencyMeasured' } & Said<'recordEmergencyMeasure'>)
  | ({ type: 'resourceAssigned'; resource: number } & Said<'assignResource'>)
  | ({ type: 'emergencyEnded' } & Said<'endEmergency'>)
  | ({ type: 'emergencyEvaluated'; by: string } & Said<'evaluateEmergency'>)

/** Who bears responsibility, and what was said against it. `role` is the one in which it was determined. */
export type Judging =
  | ({
      type: 'responsibilityDetermined'
      determination: number
      by: string
      role: Role
      replaces?: number
    } & Said<'determineResponsibility'>)
  | ({ type: 'responsibilityObjected'; by: string } & Of & Said<'objectToResponsibility'>)
  | ({ type: 'responsibilityUpheld'; by: string } & Of & Said<'upholdResponsibility'>)
type Of = Pick<Said<'determineResponsibility'>, 'person' | 'department'>
