import type { Calendar } from './calendar/calendar.ts'
import type { Pause } from './calendar/counting.ts'
import type { Outcome, EventOf } from './event.ts'
import type { Channel, Details } from './intake.ts'
import type { Instant } from './instant.ts'
import type { Clearance, Draft, Grant, Proposal } from './parts/solution.ts'
import type { Determination, Example, Referral, Resource, SuperviseOrder, Task } from './parts/duties.ts'
import type {
  Complexity,
  Kind,
  Policy,
  Priority,
  Role,
  Severity,
  Stage,
  Urgency,
  WaitReason,
} from './policy/policy.ts'
import type { TermRule } from './policy/terms.ts'

/** A person, or with no person the department's queue (R32). */
export type Owner = {
  department: string
  person?: string
  /** The rule by which it was assigned automatically, and the category it went by. */
  automatic?: { rule: string; category?: string }
}

/** The department that sees what has no owner, so that everything open has an owner (R32). */
export const INTAKE = 'intake'
export const departmentOf = ({ owner }: { owner?: Owner | undefined }): string => owner?.department ?? INTAKE

export type Breach = { dueAt: Instant; retroactive?: true; voided?: true }

/**
 * One clock of one cycle, the n-th time it runs. It ends in exactly one way: met (with a breach: late), unmet
 * (breached, never met), expired (the customer's), cancelled.
 */
export type Clock = {
  name: string
  cycle: number
  n: number
  state: 'running' | 'met' | 'unmet' | 'expired' | 'cancelled'
  startedAt: Instant
  dueAt: Instant
  provisional?: true
  /** The promised date, where it replaces counting from the start. */
  fixedDueAt?: Instant
  pauses: readonly Pause[]
  pausedAt?: Instant
  pausedBy?: WaitReason
  /** How many of the rule's warnings have been given. */
  warnings: number
  endedAt?: Instant
  /** By a policy that does not know it. */
  dropped?: true
  breach?: Breach
  extensions?: readonly Extension[]
  /** By a lead: it replaces what was counted until then, and so many extensions. */
  moved?: { dueAt: Instant; at: Instant; extensions?: number }
}
/** Granted, and in force once its notice is recorded as sent before the old due, unless it is taken back first. */
export type Extension = {
  by: TermRule
  notice: string
  inForce?: true
  grantedAt?: Instant
  cancelledAt?: Instant
}

export type Escalation = {
  source: string
  cycle: number
  clock?: string
  ladder: string
  state: 'open' | 'accepted' | 'ended'
  /** The last step: its key, level, how many times the top repeated, its nominal instant. */
  key: string
  level: number
  repeat: number
  at: Instant
  to: Role
  acceptedBy?: string
  /** Where its ladder says how long it may stay accepted: counted from then. */
  acceptedAt?: Instant
  delegatedTo?: string
  endedAt?: Instant
}

/** `beyondLimit`: clocks stand still for it as long as it lasts, whatever their limits. */
export type Waiting = { reason: WaitReason; since: Instant; beyondLimit?: true }

/** A piece of evidence, by the entry that brought it. */
export type Gathered = Pick<EventOf<'evidenceAttached'>, 'kind' | 'source'> & { sequence: number }

/** An attempt at the revisit that reached nobody. */
export type Tried = { at: Instant; method?: NonNullable<EventOf<'revisitRecorded'>['method']> }

/** A complaint that was merged into another; each keeps its own time of receipt. */
export type Absorbed = { id: string; number: string; receivedAt: Instant; at: Instant }

/** With what its category asks for. */
export type Classification = Pick<EventOf<'classified'>, 'requiresRootCause' | 'evidenceWanted'> & {
  category: string
  severity: Severity
  complexity: Complexity
  urgency?: Urgency
  /** Where it does not follow from the usual table; given by hand, whatever policy is adopted. */
  priority?: Priority
  priorityGiven?: true
}

