import { z } from 'zod'
import { Role, Severity, Stage } from '../../domain/policy/policy.ts'

const Instant = z.iso.datetime()
const Step = z
  .strictObject({ key: z.string(), level: z.number(), repeat: z.number(), to: Role, at: Instant })
  .meta({ id: 'EscalationStep' })

/** The complaint that a line is about. */
export const ComplaintNamed = z.strictObject({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  category: z.string().optional(),
  severity: Severity.optional(),
  stage: Stage,
  department: z.string(),
  handler: z.string().optional(),
  version: z.number(),
})

export const EscalationView = z
  .strictObject({
    id: z.string().meta({ description: 'Opaque; what accept, delegate and resolve are asked with.' }),
    complaint: ComplaintNamed,
    clock: z.string().optional().meta({ description: 'None where it was raised without a lapse.' }),
    order: z.number().optional().meta({ description: 'The supervise order that was not answered.' }),
    reason: z.string().optional(),
    cycle: z.number(),
    state: z.enum(['open', 'accepted']),
    key: z.string(),
    level: z.number(),
    to: Role,
    since: Instant,
    overdueSince: Instant.optional().meta({
      description: 'The due that passed: it is late by what lies between.',
    }),
    acceptedBy: z.string().optional(),
    delegatedTo: z.string().optional(),
    nextStep: z
      .strictObject({ at: Instant, level: z.number(), to: Role })
      .optional()
      .meta({ description: 'What happens by itself unless it is accepted.' }),
    steps: z.array(Step),
    allowedActions: z.array(z.enum(['accept', 'delegate', 'resolve'])),
  })
  .meta({ id: 'GoingEscalation' })

export const EscalationTab = z
  .strictObject({ view: z.enum(['mine', 'team', 'all']), open: z.number(), accepted: z.number() })
  .meta({ id: 'EscalationTab' })

const Count = z.number()
export const LoadView = z
  .strictObject({
    department: z.string(),
    person: z.string().optional().meta({ description: 'None: what waits in the queue.' }),
    name: z.string().optional(),
    absent: z.literal(true).optional(),
    open: Count,
    overdue: Count,
    dueToday: Count.meta({ description: "Due before the firm's day ends." }),
    dueWithin24Hours: Count,
    escalated: Count.meta({ description: 'With an escalation that has not been accepted.' }),
    waiting: Count.meta({ description: 'For the customer.' }),
  })
  .meta({ id: 'Load' })
