import type { Shortfall } from '../domain/supervision/training-needs.ts'
import type { Responsibility } from '../figures/responsibility.ts'
import type { UnfairReviews } from '../figures/unfair-reviews.ts'
import type { RootCause } from './report-data.ts'

type Found = {
  rootCauses: readonly RootCause[]
  responsibility: readonly Responsibility[]
  unfair: readonly UnfairReviews[]
}

/** What a period shows of people: causes that lie with them, what their department answers for, unfair handling. */
export const shortfallsOf = ({ rootCauses, responsibility, unfair }: Found): Shortfall[] => [
  ...rootCauses.flatMap(({ code, ofPeople, complaints }) =>
    ofPeople && code !== null ? [{ found: 'cause', rootCause: code, times: complaints } as const] : [],
  ),
  ...[...borne(responsibility)].map(
    ([department, times]) => ({ found: 'responsibility', department, times }) as const,
  ),
  ...unfair.flatMap(({ department, reviews }) =>
    department === null ? [] : [{ found: 'unfair', department, times: reviews } as const],
  ),
]

/** How often a department or its people were determined to bear some of it. */
function borne(responsibility: readonly Responsibility[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { bearer, department, full, main, equal, minor } of responsibility)
    if (department !== null && (bearer === 'person' || bearer === 'department'))
      times.set(department, (times.get(department) ?? 0) + full + main + equal + minor)
  return times
}
