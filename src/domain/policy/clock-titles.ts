import type { ClockTitles } from '../names.ts'
import type { Policy } from './policy.ts'

/** What policies call their clocks, by the clock's name: it is the same in all of them, for figures count it over all. */
export function clockTitlesOf(policies: ReadonlyMap<string, Pick<Policy, 'about'>>): ClockTitles {
  const titles = [...policies.values()].flatMap(({ about }) => Object.entries(about?.clocks ?? {}))
  return {
    clocks: Object.fromEntries(titles.map(([clock, { title }]) => [clock, title])),
    promises: Object.fromEntries(
      titles.flatMap(([clock, { promise }]) => (promise ? [[clock, promise]] : [])),
    ),
  }
}
