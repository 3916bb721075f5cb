import { z } from 'zod'
import type { Route } from '../route.ts'
import { ListedView } from '../complaints/schemas.ts'
import { named } from '../route-parts.ts'

/** Whether complaints are handled fairly: a sample, looked at from outside the handling line (R108). */
export const reviewRoutes = {
  sampleReviews: {
    method: 'get',
    path: '/v1/reviews/sample',
    summary: 'Closed complaints to look at, picked by chance',
    description:
      'Closed in the month, not yet reviewed, and with nothing done about them by whoever asks; the same ones whenever ' +
      'it is asked. The verdict is given with review-handling.',
    tag: 'Escalations',
    shows: 'many',
    query: z.strictObject({
      month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
      department: named.optional(),
      size: z.coerce.number().int().min(1).max(50).default(10),
    }),
    status: 200,
    answer: z.strictObject({ data: z.array(ListedView) }),
    may: 'sampleReviews',
  },
} as const satisfies Record<string, Route>
