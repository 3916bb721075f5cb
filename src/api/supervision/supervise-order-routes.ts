import { z } from 'zod'
import { SuperviseOrder } from '../complaints/parts/schemas.ts'
import { limit, named } from '../route-parts.ts'
import type { Route } from '../route.ts'
import { ComplaintNamed } from './escalation-schemas.ts'

export const GoingOrderView = z
  .strictObject({
    complaint: ComplaintNamed,
    order: SuperviseOrder,
    allowedActions: z.array(z.enum(['reply', 'conclude'])),
  })
  .meta({ id: 'GoingSuperviseOrder' })

/** What leads want answered (R55), over all complaints. */
export const superviseOrderRoutes = {
  listSuperviseOrders: {
    method: 'get',
    path: '/v1/supervise-orders',
    summary: 'Supervise orders that are not concluded',
    description: 'What is due first. Made for polling: see the ETag of the list of complaints.',
    tag: 'Escalations',
    shows: 'many',
    query: z.strictObject({ department: named.optional(), limit }),
    status: 200,
    answer: z.strictObject({ data: z.array(GoingOrderView) }),
    may: 'readEscalations',
  },
} as const satisfies Record<string, Route>
