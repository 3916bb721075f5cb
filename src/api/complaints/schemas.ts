import { z } from 'zod'
import { COMMANDS } from './commands.ts'
import { Evidence } from '../../domain/commands/parts.ts'
import { Channel, Complainant, Details, Representative } from '../../domain/intake.ts'
import { Complexity, Kind, Severity, Stage, Urgency, WaitReason } from '../../domain/policy/policy.ts'
import { RequiredField } from '../../domain/policy/required-field.ts'
import { ClockView, Running } from './clock-schemas.ts'
import {
  Clearance,
  Determination,
  Draft,
  Escalation,
  Example,
  Instant,
  Proposal,
  Resource,
  SuperviseOrder,
  Task,
  Upheld,
} from './parts/schemas.ts'

/** What the API answers. The presenters make these; the tests hold every answer against them. */

export { Instant }

const Priority = z.int().min(1).max(4).meta({ id: 'Priority', description: '1 is taken up first, 4 last.' })
const Command = z.enum(COMMANDS.map(({ type }) => type)).meta({ id: 'CommandType' })
export const Outcome = z.enum([
  'resolved',
  'finalResponse',
  'withdrawn',
  'refused',
  'transferred',
  'merged',
  'unreachable',
])
const EvidenceKind = Evidence.shape.kind
const Owner = z
  .strictObject({
    department: z.string(),
    person: z.string().optional(),
    automatic: z.strictObject({ rule: z.string(), category: z.string().optional() }).optional().meta({
      description: 'Assigned automatically by this routing rule; sending it elsewhere needs a reason.',
    }),
  })
  .meta({ id: 'Owner', description: 'A person, or without one the queue of the department.' })
const NextDue = z
  .strictObject({
    clock: z.string(),
    at: Instant,
    provisional: z.literal(true).optional(),
    overdue: z.literal(true).optional(),
  })
  .meta({ description: 'The earliest due that the firm still owes, lapsed or not; a paused clock has none.' })

const Referral = z
  .strictObject({
    n: z.number(),
    at: Instant,
    origin: z.string(),
    reference: z.string(),
    dueAt: Instant,
    answeredAt: Instant.optional(),
  })
  .meta({ id: 'Referral', description: 'Passed on by a regulator, to be answered by then.' })

export const WithoutView = z.strictObject({
  clock: z.string(),
  reason: z.strictObject({ en: z.string(), zh: z.string() }),
})

const MASKED = { phone: z.string().optional(), email: z.string().optional() }

export const ComplaintView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    kind: Kind,
    channel: Channel,
    messageId: z.string().optional(),
    importing: z.literal(true).optional().meta({
      description:
        'Its past is still being told, in pieces: nothing is recorded of it yet, and no list has it.',
    }),
    // Masked, an address or a number is no longer one.
    details: Details.extend({
      complainant: Complainant.extend(MASKED),
      representative: Representative.extend(MASKED).optional(),
      incidentAt: Instant.optional(),
    }),
    aboutPerson: z.literal(true).optional().meta({
      description: 'Whom it is about is a person of the directory, by their id; else it is what was said.',
    }),
    receivedAt: Instant,
    registeredAt: Instant,
    stage: Stage,
    outcome: Outcome.optional(),
    upheld: Upheld.optional(),
    rootCause: z.string().optional(),
    cycle: z.number(),
    acknowledgedAt: Instant.optional(),
    handlingAcceptedAt: Instant.optional(),
    emergency: z.literal(true).optional(),
    emergencyEnded: z.strictObject({ at: Instant, evaluatedAt: Instant.optional() }).optional(),
    resources: z.array(Resource).optional(),
    aboutHandling: z
      .literal(true)
      .optional()
      .meta({ description: 'It complains of how a complaint was handled.' }),
    handlingOf: z
      .string()
      .optional()
      .meta({ description: 'Of which, as its number was told; else of this one before.' }),
    example: Example.optional().meta({ description: 'What others may learn from; it names nobody.' }),
    incident: z.string().optional().meta({ description: 'The incident that it is one of, by its id.' }),
    owner: Owner.optional(),
    classification: z
      .strictObject({
        category: z.string(),
        severity: Severity,
        complexity: Complexity,
        urgency: Urgency,
        priority: Priority,
      })
      .optional(),
    waiting: z.array(z.strictObject({ reason: WaitReason, since: Instant })),
    draft: Draft.optional().meta({ description: 'The last draft of this cycle, for a proposal to take.' }),
    proposal: Proposal.optional(),
    clearance: Clearance.optional(),
    tasks: z.array(Task),
    closingHeld: z
      .strictObject({ outcome: Outcome, at: Instant })
      .optional()
      .meta({ description: 'It is to end so once the mandatory tasks are completed.' }),
    supervision: z.array(SuperviseOrder).optional(),
    referrals: z.array(Referral).optional(),
    responsibilities: z.array(Determination).optional().meta({
      description: 'Who bears responsibility: for those who lead and oversee, and to each what is of them.',
    }),
    review: z.strictObject({ at: Instant, by: z.string(), fair: z.boolean() }).optional(),
    escalations: z.array(Escalation),
    level: z.number(),
    nextDue: NextDue.optional(),
    clocks: z.array(ClockView),
    missing: z
      .array(RequiredField.pick({ field: true, at: true }))
      .optional()
      .meta({ description: 'What its policy needs to be told, and by which command at the latest.' }),
    evidenceWanted: z
      .array(z.strictObject({ kind: EvidenceKind, isThere: z.boolean() }))
      .optional()
      .meta({ description: 'What its category wants as evidence, and whether there is any of that kind.' }),
    independentSources: z.strictObject({ needed: z.int(), known: z.int() }).optional().meta({
      description:
        'From how many independent sources evidence is needed before anything is proposed, and from how many there is any.',
    }),
    closedAt: Instant.optional(),
    reopenUntil: Instant.optional(),
    archivedAt: Instant.optional(),
    mergedInto: z
      .string()
      .optional()
      .meta({ description: "The complaint that goes on with this one's matter." }),
    absorbed: z
      .array(z.strictObject({ id: z.string(), number: z.string(), receivedAt: Instant, at: Instant }))
      .optional()
      .meta({ description: 'The complaints merged into this one, each with its own time of receipt.' }),
    without: z
      .array(WithoutView)
      .optional()
      .meta({ description: 'Deadlines that others have and its policy does not, with the reason.' }),
    policy: z.strictObject({ id: z.string(), version: z.string() }),
    calendar: z.strictObject({ id: z.string(), version: z.string(), zone: z.string() }),
    version: z.number().meta({ description: 'Of everything, its clocks too: the ETag.' }),
    ownVersion: z.number().optional().meta({
      description:
        'Of the complaint without its clocks. An If-Match of this version or a later one holds though clocks have moved since.',
    }),
    touchedAt: Instant.optional().meta({ description: 'When somebody last had to do with it.' }),
    recorded: z.boolean().meta({ description: 'Whether the register is known to have this version.' }),
    allowedActions: z.array(Command),
  })
  .meta({ id: 'Complaint' })

