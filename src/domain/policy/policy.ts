import { z } from 'zod'
import { About } from './about.ts'
import { NoticeRule } from './notice-rule.ts'
import { RequiredField } from './required-field.ts'
import { Span, TermRule } from './terms.ts'
import { Title } from '../text.ts'

/** Who does things, and who hears about them. People, deputies and absences are resolved when a notice is sent. */
export const Role = z.enum([
  'customer',
  'agent',
  'supervisor',
  'manager',
  'management',
  'operator',
  'auditor',
  'legal',
  'administrator',
  'integration',
  'system',
])
export type Role = z.infer<typeof Role>

export const Kind = z.enum(['complaint', 'enquiry', 'suggestion', 'praise'])
export type Kind = z.infer<typeof Kind>

export const Severity = z.enum(['minor', 'normal', 'major'])
export type Severity = z.infer<typeof Severity>

export const Complexity = z.enum(['simple', 'complex'])
export type Complexity = z.infer<typeof Complexity>

/** How soon it presses, whatever its severity: normal where nothing is said. */
export const Urgency = z.enum(['low', 'normal', 'high'])
export type Urgency = z.infer<typeof Urgency>

/** In which order complaints are taken up: 1 before 4. */
export const Priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Priority = z.infer<typeof Priority>

const ByUrgency = z.strictObject({ low: Priority, normal: Priority, high: Priority })
const PriorityTable = z.strictObject({ minor: ByUrgency, normal: ByUrgency, major: ByUrgency })
export type PriorityTable = z.infer<typeof PriorityTable>

/** What a complaint can wait for. A clock names the reasons that pause it. */
export const WaitReason = z.enum(['information', 'consent', 'thirdParty', 'appraisal'])
export type WaitReason = z.infer<typeof WaitReason>

export const Stage = z.enum(['received', 'investigating', 'proposed', 'executing', 'revisiting', 'closed'])
/** Exactly one at any time. */
export type Stage = z.infer<typeof Stage>

/** What starts, meets or cancels a clock. Several events may pull one trigger: see triggersOf. */
export const Trigger = z.enum([
  'received',
  'cycleOpened',
  'acknowledged',
  'customerContacted',
  'classified',
  'assigned',
  /** Assigned to another department than it lay with, by somebody from outside of that one. */
  'handedOver',
  /** The first act in the department it was handed over to, or its word that it has taken it over. */
  'takenOver',
  'handlingAccepted',
  'referralRecorded',
  'referralAnswered',
  'informationRequested',
  'informationProvided',
  'thirdPartyAwaited',
  'requestCancelled',
  'findingsRecorded',
  'interimMeasureOffered',
  'investigationPromised',
  'solutionProposed',
  'clearanceNeeded',
  'cleared',
  'clearanceReturned',
  'clearanceDropped',
  'solutionOffered',
  'solutionAccepted',
  'solutionDeclined',
  /** The letter of the offer has gone out, or the customer was told of it otherwise, with proof. */
  'decisionSent',
  'executionRecorded',
  'revisitUnreachable',
  'revisitAnswered',
  'finalResponseGiven',
  'answered',
  'emergencyDeclared',
  'emergencyMeasured',
  'emergencyEnded',
  'emergencyEvaluated',
  'closed',
])
export type Trigger = z.infer<typeof Trigger>

const ClockName = z.string().regex(/^[a-z][A-Za-z]*$/)

export const ClockRule = z.strictObject({
  name: ClockName,
  basis: z.enum(['promise', 'statutory', 'target']),
  cycles: z.enum(['first', 'every']),
  from: z.array(Trigger).min(1),
  until: z.array(Trigger).min(1),
  cancelledBy: z.array(Trigger).optional(),
  owedBy: z.enum(['agent', 'customer', 'thirdParty']),
  /** What the complaint waits for while this clock runs: given up when the clock expires. */
  waitsFor: WaitReason.optional(),
  /** Starts in these stages only. */
  inStages: z.array(Stage).optional(),
  term: TermRule,
  /** The first case that fits replaces the term. */
  termWhen: z
    .array(
      z.strictObject({
        complexity: Complexity.optional(),
        severity: Severity.optional(),
        urgency: Urgency.optional(),
        priority: Priority.optional(),
        term: TermRule,
      }),
    )
    .optional(),
  /** The date promised with the accepted proposal, where there is one, replaces the term. */
  promised: z.boolean().optional(),
  pausesOn: z.array(WaitReason).optional(),
  /** How much counted time pauses may credit in all; beyond it the clock runs on. */
  maxPause: Span.optional(),
  /** How often it is paused at most, each time it runs; then it runs on if something is asked again (F20). */
  maxPauses: z.number().int().min(0).max(100).optional(),
  warnAt: z.array(z.number().gt(0).lt(1)).optional(),
  /** At most once a cycle, however often what starts it happens. */
  once: z.boolean().optional(),
  /** Owed every so often: once it has lapsed, it is warned of again each time its term has passed again. */
  recurs: z.boolean().optional(),
  ladder: z.string(),
})
export type ClockRule = z.infer<typeof ClockRule>

const Ladder = z.strictObject({
  steps: z.array(z.strictObject({ level: z.number().int().min(1).max(9), to: Role, after: Span })).min(1),
  /** How often the top repeats until it is accepted. */
  repeat: Span.optional(),
  /** Still not done so long after it was accepted, it goes on to the next level, or comes to the top again. */
  acceptedFor: Span.optional(),
})
export type Ladder = z.infer<typeof Ladder>

