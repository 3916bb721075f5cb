import { z } from 'zod'
import type { Route } from '../route.ts'
import { EventView } from '../complaints/event-schema.ts'

const cursor = z
  .string()
  .meta({ description: 'Where this stands in the feed: go on from here with `after`.' })

/** One change, for those who keep a copy or act on what happens. */
export const ChangeView = z
  .strictObject({
    cursor,
    complaintId: z.string(),
    kind: z.enum(['recorded', 'replaced', 'erased']).meta({
      description:
        'recorded: an entry of the journal. replaced: forget the entries of this complaint from this sequence on, ' +
        'what takes their place follows. erased: forget what people wrote, and who they are.',
    }),
    sequence: z.number(),
    entry: EventView.optional(),
  })
  .meta({ id: 'Change' })

export const feedRoutes = {
  readFeed: {
    method: 'get',
    path: '/v1/events',
    summary: 'Everything that happens, in one order',
    description:
      'Over all complaints. Ask again with nextCursor as `after`, also when the page was empty: nothing is missed ' +
      'and nothing comes twice. Without `after` it begins with the first event there is.',
    tag: 'Register',
    shows: 'many',
    query: z.strictObject({
      after: z.string().max(20).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
    status: 200,
    answer: z.strictObject({ data: z.array(ChangeView), nextCursor: cursor, hasMore: z.boolean() }),
    may: 'readFeed',
  },
} as const satisfies Record<string, Route>
