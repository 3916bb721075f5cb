import type { Shortfall } from '../domain/supervision/training-needs.ts'
import type { Bearing } from '../figures/responsibility.ts'
import type { UnfairReviews } from '../figures/unfair-reviews.ts'
import type { RootCause } from './report-data.ts'

type Found = {
  rootCauses: readonly RootCause[]
  bearing: readonly Bearing[]
  unfair: readonly UnfairReviews[]
}

/** What a period shows of people: causes that lie with them, what their department answers for, unfair handling. */
export const shortfallsOf = ({ rootCauses, bearing, unfair }: Found): Shortfall[] => [
  ...rootCauses.flatMap(({ code, ofPeople, complaints }) =>
    ofPeople && code !== null ? [{ found: 'cause', rootCause: code, times: complaints } as const] : [],
  ),
  ...bearing.map(
    ({ department, complaints }) => ({ found: 'responsibility', department, times: complaints }) as const,
  ),
  ...unfair.flatMap(({ department, reviews }) =>
    department === null ? [] : [{ found: 'unfair', department, times: reviews } as const],
  ),
]
