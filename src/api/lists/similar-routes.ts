import { z } from 'zod'
import type { Route } from '../route.ts'
import { CausesView, SimilarView } from '../actions/schemas.ts'
import { one } from '../route-parts.ts'

/** Whether it has been told before, and what it can have come from. */
export const similarRoutes = {
  listSimilar: {
    method: 'get',
    path: '/v1/complaints/{id}/similar',
    summary: 'Complaints like this one: likely duplicates, and repeats',
    description:
      'From the same person, about the same order, or with a similar subject, received or still being handled ' +
      'within so many days of it. Duplicates come first; what was merged already is left out.',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    query: z.strictObject({
      withinDays: z.coerce.number().int().min(1).max(400).default(30),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    status: 200,
    answer: z.strictObject({ data: z.array(SimilarView) }),
    may: 'readJournal',
  },
  listRootCauses: {
    method: 'get',
    path: '/v1/root-causes',
    summary: 'The root causes there are to choose from',
    tag: 'Rules',
    status: 200,
    answer: CausesView,
    may: 'readRules',
  },
} as const satisfies Record<string, Route>
