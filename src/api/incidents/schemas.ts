import { z } from 'zod'
import { RedressItem } from '../../domain/commands/solution.ts'
import { Name, Text } from '../../domain/intake.ts'
import { Language } from '../../domain/names.ts'
import { Kind, Role, Severity, Stage } from '../../domain/policy/policy.ts'
import { InstantText, words } from '../../domain/text.ts'
import { Outcome } from '../complaints/schemas.ts'
import { ids, OrderItem, OrderView, saysWhich } from '../supervision/order-schemas.ts'

/** What the API takes and answers about incidents. */

const Instant = z.iso.datetime()
const Money = z.strictObject({ amountCents: z.number(), currency: z.string() })
const By = z.strictObject({ id: z.string(), role: Role })

export const NewIncident = z
  .strictObject({
    title: words(200),
    cause: Text,
    category: Name.optional(),
    productModel: Name.optional(),
    storeId: Name.optional(),
    fromAt: InstantText.optional().meta({ description: 'When what they complain of began.' }),
    untilAt: InstantText.optional(),
  })
  .refine(({ fromAt, untilAt }) => fromAt === undefined || untilAt === undefined || fromAt <= untilAt, {
    error: 'It must not lie before fromAt.',
    path: ['untilAt'],
  })
  .meta({ id: 'NewIncident' })

export const IncidentView = z
  .strictObject({
    id: z.string(),
    state: z.enum(['open', 'closed']),
    title: z.string(),
    cause: z.string(),
    category: z.string().nullable(),
    productModel: z.string().nullable(),
    storeId: z.string().nullable(),
    fromAt: Instant.nullable(),
    untilAt: Instant.nullable(),
    openedAt: Instant,
    openedBy: z.string(),
    closedAt: Instant.nullable(),
    closedBy: z.string().nullable(),
    summary: z.string().nullable(),
    version: z.number().meta({ description: 'Of its log, for If-Match.' }),
    complaints: z.number().meta({ description: 'How many are in it.' }),
    open: z.number().meta({ description: 'Of these, how many are not closed.' }),
    offered: z
      .array(Money)
      .meta({ description: 'What was offered to them for it and holds, in each currency.' }),
  })
  .meta({ id: 'Incident' })

const Command = z
  .looseObject({
    type: z.enum(['joinIncident', 'sendMessage', 'proposeSolution', 'approveProposal', 'returnProposal']),
  })
  .meta({ description: 'What each complaint is asked.' })

/** What an order over an incident says, beside what every order does. */
const ofIncident = {
  incident: z.string(),
  command: Command,
  dryRun: z.boolean(),
  sum: Money.optional().meta({
    description: 'Of a proposal: what all that the incident offers comes to, by which it is approved.',
  }),
}

export const IncidentOrderView = OrderView.extend({
  ...ofIncident,
  items: z.array(OrderItem.extend({ own: z.looseObject({}).optional() })),
}).meta({ id: 'IncidentOrder' })

export const WholeIncident = IncidentView.extend({
  members: z
    .array(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        stage: Stage,
        subject: z.string(),
        department: z.string().nullable(),
        handler: z.string().nullable(),
        outcome: Outcome.nullable(),
        proposal: z
          .string()
          .nullable()
          .meta({ description: 'How what was proposed for the incident stands.' }),
      }),
    )
    .meta({ description: 'Those that who asks may read, at most 200: the list of complaints has all.' }),
  log: z.array(
    z.strictObject({
      sequence: z.number(),
      type: z.enum(['opened', 'measureRecorded', 'closed']),
      at: Instant,
      by: By,
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  orders: z.array(OrderView.omit({ nextCursor: true }).extend(ofIncident)),
}).meta({ id: 'WholeIncident' })

/** Which complaints join: all of it must fit. */
const Joining = z
  .strictObject({
    ids,
    category: Name.optional(),
    kind: Kind.optional(),
    severity: Severity.optional(),
    department: Name.optional(),
    productModel: Name.optional(),
    storeId: Name.optional(),
    contractNumber: Name.optional(),
    receivedAfter: InstantText.optional(),
    receivedBefore: InstantText.optional(),
  })
  .refine(saysWhich, { error: 'Say which: by ids, or by what they have in common.' })
  .meta({ id: 'JoiningComplaints', description: 'Open complaints that are not in it. At most 10,000.' })

const dryRun = z.boolean().optional()

export const JoinOrder = z.strictObject({ selection: Joining, dryRun }).meta({ id: 'JoiningAnIncident' })

export const MessageOrder = z
  .strictObject({ text: Text, language: Language.optional(), dryRun })
  .meta({ id: 'MessageToAllAffected' })

const Exception = z
  .strictObject({
    complaint: words(60).meta({ description: 'By id or number.' }),
    leftOut: z.literal(true).optional(),
    measures: Text.optional(),
    items: z.array(RedressItem).min(1).max(20).optional(),
  })
  .refine(
    ({ leftOut, measures, items }) => (leftOut === true) !== (measures !== undefined || items !== undefined),
    {
      error: 'Either it is left out, or it has measures or items of its own.',
    },
  )

export const ProposalOrder = z
  .strictObject({
    measures: Text,
    items: z.array(RedressItem).min(1).max(20).optional(),
    executeBy: InstantText.optional(),
    exceptions: z
      .array(Exception)
      .max(1_000)
      .optional()
      .meta({ description: 'Complaints left out, or with measures or items of their own.' }),
    dryRun,
  })
  .meta({ id: 'ProposalToAllAffected' })

export const ApprovalOrder = z
  .strictObject({
    approves: z.boolean(),
    comment: Text.optional(),
    reason: words(2_000).optional().meta({ description: 'Why it is returned.' }),
    dryRun,
  })
  .refine(({ approves, reason }) => approves === (reason === undefined), {
    error: 'What is returned has a reason, and what is approved has none.',
    path: ['reason'],
  })
  .meta({ id: 'ApprovalForAnIncident' })
