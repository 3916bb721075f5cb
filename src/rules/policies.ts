import { majorFaults } from '../domain/policy/major-check.ts'
import { WorkablePolicy } from '../domain/policy/policy-check.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { readChecked, readFolder } from '../files/read.ts'
import { isListed } from './categories.ts'
import { SELECTION_FILE } from './selection.ts'

/** Every policy in a folder, by id. Faults name the file and say in a sentence what could never work. */
export function loadPolicies(folder: string): ReadonlyMap<string, Policy> {
  const read = (file: string) => readChecked(file, WorkablePolicy, { what: 'A policy' })
  const policies = readFolder<Policy>(folder, read, [SELECTION_FILE])
  const all = [...policies.values()]
  const faults = [...titlesAtOdds(all), ...missingLists(folder, all), ...all.flatMap(majorFaults)]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return policies
}

const missingLists = (folder: string, policies: readonly Policy[]): string[] =>
  policies.flatMap(({ id, categories }) =>
    categories === undefined || isListed(folder, categories)
      ? []
      : [`The policy ${id} takes its categories from a list ${categories} that is not there.`],
  )

function titlesAtOdds(policies: readonly Policy[]): string[] {
  const known = new Map<string, { id: string; text: string }>()
  return policies.flatMap(({ id, about }) =>
    Object.entries(about?.clocks ?? {}).flatMap(([clock, { title, promise }]) => {
      const text = JSON.stringify([title.zh, title.en, promise?.zh, promise?.en])
      const other = known.get(clock)
      known.set(clock, other ?? { id, text })
      return other && other.text !== text
        ? [`${id} and ${other.id} call the clock ${clock} differently: a clock has one title.`]
        : []
    }),
  )
}

/** What a complaint pins: the policy without what is for readers only. */
export function pinned({ about: _a, choosableBy: _c, ...policy }: Policy): Policy {
  return policy
}
