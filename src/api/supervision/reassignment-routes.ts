import { z } from 'zod'
import { Name } from '../../domain/intake.ts'
import { Role } from '../../domain/policy/policy.ts'
import type { Route } from '../route.ts'
import { limit, numberCursor } from '../route-parts.ts'
import { words } from '../../domain/text.ts'

const Instant = z.iso.datetime()

const Selection = z
  .strictObject({
    handler: Name.optional(),
    department: Name.optional(),
    ids: z.array(words(60)).min(1).max(1_000).optional(),
  })
  .refine((selection) => Object.values(selection).some((one) => one !== undefined), {
    error: 'Say which: by handler, department or ids.',
  })
  .meta({ id: 'Selection', description: 'Open complaints; all of it must fit. At most 10,000.' })
const Target = z
  .strictObject({ department: Name, person: Name.optional(), spread: z.literal(true).optional() })
  .refine(({ person, spread }) => person === undefined || spread === undefined, {
    error: 'Either to one person, or spread over the department.',
  })
  .meta({
    id: 'Target',
    description: 'A person, the queue of the department, or by load over those who work there now.',
  })

const State = z.enum(['pending', 'done', 'refused', 'unknown'])
const Item = z.strictObject({
  position: z.number(),
  complaint: z.string(),
  number: z.string().optional(),
  department: z.string().optional(),
  person: z.string().optional(),
  state: State,
  detail: z.string().optional(),
  doneAt: Instant.optional(),
})
const Count = z.number()
export const ReassignmentView = z
  .strictObject({
    id: z.string(),
    state: z.enum(['running', 'cancelled', 'ended']),
    selection: z.looseObject({}),
    target: z.looseObject({ department: z.string() }),
    reason: z.string(),
    by: z.strictObject({ id: z.string(), role: Role }),
    beganAt: Instant,
    endedAt: Instant.optional(),
    cancelledBy: z.string().optional(),
    total: Count.optional().meta({ description: 'From when its complaints are picked.' }),
    ...{ pending: Count, done: Count, refused: Count, unknown: Count },
    items: z.array(Item),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Reassignment' })

const one = z.strictObject({ id: z.string().min(1).max(60) })
const Begun = z.strictObject({ id: z.string() })

/** Many complaints at once to others (R52). */
export const reassignmentRoutes = {
  beginReassignment: {
    method: 'post',
    path: '/v1/reassignments',
    summary: 'Give many complaints to others',
    description:
      'Accepted, and carried out in the background, about twenty complaints a second; each of them may refuse. ' +
      'Location leads to how it stands.',
    tag: 'Escalations',
    body: z
      .strictObject({ selection: Selection, target: Target, reason: words(2_000) })
      .meta({ id: 'NewReassignment' }),
    example: {
      selection: { handler: 'li' },
      target: { department: 'service', spread: true },
      reason: '李娜休假一周。',
    },
    status: 202,
    answer: Begun,
    keyed: 'create',
    may: 'reassign',
  },
  getReassignment: {
    method: 'get',
    path: '/v1/reassignments/{id}',
    summary: 'How a reassignment stands, complaint by complaint',
    description:
      'unknown: there is no such complaint, or it has not answered. What was cancelled leaves its rest pending. Who ' +
      'did not order it is told of those complaints that they may read.',
    tag: 'Escalations',
    params: one,
    query: z.strictObject({ state: State.optional(), limit, cursor: numberCursor.optional() }),
    status: 200,
    answer: ReassignmentView,
    may: 'readReassignments',
  },
  cancelReassignment: {
    method: 'post',
    path: '/v1/reassignments/{id}/cancel',
    summary: 'Call a reassignment off',
    description: 'What was given away stays where it is; the rest is left alone within seconds.',
    tag: 'Escalations',
    params: one,
    body: z.strictObject({}),
    refusals: { 409: 'It has ended already' },
    status: 202,
    answer: Begun,
    may: 'reassign',
  },
} as const satisfies Record<string, Route>
