import { z } from 'zod'
import { Details } from '../../domain/intake.ts'
import type { Route } from '../route.ts'
import { CausesView, SimilarView } from '../actions/schemas.ts'
import { one } from '../route-parts.ts'
import { TOLD } from './caller-routes.ts'

const within = {
  withinDays: z.coerce.number().int().min(1).max(400).default(30),
  limit: z.coerce.number().int().min(1).max(50).default(20),
}

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
    query: z.strictObject(within),
    status: 200,
    answer: z.strictObject({ data: z.array(SimilarView) }),
    may: 'readJournal',
  },
  listSimilarToTold: {
    method: 'get',
    path: '/v1/complaints/similar',
    summary: 'Complaints like what is being told, before it is taken in',
    description:
      'As of one that would be received now. What is not told yet is left out; without anything there is none.',
    tag: 'Complaints',
    shows: 'many',
    query: z.strictObject({ ...TOLD, subject: Details.shape.subject.optional(), ...within }),
    status: 200,
    answer: z.strictObject({ data: z.array(SimilarView) }),
    may: 'readCallers',
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