const Extension = z.strictObject({
  clock: z.string(),
  by: TermRule,
  approver: Role,
  notice: z.enum(['customer']).optional(),
  /** In force by the instant its notice was sent, also where that is heard of later; else by when it is heard of. */
  bySending: z.boolean().optional(),
})

/** A sum for each currency. */
const Limits = z.record(z.string().regex(/^[A-Z]{3}$/), z.number().int().min(0))

/** Where all of this holds, what is to go to the customer is cleared first; without anything it always is. */
const ClearanceRule = z.strictObject({
  when: z.strictObject({
    severity: Severity.optional(),
    category: z.string().min(1).max(200).optional(),
    /** In a currency that is not named any redress lies above. */
    redressAbove: Limits.optional(),
  }),
  /** A role, or a role in a department. */
  by: z
    .string()
    .max(200)
    .regex(
      /^(legal|management|(agent|supervisor|manager)@[^\s@]+)$/,
      'Who clears is legal, management, or a role in a department: supervisor@quality.',
    ),
})

/** One of the stages in which a complaint is handled: the clock that is its target, and who answers for it (R39). */
const StageTarget = z.strictObject({ target: z.string(), owner: Role })
export type StageTarget = z.infer<typeof StageTarget>

/** A clock that others have and this policy does not, said aloud (F27). */
const WithoutClock = z.strictObject({ clock: ClockName, reason: Title })
export type WithoutClock = z.infer<typeof WithoutClock>

/** A policy is data: versioned, dated, pinned in the input of each complaint's workflow (F30). */
export const Policy = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  kinds: z.array(Kind).min(1),
  calendar: z.string().optional(),
  /** The list of the categories that its complaints can have; any word where it names none. */
  categories: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional(),
  /** Stages this kind of case does without: an enquiry needs no consent, no execution, no revisit. */
  skips: z.array(z.enum(['consent', 'execution', 'revisit'])).optional(),
  clocks: z.array(ClockRule),
  /** The stages of the handling in their order: together they take no longer than the resolution (R46). */
  stages: z.array(StageTarget).min(1).max(20).optional(),
  without: z.array(WithoutClock).min(1).max(20).optional(),
  ladders: z.record(z.string(), Ladder),
  /** The ladder and the level at which a major complaint enters at once (R28). */
  major: z.strictObject({ ladder: z.string(), level: z.number().int().min(1) }).optional(),
  /** The ladder that escalations by hand climb. */
  manual: z.strictObject({ ladder: z.string() }).optional(),
  /** The priority that follows from severity and urgency; the usual one if left out. */
  priorities: PriorityTable.optional(),
  rework: z.strictObject({ max: z.number().int().min(0) }),
  cycles: z.strictObject({ max: z.number().int().min(1) }),
  revisit: z.strictObject({ attempts: z.number().int().min(1), within: Span }).optional(),
  /**
   * When the customer is asked (R79): first in the stage, counted from the execution as its clock is; again after
   * closing, counted from that. With these nobody is unreachable before they were tried in two ways on different days,
   * and written to.
   */
  revisits: z
    .array(z.strictObject({ after: Span }))
    .min(1)
    .max(6)
    .optional(),
  /** Redress above its currency's limit waits for approval before it is offered, and any of a currency without one. */
  redressLimits: Limits.optional(),
  /** The limit for CNY, as policies named it before there were others. */
  redressLimitCents: z.number().int().min(0).optional(),
  /** Who at least approves of redress above a sum, the smallest first: a lead below the first of them. */
  redressApprovals: z
    .array(z.strictObject({ above: Limits, by: z.enum(['manager', 'management']) }))
    .min(1)
    .max(9)
    .optional(),
  /** Who clears what before the customer hears of it (R75). */
  clearance: z.array(ClearanceRule).min(1).max(20).optional(),
  /** Who may end a complaint otherwise than the customer wants: a supervisor if left out. */
  endsApprover: Role.optional(),
  /** What has to be told by a point of the handling (R12). */
  requires: z.array(RequiredField).min(1).max(20).optional(),
  /** Whether the root cause must be recorded before a complaint closes as answered (R62). */
  requiresRootCause: z.boolean().optional(),
  /** From how many independent sources evidence is needed before anything is proposed or answered (R61). */
  independentSources: z.partialRecord(Severity, z.number().int().min(1).max(9)).optional(),
  reopen: Span,
  /**
   * How long after the first contact it is to be registered, at the latest (R8): a target of its own, which breaks at
   * the registration or not at all.
   */
  registerWithin: TermRule.optional(),
  /** Once the first contact could lie no longer before the registration. Nothing is refused for it any more. */
  receivedBefore: Span.optional(),
  extensions: z.array(Extension).optional(),
  /** Who hears of what besides, and templates that are not sent; without it the default rules hold. */
  notices: z
    .strictObject({
      extra: z.array(NoticeRule).max(60).optional(),
      without: z.array(z.string()).max(60).optional(),
    })
    .optional(),
  /** How long a complaint is kept from its last closing; five years where nothing is said (R84). */
  retention: z.strictObject({ years: z.number().int().min(1).max(100), from: z.enum(['closed']) }).optional(),
  /** Who may name it at intake or have a complaint adopt it: if left out, who has the right `choosePolicy`. Not pinned. */
  choosableBy: z.array(Role).max(8).optional(),
  /** For people, not pinned. */
  about: About.optional(),
})
export type Policy = z.infer<typeof Policy>

/** How long a closed complaint is kept where its policy does not say. */
const KEPT_YEARS = 5

/** How many years a complaint is kept from its last closing. */
export const keepingYears = ({ retention }: Pick<Policy, 'retention'>): number =>
  retention?.years ?? KEPT_YEARS
