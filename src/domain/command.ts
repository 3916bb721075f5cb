import { z } from 'zod'
import { DetailsAmendment, Name, Text } from './intake.ts'
import { InstantText, storableText, words } from './text.ts'
import type { Calendar } from './calendar/calendar.ts'
import { Complexity, Kind, Role, Severity, Span, type Policy } from './policy/policy.ts'

/** Everything anyone may ask of a complaint. The API, OpenAPI and the console read this file. */

const Method = z.enum(['phone', 'email', 'letter', 'chat', 'message', 'inPerson'])
export const Reason = words(2_000)
const ToldReason = Reason.meta({ description: 'The customer is told it.' })
const occurredAt = { occurredAt: InstantText.optional() }
const Grade = z.enum(['low', 'medium', 'high'])
const Upheld = z.enum(['upheld', 'partlyUpheld', 'notUpheld'])
/** A thousand million: what many of them add up to is still counted to the cent, below 2^53. */
const AMOUNT_CENTS_AT_MOST = 100_000_000_000
const Money = z.strictObject({
  amountCents: z.number().int().min(0).max(AMOUNT_CENTS_AT_MOST),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
/** Why a merge came to nothing, or was taken back. */
const MergeEnd = z.enum(['refused', 'yielded', 'reopened'])
/** Put in by the API: the register could not be asked whether who or what is named is right. */
const unchecked = z.literal(true).optional()
const order = z.number().int().min(1)
const Evidence = z.strictObject({
  kind: z.enum(['document', 'photo', 'recording', 'interview', 'systemRecord', 'other']),
  /** SHA-256 of the file in hex; the file itself is stored elsewhere. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  source: Name,
  name: Name.optional(),
})

const RevisitResult = z.enum(['satisfied', 'neither', 'dissatisfied', 'unreachable'])
export type RevisitResult = z.infer<typeof RevisitResult>

/** What proves a thing: a file by its digest, or the reference under which a recording is found. */
const Proof = z.union([
  Evidence,
  z.strictObject({ kind: z.literal('recording'), reference: Name, source: Name }),
])
const proved = { evidence: Proof.optional(), ...occurredAt }

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

export const Command = z.discriminatedUnion('type', [
  command('acknowledge', { method: Method, said: Text, ...proved }),
  command('classify', {
    category: Name,
    nature: z.enum(['service', 'product', 'price', 'other']).optional(),
    impact: Grade,
    risk: Grade,
    complexity: Complexity,
    /** Overrides the severity that follows from impact and risk; needs the reason (R26). */
    severity: Severity.optional(),
    /** Needed too where severity or complexity is another than it was. */
    reason: Reason.optional(),
  }),
  command('assign', {
    department: Name,
    person: Name.optional(),
    /** Needed where it overrides what was assigned automatically. */
    reason: Reason.optional(),
    /** The routing rule that assigns by itself; the API puts it in (R31). */
    automatic: Name.optional(),
    unchecked,
    ...occurredAt,
  }),
  command('requestInformation', { what: Text, reason: Reason.optional() }),
  command('awaitThirdParty', {
    party: Name,
    what: Text,
    reason: Reason,
    appraisal: z.boolean().optional(),
  }),
  command('cancelRequest', { reason: Reason }),
  command('provideInformation', {
    text: Text,
    from: z.enum(['customer', 'thirdParty']).optional(),
    ...occurredAt,
  }),
  command('recordContact', {
    direction: z.enum(['outward', 'inward']),
    method: Method,
    summary: Text,
    ...proved,
  }),
  command('addNote', {
    text: Text,
    /** All who read the journal, where nothing is said. */
    visibleTo: z.enum(['staff', 'leads', 'legal']).optional(),
    /** Who reads it too, of what is for legal. */
    named: z.array(Name).min(1).max(20).optional(),
    unchecked,
    ...occurredAt,
  }),
  command('amendDetails', {
    details: DetailsAmendment,
    /** Needed to say about whom the complaint is otherwise than before. */
    reason: Reason.optional(),
    /** Put in by the API: only what is named changes. Without it a complainant is replaced whole, as it once was. */
    partial: z.literal(true).optional(),
  }),
  command('attachEvidence', { ...Evidence.shape, ...occurredAt }),
  command('recordFindings', { rootCause: Name, text: Text, upheld: Upheld.optional(), ...proved }),
  /** What helps the customer until the matter is settled: a car meanwhile, a repair for now. */
  command('offerInterimMeasure', {
    what: Text,
    until: InstantText.optional(),
    said: Text,
    method: Method,
    ...proved,
  }),
  /** What will be looked into, and by when the customer hears of it: the promise starts a clock. */
  command('promiseInvestigation', { said: Text, method: Method, dueAt: InstantText }),
  command('openTask', {
    kind: z.enum(['department', 'siteVisit', 'legalReview', 'other']),
    title: Name,
    department: Name,
    person: Name.optional(),
    dueAt: InstantText.optional(),
    /** While a mandatory task is open nothing can be proposed (R37). */
    mandatory: z.boolean().optional(),
    unchecked,
  }),
  command('completeTask', { task: z.number().int().min(1), result: Text, ...occurredAt }),
  command('proposeSolution', {
    measures: Text,
    redress: Money.optional(),
    correctiveActions: z
      .array(z.strictObject({ what: Text, owner: Name, dueAt: InstantText.optional() }))
      .max(20)
      .optional(),
    /** The instant promised to the customer for carrying it out. */
    executeBy: InstantText.optional(),
    unchecked,
  }),
  command('approveProposal', { comment: Text.optional() }),
  command('returnProposal', { reason: Reason }),
  command('acceptSolution', { ...proved }),
  command('declineSolution', { reason: Reason, ...proved }),
  command('recordExecution', { what: Text, proof: Proof.optional(), ...occurredAt }),
  command('recordRevisit', {
    /** It follows from the score where there is one: 4 and 5 satisfied, 3 neither, 1 and 2 dissatisfied. */
    result: RevisitResult.optional(),
    score: z.number().int().min(1).max(5).optional(),
    comment: Text.optional(),
    method: Method.optional(),
    ...proved,
  }),
  command('escalate', { reason: Reason, level: z.number().int().min(1).max(9).optional() }),
  command('acceptEscalation', { key: storableText().max(200).optional(), comment: Text.optional() }),
  command('delegateEscalation', { key: storableText().max(200), to: Name, reason: Reason, unchecked }),
  command('resolveEscalation', { key: storableText().max(200).optional(), note: Text }),
  /** A supervise order to the owner: answered by an instant, or within a span from now; one of both. */
  command('orderSupervision', {
    instruction: Text,
    dueAt: InstantText.optional(),
    within: Span.optional(),
  }),
  command('replyToSupervision', { order, reply: Text }),
  command('concludeSupervision', { order, comment: Text.optional() }),
  command('extendDeadline', {
    clock: Name,
    reason: ToldReason,
    approvedBy: Name,
    /** Put in by the API: the highest role that the directory has of who approves. */
    approverRole: Role.optional(),
    unchecked,
  }),
  /** Takes an extension back that is not in force yet. */
  command('cancelExtension', { clock: Name, reason: Reason }),
  /** Sent by a courier, when a notice that a clock waits for has gone out; by hand with method and proof. */
  command('confirmNotice', {
    key: storableText().max(300),
    sentAt: InstantText,
    method: Method.optional(),
    evidence: Evidence.optional(),
  }),
  command('withdraw', { reason: Reason, evidence: Proof.optional() }),
  command('refuse', {
    ground: z.enum(['outOfScope', 'noStanding', 'repeated', 'other']),
    reason: ToldReason,
  }),
  command('transfer', { to: Name, reason: Reason }),
  command('merge', {
    into: Name,
    reason: Reason,
    /** The person who merges has made sure that both are the same person's. The API says it where that is certain. */
    samePerson: z.literal(true).optional(),
  }),
  /** Sent to the complaint itself before it is merged: until that has come to an end it absorbs no other. */
  command('beginMerge', { into: Name }),
  command('cancelMerge', { into: Name, why: MergeEnd }),
  /** Sent to the other complaint when one is merged into it, before that one is closed. */
  command('absorb', {
    complaint: Name,
    number: Name,
    receivedAt: InstantText,
    mergedBy: Name,
    reason: Reason,
    kind: Kind.optional(),
    /** The earliest receipt of the one and of what was merged into it: the other counts from it. */
    countsFrom: InstantText.optional(),
    /** Of the one: it reaches back to its receipt. */
    snapshot: z.custom<Calendar>().optional(),
  }),
  /** Takes an absorption back. */
  command('release', { complaint: Name, why: MergeEnd }),
  command('reopen', { reason: Reason, ...occurredAt }),
  command('finalResponse', { reasons: Text, routes: Text, upheld: Upheld.optional(), ...proved }),
  command('declareEmergency', { reason: Reason }),
  command('recordLessons', { text: Text, rootCause: Name.optional() }),
  /** A person outside the handling line says whether it was handled fairly (R108). */
  command('reviewHandling', { fair: z.boolean(), text: Text }),
  /** No one else is left: a person who had a part in it may revisit, review or have it all the same (R82). */
  command('waiveIndependence', { person: Name, reason: Reason }),
  /** Handling minutes and what else it cost (R95). */
  command('recordEffort', {
    minutes: z.number().int().min(1).max(10_000),
    cost: Money.optional(),
    text: Text.optional(),
    ...occurredAt,
  }),
  /** What was back-dated counts for clocks from here on: by evidence, or by a lead's word. */
  command('proveEntry', { sequence: z.number().int().min(1), evidence: Proof.optional(), reason: Reason }),
  command('voidEntry', { sequence: z.number().int().min(1), reason: Reason }),
  /** A new link is sent to the complainant's address, and what opened the complaint to its customer is closed. */
  command('renewSlip', { reason: Reason.optional() }),
  /** The API puts the policy's or calendar's snapshot in: an outsider names it only. */
  command('adoptPolicy', {
    policyId: Name,
    snapshot: z.custom<Policy>().optional(),
    reason: Reason,
    /** Put in by the API: what is owed goes on. Without it what the policy does not know just ended, as it once did. */
    carries: z.literal(true).optional(),
  }),
  command('adoptCalendar', { calendarId: Name, snapshot: z.custom<Calendar>().optional(), reason: Reason }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/**
 * A person, or a machine, that asks, in the one role they act in. Everything is bound to the one who is authenticated.
 */
export type Actor = {
  id: string
  role: Role
  /** Where they have this role; in all departments, if left out. */
  departments?: readonly string[]
  /** Whom they stand in for, if the role is not their own. */
  for?: string
  /** Of a customer: staff know the secret by which they ask. */
  alsoKnownToStaff?: true
}