const LookupSecret = z
  .string()
  .optional()
  .meta({
    description:
      'For the customer, beside the number: with both the customer looks up how it stands. Shown once; under the same ' +
      'Idempotency-Key again within ten minutes.',
  })

export const NewComplaintView = ComplaintView.extend({ lookupSecret: LookupSecret }).meta({
  id: 'NewlyTakenIn',
})

const { id, number, kind, channel, messageId, receivedAt, registeredAt, recorded } = ComplaintView.shape
/** All that those who may not read it are told when they send it again: what they know already, and its number. */
export const TakenInView = z
  .strictObject({
    ...{ id, number, kind, channel, messageId, receivedAt, registeredAt, recorded },
    lookupSecret: LookupSecret,
  })
  .meta({ id: 'TakenIn', description: 'For who may not read it: that what they sent is there.' })

export const ReceiptView = z
  .strictObject({
    id: z.string(),
    version: z.number(),
    recorded: z.boolean(),
    stage: Stage,
    outcome: Outcome.optional(),
    cycle: z.number(),
    countedAt: Instant.optional().meta({
      description:
        'When it counts as done, where the clock of the machine it arrived at could not be believed.',
    }),
    level: z.number(),
    owner: Owner.optional(),
    waiting: z.array(WaitReason),
    nextDue: NextDue.optional(),
    clocks: z.array(
      z.strictObject({ name: z.string(), ongoing: z.strictObject(Running).meta({ id: 'RunningClock' }) }),
    ),
    allowedActions: z.array(Command),
  })
  .meta({ id: 'Receipt', description: 'How the complaint stands after a command; only its running clocks.' })

export const ListedView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    kind: Kind,
    channel: Channel,
    category: z.string().nullable(),
    severity: Severity.nullable(),
    priority: Priority.nullable(),
    department: z.string().nullable(),
    handler: z.string().nullable(),
    stage: Stage,
    outcome: Outcome.nullable(),
    cycle: z.number(),
    level: z.number(),
    receivedAt: Instant,
    registeredAt: Instant,
    nextDueAt: Instant.nullable(),
    nextDueClock: z.string().nullable(),
    overdueSince: Instant.nullable(),
    provisional: z.boolean(),
    closedAt: Instant.nullable(),
    archivedAt: Instant.nullable(),
    subject: z.string(),
    orderNumber: z.string().nullable(),
    contractNumber: z.string().nullable(),
    storeId: z.string().nullable(),
    customerId: z.string().nullable(),
    productModel: z.string().nullable(),
    complainantName: z.string(),
    version: z.number(),
    touchedAt: Instant.meta({
      description: 'When somebody last had to do with it, apart from what its clocks and the system do.',
    }),
    updatedAt: Instant.meta({
      description: 'When anything of it was last recorded, be it that a clock ticked.',
    }),
  })
  .meta({ id: 'ListedComplaint' })

export const ProblemView = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().optional(),
    instance: z.string(),
    code: z.string(),
    errors: z
      .array(z.strictObject({ in: z.string(), pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional(),
    allowedActions: z.array(Command).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

export const Unknown = z
  .strictObject({ code: z.literal('outcomeUnknown'), detail: z.string(), idempotencyKey: z.string() })
  .meta({ id: 'OutcomeUnknown', description: 'Ask again with this key: it acts at most once.' })

export const pageOf = <T extends z.ZodType>(schema: T) =>
  z.strictObject({ data: z.array(schema), nextCursor: z.string().optional() })
