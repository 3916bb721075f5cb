import { z } from 'zod'
import { FINDING_KINDS } from '../../register/reconciliation/finding.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import { Flag, limit, positionCursor } from '../route-parts.ts'

const Instant = z.iso.datetime()

const FindingView = z
  .strictObject({
    kind: z.enum(FINDING_KINDS),
    complaintId: z.string().optional(),
    day: z.iso.date().optional().meta({ description: 'Of figures, instead of a complaint.' }),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
    endedAt: Instant.optional(),
    mending: z
      .string()
      .optional()
      .meta({ description: 'What was done about it; left out where it went by itself.' }),
    detail: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Facts about the fault, nothing about persons.' }),
  })
  .meta({ id: 'Finding' })

/** What reconciliation found amiss between register, journals and runs. */
export const reconciliationRoutes = {
  listFindings: {
    method: 'get',
    path: '/v1/reconciliation',
    summary: 'What is amiss between the register and the workflows',
    description:
      'Found every quarter of an hour: one for each fault and complaint, for as long as it lasts. The newest first; ' +
      'with open=false those that are over.',
    tag: 'Register',
    query: z.strictObject({
      kind: z.enum(FINDING_KINDS).optional(),
      open: Flag.prefault('true'),
      limit,
      cursor: positionCursor.optional(),
    }),
    status: 200,
    answer: pageOf(FindingView),
    may: 'readFindings',
  },
} as const satisfies Record<string, Route>
