import type { Answer } from '../asking/contract.ts'

/** An order over many complaints as it stands in their list. */
export type Listed = Answer<'listBulkOrders'>['data'][number]
export type OrderKind = Listed['kind']

/** By which operations an order over many complaints is looked at and called off. */
export const OPERATIONS = {
  reassign: { get: 'getReassignment', cancel: 'cancelReassignment' },
  adoptPolicy: { get: 'getAdoption', cancel: 'cancelAdoption' },
  adoptCalendar: { get: 'getCalendarAdoption', cancel: 'cancelCalendarAdoption' },
  forIncident: { get: 'getIncidentOrder', cancel: 'cancelIncidentOrder' },
} as const satisfies Record<OrderKind, object>

type Answered = Answer<(typeof OPERATIONS)[OrderKind]['get']>
/** What follows for the clocks, of an adoption. */
export type Followed = { [K in 'dues' | 'begun' | 'ended' | 'breaches']?: number | undefined }
/** An order with a page of its complaints. */
export type Order = Answered & Followed & { dryRun?: boolean }
/** One of its complaints. */
export type Line = Answered['items'][number] & Followed

export type State = Order['items'][number]['state']
export type Counts = Readonly<Record<State, number>>

/** What it did with each: given away, adopted, asked for an incident, or looked what would follow. */
export type Manner = 'reassign' | 'adopt' | 'try' | 'ask' | 'tryToAsk'
export function mannerOf(kind: OrderKind, { dryRun = false }: { dryRun?: boolean }): Manner {
  if (kind === 'forIncident') return dryRun ? 'tryToAsk' : 'ask'
  return dryRun ? 'try' : kind === 'reassign' ? 'reassign' : 'adopt'
}
