import { z } from 'zod'
import { Bearer, Degree } from '../../../domain/commands/responsibility.ts'
import { RedressItem } from '../../../domain/commands/solution.ts'
import { ExampleKind } from '../../../domain/commands/supervision.ts'
import { Role } from '../../../domain/policy/policy.ts'

/** What a complaint consists of, as the API answers it. */

export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'RFC 3339 in UTC.' })

export const Task = z.strictObject({
  n: z.number(),
  kind: z.string(),
  title: z.string(),
  department: z.string(),
  person: z.string().optional(),
  dueAt: Instant.optional(),
  visit: z
    .strictObject({ place: z.string(), people: z.array(z.string()).optional(), at: Instant.optional() })
    .optional(),
  mandatory: z.boolean().optional(),
  startsAt: Instant.optional(),
  place: z.string().optional(),
  storeId: z.string().optional(),
  openedAt: Instant.optional(),
  reminded: z.literal(true).optional(),
  completedAt: Instant.optional(),
  cancelledAt: Instant.optional(),
})
/** What was assigned to help in an emergency. */
export const Resource = z.strictObject({
  n: z.number(),
  at: Instant,
  what: z.string(),
  department: z.string(),
  person: z.string().optional(),
  until: Instant.optional(),
})
export const Escalation = z.strictObject({
  key: z.string(),
  source: z.string(),
  cycle: z.number(),
  clock: z.string().optional(),
  state: z.enum(['open', 'accepted', 'ended']),
  level: z.number(),
  repeat: z.number(),
  at: Instant,
  to: Role,
  acceptedBy: z.string().optional(),
  delegatedTo: z.string().optional(),
  endedAt: Instant.optional(),
})
export const SuperviseOrder = z
  .strictObject({
    n: z.number(),
    cycle: z.number(),
    at: Instant,
    by: z.string(),
    role: Role,
    instruction: z.string(),
    dueAt: Instant,
    overdue: z.literal(true).optional(),
    reply: z.string().optional(),
    repliedAt: Instant.optional(),
    repliedBy: z.string().optional(),
    concludedAt: Instant.optional(),
    concludedBy: z.string().optional(),
  })
  .meta({ id: 'SuperviseOrder', description: 'What a supervisor wants answered, by when, and the answer.' })
export const Upheld = z.enum(['upheld', 'partlyUpheld', 'notUpheld'])
export const Draft = z.strictObject({
  n: z.number(),
  at: Instant,
  by: z.string(),
  measures: z.string(),
  items: z.array(RedressItem).optional(),
  redress: z.strictObject({ amountCents: z.number(), currency: z.string() }).optional(),
  correctiveActions: z
    .array(z.strictObject({ what: z.string(), owner: z.string(), dueAt: Instant.optional() }))
    .optional(),
  executeBy: Instant.optional(),
})
export const Proposal = Draft.extend({
  state: z.enum(['awaitingApproval', 'awaitingClearance', 'offered', 'returned', 'accepted', 'declined']),
  /** Of its items, those carried out: the first is 1. */
  carriedOut: z.array(z.number()).optional(),
  incident: z.string().optional(),
  incidentTotal: z.strictObject({ amountCents: z.number(), currency: z.string() }).optional(),
  draft: z.number().optional(),
  draftedBy: z.string().optional(),
})

/** What others look at before it goes to the customer. */
export const Clearance = z
  .strictObject({
    of: z.enum(['proposal', 'finalResponse']),
    at: Instant,
    draftedBy: z.string(),
    asked: z.array(
      z.strictObject({
        clearer: z.string(),
        clearedBy: z.string().optional(),
        clearedAt: Instant.optional(),
      }),
    ),
    response: z
      .strictObject({ reasons: z.string(), routes: z.string(), upheld: Upheld.optional() })
      .optional(),
    endedAt: Instant.optional(),
    returnedBy: z.string().optional(),
  })
  .meta({
    id: 'Clearance',
    description: 'Who is asked to clear what was drafted last; without endedAt it waits.',
  })

const Said = z.strictObject({ at: Instant, by: z.string(), reason: z.string() })

export const Example = z
  .strictObject({ kind: ExampleKind, summary: z.string(), at: Instant })
  .meta({ id: 'Example' })
export const Determination = z
  .strictObject({
    n: z.number(),
    at: Instant,
    by: z.string(),
    role: Role,
    bearer: Bearer,
    department: z.string().optional(),
    person: z.string().optional(),
    name: z.string().optional(),
    degree: Degree,
    reason: z.string(),
    objection: Said.optional(),
    upheld: Said.optional(),
  })
  .meta({ id: 'Determination', description: 'Who bears which part of the responsibility, and why.' })
