import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { causeTitles, type RootCauses } from '../../rules/root-causes.ts'
import type { Titles } from './event-values.ts'

/** What letters call root causes, clocks and promises. */
export const letterTitles = (causes: RootCauses, policies: ReadonlyMap<string, Policy>): Titles => ({
  rootCauses: causeTitles(causes),
  ...clockTitlesOf(policies),
})
