import { z } from 'zod'
import { pageOf } from '../complaints/schemas.ts'
import { limit, listCursor } from '../route-parts.ts'
import type { Route } from '../route.ts'
import { OrderView, Version } from './order-schemas.ts'

const BulkOrderView = OrderView.omit({ nextCursor: true })
  .extend({
    kind: z.enum(['reassign', 'adoptPolicy', 'adoptCalendar', 'forIncident']),
    target: z
      .looseObject({ department: z.string() })
      .optional()
      .meta({ description: 'Of a reassignment, where to.' }),
    adopted: Version.optional().meta({ description: 'Of an adoption, what.' }),
    dryRun: z.boolean().meta({ description: 'Nobody is asked: it is found what would follow.' }),
  })
  .meta({ id: 'BulkOrder' })

export const bulkOrderRoutes = {
  listBulkOrders: {
    method: 'get',
    path: '/v1/bulk-orders',
    summary: 'The orders over many complaints, under way and ended',
    description:
      'What began last first, each with how many of its complaints are settled. Which complaints were named, and what ' +
      'became of each, has the order itself, by its id.',
    tag: 'Escalations',
    query: z.strictObject({ limit, cursor: listCursor.optional() }),
    status: 200,
    answer: pageOf(BulkOrderView),
    may: 'readBulkOrders',
  },
} as const satisfies Record<string, Route>
