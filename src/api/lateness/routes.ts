import { z } from 'zod'
import type { Route } from '../route.ts'
import { ALARMS } from './punctual.ts'

const ms = z.number().int()
const SpreadView = z.strictObject({ count: ms, p50Ms: ms, p99Ms: ms, maxMs: ms }).meta({
  id: 'LatenessSpread',
  description: 'Of how many; the median, what one in a hundred exceeded, the worst.',
})
const Spreads = z.strictObject({ hour: SpreadView, day: SpreadView })
const Instant = z.iso.datetime()

const LatenessView = z
  .strictObject({
    ok: z.boolean(),
    alarms: z.array(z.enum(ALARMS)),
    limitMs: ms,
    fired: Spreads.meta({ description: 'From a due to when its workflow acted on it.' }),
    recorded: Spreads.meta({ description: 'From a due to when the register knew.' }),
    delivered: SpreadView.meta({ description: 'Of the last escalations, from their due to their notices.' }),
    waiting: z.strictObject({ count: ms, oldestDueAt: Instant.optional() }).meta({
      description:
        'Clocks due for more than a minute with nothing recorded of them; no more than 500 are counted.',
    }),
    canary: z
      .strictObject({ dueAt: Instant, firedLateMs: ms, recordedLateMs: ms, recordedAt: Instant })
      .optional()
      .meta({ description: 'The last time the system tried its own clocks.' }),
  })
  .meta({ id: 'Lateness' })

/** Whether time is kept: warnings, lapses and escalations that came to pass by themselves. */
export const latenessRoutes = {
  getLateness: {
    method: 'get',
    path: '/v1/health/lateness',
    summary: 'How punctual deadlines are',
    description:
      'Within the last hour and day, without what was imported or moved into the past. Not ok: one in a hundred of ' +
      'the last hour later than the limit, a canary later than it or silent, or clocks that wait.',
    tag: 'Register',
    status: 200,
    answer: LatenessView,
    may: 'readLateness',
  },
  getMetrics: {
    method: 'get',
    path: '/metrics',
    summary: 'The system in the words of Prometheus',
    tag: 'Register',
    status: 200,
    answer: z.string(),
    streams: 'text/plain',
    may: 'readMetrics',
  },
} as const satisfies Record<string, Route>
