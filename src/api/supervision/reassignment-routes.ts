import { z } from 'zod'
import { Name } from '../../domain/intake.ts'
import { words } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { callingOff, ids, lookingAt, OrderBegun, OrderItem, OrderView, saysWhich } from './order-schemas.ts'

const Selection = z
  .strictObject({ handler: Name.optional(), department: Name.optional(), ids })
  .refine(saysWhich, { error: 'Say which: by handler, department or ids.' })
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

export const ReassignmentView = OrderView.extend({
  target: z.looseObject({ department: z.string() }),
  items: z.array(OrderItem.extend({ department: z.string().optional(), person: z.string().optional() })),
}).meta({ id: 'Reassignment' })

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
    answer: OrderBegun,
    keyed: 'create',
    may: 'reassign',
  },
  getReassignment: {
    ...lookingAt,
    path: '/v1/reassignments/{id}',
    summary: 'How a reassignment stands, complaint by complaint',
    description:
      'unknown: there is no such complaint, or it has not answered. What was cancelled leaves its rest pending. Who ' +
      'did not order it is told of those complaints that they may read.',
    tag: 'Escalations',
    answer: ReassignmentView,
    may: 'readReassignments',
  },
  cancelReassignment: {
    ...callingOff,
    path: '/v1/reassignments/{id}/cancel',
    summary: 'Call a reassignment off',
    description: 'What was given away stays where it is; the rest is left alone within seconds.',
    tag: 'Escalations',
    may: 'reassign',
  },
} as const satisfies Record<string, Route>