/** Everything that is so of one complaint, folded from its events. Plain JSON: it travels through Temporal. */
export type Complaint = {
  id: string
  number: string
  /** The sequence of its last event; the ETag of its views. */
  version: number
  /** The sequence of its last event that is none of its clocks'; not known of what a run of old has handed over. */
  ownVersion?: number
  /** When somebody last had to do with it, and not time or the system. */
  touchedAt?: Instant
  kind: Kind
  /** It was said to be no complaint any more; the policy under which it was one. */
  wasComplaint?: string
  channel: Channel
  messageId?: string
  /** Its past is still being told, piece by piece, and nothing of it is recorded; or that was given up. */
  importing?: 'underWay' | 'abandoned'
  details: Details
  /** Whom it is about is a person of the directory, by their id; else it is only what was said. */
  aboutPerson?: true
  policy: Policy
  calendar: Calendar
  receivedAt: Instant
  registeredAt: Instant
  /** Of the staff, who took it in; what was imported nobody did. */
  takenInBy?: string
  stage: Stage
  outcome?: Outcome
  upheld?: 'upheld' | 'partlyUpheld' | 'notUpheld'
  rootCause?: string
  acknowledgedAt?: Instant
  /** Taken on for handling, where the policy has a clock for that. */
  handlingAcceptedAt?: Instant
  classification?: Classification
  /** Declared, and not ended. */
  emergency?: true
  /** The last one is over; when it was evaluated. */
  emergencyEnded?: { at: Instant; evaluatedAt?: Instant }
  /** What was assigned to help in emergencies. */
  resources?: readonly Resource[]
  /** It complains of how a complaint was handled: of another one, by the number that was told, or of this before. */
  aboutHandling?: true
  handlingOf?: string
  /** For others to learn from, as a lead told it last. */
  example?: Example
  incident?: string
  /** What was accepted for an incident in cycles before. */
  grants?: readonly Grant[]
  owner?: Owner
  cycle: number
  cycleOpenedAt: Instant
  /** Who owned the cycle before this one at its end: the next is another (R82). */
  handledBefore?: string
  /** By cycle, who owned it and acted, or proposed or executed in it. */
  handledBy?: Readonly<Record<number, readonly string[]>>
  /** Who may do what their part in it forbids, by a manager's word, and the cycle in which it was given. */
  waived?: readonly { person: string; cycle: number }[]
  /** Declined proposals in this cycle. */
  reworks: number
  /** The bound of second handlings is reached: only a final response is left (R83). */
  finalOnly?: true
  waiting: readonly Waiting[]
  /** When what clocks stood still for beyond their limits was last over. */
  beyondLimitUntil?: Instant
  draft?: Draft
  proposal?: Proposal
  /** When the last offer of this cycle that holds no more was declined or replaced, where a clock waits for its letter. */
  offerEndedAt?: Instant
  /** What was last given to others to clear. */
  clearance?: Clearance
  tasks: readonly Task[]
  /** The latest evidence of the matter itself. */
  gathered?: readonly Gathered[]
  /** It would have ended so; a mandatory task is open yet. */
  closingHeld?: { outcome: Outcome; at: Instant }
  /** The supervise orders there were. */
  supervision?: readonly SuperviseOrder[]
  /** How many letters were written to the customer by hand. */
  messages?: number
  referrals?: readonly Referral[]
  /** What was determined and holds, the latest last. */
  responsibilities?: readonly Determination[]
  /** How often the customer's secret was renewed. */
  slip?: number
  /** The latest look at whether it was handled fairly. */
  review?: { at: Instant; by: string; fair: boolean }
  revisit?: { attempts: number; firstAt: Instant; tries?: readonly Tried[] }
  /** When a letter that asks how it went has reached them, in this cycle. */
  surveyedAt?: Instant
  /**
   * The customer is content: it closes once its root cause is there. Apart from `closingHeld`, which a task ends and an
   * event tells: as one, what runs and rows of old hold would have to be told apart by whether a cause was wanted then,
   * and a classification since may want none.
   */
  closingWaits?: true
  clocks: readonly Clock[]
  escalations: readonly Escalation[]
  /** The complaints merged into this one, the latest of them. */
  absorbed?: readonly Absorbed[]
  /** The complaint that goes on with this one's matter. */
  mergedInto?: string
  /** It is the same person's: the customer sees there how it goes on. */
  mergedSamePerson?: true
  /** A merge is under way. */
  merging?: { into: string; at: Instant }
  /** The earliest receipt among what was merged into this one, where that lies before its own. */
  countsFrom?: Instant
  /** The entries that may be voided: they moved no stage. */
  voidable: readonly number[]
  /** Those of them that the customer brought: they cannot be voided. */
  brought?: readonly number[]
  /** What met clocks and can be voided, in the order of the clocks. */
  metBy?: readonly Meeting[]
  /** What is told to have been earlier without proof: it has met no clock. */
  unproved?: readonly { sequence: number; of: 'acknowledged' | 'contactRecorded'; at: Instant }[]
  /** When stage or a pause last changed: nothing may be back-dated to before it. */
  movedAt: Instant
  /** The latest instant any event bears. */
  lastAt: Instant
  closedAt?: Instant
  reopenUntil?: Instant
  archivedAt?: Instant
}

/** The entries that meet a clock: the first of them did. */
export type Meeting = Pick<Clock, 'cycle' | 'name' | 'n'> & {
  entries: readonly { sequence: number; at: Instant }[]
}

/** Which clock, written as a key: cycle, name, instance. */
export const clockKey = (clock: { cycle: number; name: string; n: number }): string =>
  `${clock.cycle}/${clock.name}/${clock.n}`

export const isOpen = (complaint: Complaint): boolean => complaint.stage !== 'closed'
