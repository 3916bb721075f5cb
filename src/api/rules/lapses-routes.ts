import { z } from 'zod'
import { InstantText } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { Count, Version } from '../supervision/order-schemas.ts'

/** So many complaints are told again at most, each in a few milliseconds beside the API's own work. */
export const TOLD_AT_MOST = 1_000
/** So many of those that come out otherwise are named. */
export const NAMED_AT_MOST = 100
export const DAYS_AT_MOST = 366

const Clocks = z.array(z.string())

const LapsesView = z
  .strictObject({
    policy: Version,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    received: Count.meta({ description: 'Complaints of the kinds that the policy is for.' }),
    told: Count.meta({
      description: `How many of them were told again: at most ${TOLD_AT_MOST}, the first by their ids, which are in no order.`,
    }),
    hidden: Count.meta({ description: 'Left out, for they are erased or restricted.' }),
    tooLong: Count.meta({ description: 'Left out, for telling them takes too much work.' }),
    lapsed: Count.meta({ description: 'Complaints told in which a clock has lapsed as things were.' }),
    wouldLapse: Count.meta({ description: 'Those in which one would have under the policy.' }),
    clocks: z
      .array(
        z.strictObject({
          clock: z.string(),
          isKnown: z.boolean().meta({ description: 'Else the policy has no such clock.' }),
          lapsed: Count,
          wouldLapse: Count,
          newly: Count.meta({ description: 'Would have lapsed, and did not.' }),
          noLonger: Count.meta({ description: 'Lapsed, and would not have.' }),
        }),
      )
      .meta({ description: 'In complaints. First those of the policy, then what else has lapsed.' }),
    differing: Count.meta({ description: 'Complaints in which other clocks lapse than did.' }),
    data: z
      .array(z.strictObject({ id: z.string(), number: z.string(), lapsed: Clocks, wouldLapse: Clocks }))
      .meta({ description: `The first ${NAMED_AT_MOST} of them, with the clocks.` }),
  })
  .meta({ id: 'LapsesUnder' })

/** What a policy would have come to over complaints that were handled under others. */
export const lapsesRoutes = {
  getLapsesUnder: {
    method: 'get',
    path: '/v1/policies/{id}/lapses',
    summary: 'What would have lapsed under a policy',
    description:
      'What was done about the complaints of a period is told again under the policy, as it stands and up to now, by its ' +
      'calendar in force, and held against the lapses on record. Nothing is made up: what the policy asks for and ' +
      'nobody did then lapses. Where people have their roles is as the directory says today. A period is at most ' +
      `${DAYS_AT_MOST} days.`,
    tag: 'Rules',
    shows: 'many',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    query: z.strictObject({
      from: InstantText.meta({ description: 'Received from this instant on.' }),
      to: InstantText.meta({ description: 'Received before this instant.' }),
    }),
    status: 200,
    answer: LapsesView,
    refusals: { 404: 'There is no such policy' },
    may: 'tellAgain',
  },
} as const satisfies Record<string, Route>
