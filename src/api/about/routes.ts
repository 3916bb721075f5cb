import { z } from 'zod'
import type { Route } from '../route.ts'

const Words = z.strictObject({ zh: z.string(), en: z.string() })

/** What customers ask often, and how often the answer has helped (R107). */
export const aboutRoutes = {
  getQuestionsHelped: {
    method: 'get',
    path: '/v1/reports/questions',
    summary: 'How often the published answers have helped',
    description:
      'Of each published question, how many customers said within the last days that its answer was theirs, so that they ' +
      'had nothing to tell. The most helpful first.',
    tag: 'Figures',
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    status: 200,
    answer: z.strictObject({
      data: z.array(z.strictObject({ id: z.string(), question: Words, helped: z.int() })),
    }),
    may: 'readFigures',
  },
} as const satisfies Record<string, Route>
