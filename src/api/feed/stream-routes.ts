import { z } from 'zod'
import type { Route } from '../route.ts'
import { Flag, named, positionCursor } from '../route-parts.ts'

/** What a stream tells of one change: that it happened, and to whom it matters. The rest is for asking. */
export const NewsView = z
  .strictObject({
    complaintId: z.string(),
    kind: z.enum(['recorded', 'replaced', 'erased']).meta({ description: 'As in the feed.' }),
    sequence: z.number(),
    type: z.string().optional().meta({ description: 'Of an entry.' }),
    at: z.iso.datetime().optional(),
    department: z.string().optional().meta({ description: 'Whose the complaint is by now.' }),
    handler: z.string().optional(),
  })
  .meta({ id: 'News' })

export const streamRoutes = {
  openStream: {
    method: 'get',
    path: '/v1/stream',
    summary: 'What happens, as it happens',
    description:
      'Server-sent events (text/event-stream). Each bears the cursor of the feed as its id: with Last-Event-ID, or ' +
      'with `after` where a list was read before, nothing is missed and nothing comes twice. An event says that ' +
      'something changed, not what: ask for it. A stream of your own or of a department also says when a ' +
      'complaint is assigned elsewhere. A stream ends after an hour at the latest; come again with the last id.',
    tag: 'Register',
    shows: 'many',
    query: z.strictObject({
      after: positionCursor.optional(),
      complaint: z.string().min(1).max(60).optional(),
      department: named.optional(),
      types: z
        .string()
        .regex(/^[A-Za-z]{1,40}(,[A-Za-z]{1,40}){0,60}$/)
        .transform((types) => types.split(','))
        .optional()
        .meta({ description: 'Types of events, with commas between.' }),
      mine: Flag.optional(),
    }),
    status: 200,
    answer: NewsView,
    streams: 'text/event-stream',
    refusals: { 404: 'No such complaint', 429: 'Too many streams of one person' },
    may: 'followNews',
  },
} as const satisfies Record<string, Route>
