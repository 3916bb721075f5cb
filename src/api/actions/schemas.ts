import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'

/** What the API answers about actions, causes and complaints that are like one another. */

const Instant = z.iso.datetime()
export const ActionKind = z.enum(['corrective', 'preventive', 'training'])
export const ActionState = z.enum(['open', 'done', 'withdrawn'])

export const ActionView = z
  .strictObject({
    id: z.string(),
    kind: ActionKind,
    state: ActionState.meta({ description: 'Withdrawn: the proposal it came from did not become history.' }),
    what: z.string(),
    owner: z.string(),
    rootCause: z.string().nullable(),
    category: z.string().nullable(),
    dueAt: Instant.nullable(),
    overdue: z.boolean(),
    openedAt: Instant,
    openedBy: z.string(),
    sourceComplaint: z
      .string()
      .nullable()
      .meta({ description: 'The complaint whose accepted proposal promised it.' }),
    completedAt: Instant.nullable(),
    result: z.string().nullable(),
    checkDueAt: Instant.nullable().meta({ description: 'When to look whether it has come back.' }),
    checkedAt: Instant.nullable(),
    recurred: z.boolean().nullable(),
    withdrawnAt: Instant.nullable(),
    complaints: z.array(z.strictObject({ id: z.string(), number: z.string() })),
    trainees: z
      .array(z.strictObject({ person: z.string(), trainedAt: Instant.nullable() }))
      .meta({ description: 'Of a training, for those who lead or own it; to others, what is of them.' }),
    version: z.number(),
  })
  .meta({ id: 'Action' })

export const ActionWithHistory = ActionView.extend({
  history: z.array(
    z.strictObject({
      sequence: z.number(),
      type: z.enum(['opened', 'completed', 'recurrenceChecked', 'linked', 'withdrawn', 'restored']),
      at: Instant,
      by: z.strictObject({ id: z.string(), role: Role }),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
}).meta({ id: 'ActionWithHistory' })

const Titles = z.strictObject({ en: z.string(), zh: z.string() })
export const CausesView = z
  .strictObject({
    version: z.string().nullable().meta({ description: 'Null where any name will do.' }),
    effectiveFrom: Instant.nullable(),
    data: z.array(z.strictObject({ code: z.string(), group: z.string(), title: Titles })),
    former: z
      .array(z.strictObject({ code: z.string(), group: z.string(), title: Titles }))
      .meta({ description: 'Chosen no more, but in older complaints.' }),
  })
  .meta({ id: 'RootCauses' })

export const SimilarView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    kind: z.string(),
    stage: z.string(),
    outcome: z.string().nullable(),
    subject: z.string(),
    orderNumber: z.string().nullable(),
    department: z.string().nullable(),
    handler: z.string().nullable(),
    receivedAt: Instant,
    closedAt: Instant.nullable(),
    reasons: z.array(z.enum(['sameOrder', 'samePerson', 'possiblySamePerson', 'similarSubject'])),
    relation: z.enum(['duplicate', 'repeat', 'related']).meta({
      description:
        'A likely duplicate is open and is about the same order, or from the same person with a similar subject. ' +
        'Of a repeat, one was closed before the other came in.',
    }),
  })
  .meta({ id: 'SimilarComplaint' })
