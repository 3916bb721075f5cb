import { dayMs, type Instant } from '../../domain/instant.ts'
import type { Answer, News } from '../asking/contract.ts'
import type { ListFilter } from '../figures/list-filter.ts'
import { dayBegins, dayOf } from '../figures/period.ts'

export type Load = Answer<'getTeamLoad'>['data'][number]

/** What is counted of each, in the order in which it presses. */
export const COUNTED = ['open', 'overdue', 'dueToday', 'dueWithin24Hours', 'escalated', 'waiting'] as const
export type Counted = (typeof COUNTED)[number]

const iso = (at: Instant): string => new Date(at).toISOString()

/** Of what is open, what a number counts, and when it was counted. */
const OF: Readonly<Record<Counted, (at: Instant) => ListFilter>> = {
  open: () => ({}),
  overdue: () => ({ overdue: true }),
  dueToday: (at) => ({ dueAfter: iso(at), dueBefore: iso(dayBegins(dayOf(at), 1)) }),
  dueWithin24Hours: (at) => ({ dueAfter: iso(at), dueBefore: iso(at + dayMs) }),
  escalated: () => ({ level: 1 }),
  waiting: () => ({ waiting: true }),
}

/** The list behind a number. */
export const listBehind = ({ department, person }: Load, counted: Counted, at: Instant): ListFilter => ({
  ...{ open: true, department },
  ...(person === undefined ? { unassigned: true } : { handler: person }),
  ...OF[counted](at),
})

/** What may change who has how much to do. */
const TOUCHING =
  /^(received|classified|assigned|takenOver|information|request|solution|clock|breached|escalat|waiting|released|reopened|cycleOpened|closed)/

export const changesLoad = ({ kind, type }: News): boolean =>
  kind !== 'recorded' || type === undefined || TOUCHING.test(type)
