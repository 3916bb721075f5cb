import { z } from 'zod'
import type { Route } from '../route.ts'
import { LoadView } from './escalation-schemas.ts'
import { named } from '../route-parts.ts'

/** Who has how much to do (R52). */
export const teamRoutes = {
  getTeamLoad: {
    method: 'get',
    path: '/v1/team/load',
    summary: 'Who has how much to do',
    description:
      'The queue first, then everybody of the department, those without a complaint too. Without a department: all ' +
      'that the reader belongs to. Supervisors see their own.',
    tag: 'Escalations',
    query: z.strictObject({ department: named.optional() }),
    status: 200,
    answer: z.strictObject({ data: z.array(LoadView) }),
    may: 'readTeams',
  },
} as const satisfies Record<string, Route>
