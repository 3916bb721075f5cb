import { majorFaults } from '../domain/policy/checks/major-check.ts'
import { WorkablePolicy } from '../domain/policy/checks/policy-check.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { together, unusable, type Misfit } from '../files/fault.ts'
import { readChecked, readFolder } from '../files/read.ts'
import { isListed } from './categories.ts'
import { SELECTION_FILE } from './selection.ts'

/** What a policy counts by that names no calendar. */
export const HOME_CALENDAR = 'cn'

/**
 * Every policy in a folder, by id. Faults name the file and say in a sentence what could never work; with the calendars
 * also which of them are not there.
 */
export function loadPolicies(
  folder: string,
  calendars?: ReadonlyMap<string, Calendar>,
): ReadonlyMap<string, Policy> {
  const files = new Map<string, string>()
  const read = (file: string): Policy => {
    const policy = readChecked(file, WorkablePolicy, { what: WHAT })
    files.set(policy.id, file)
    return policy
  }
  const policies = readFolder(folder, read, [SELECTION_FILE])
  const atOdds = titlesAtOdds([...policies.values()])
  const faults = [...policies.values()].flatMap((policy) => {
    const found = [
      ...(atOdds.get(policy.id) ?? []),
      ...missingList(folder, policy),
      ...missingCalendar(calendars, policy),
      ...majorFaults(policy),
    ]
    return found.length > 0 ? [unusable(WHAT, files.get(policy.id)!, found)] : []
  })
  if (faults.length > 0) throw together(faults)
  return policies
}

const WHAT = 'A policy'

const missingList = (folder: string, { categories }: Policy): Misfit[] =>
  categories === undefined || isListed(folder, categories)
    ? []
    : [{ path: ['categories'], message: `There is no list of categories ${categories}.` }]

function missingCalendar(
  calendars: ReadonlyMap<string, Calendar> | undefined,
  { calendar = HOME_CALENDAR }: Policy,
): Misfit[] {
  if (!calendars || calendars.has(calendar)) return []
  return [{ path: ['calendar'], message: `There is no calendar ${calendar}.` }]
}

/** By the policies that call a clock otherwise than one before them. */
function titlesAtOdds(policies: readonly Policy[]): ReadonlyMap<string, Misfit[]> {
  const known = new Map<string, { id: string; text: string }>()
  const faultsOf = ({ id, about }: Policy): Misfit[] =>
    Object.entries(about?.clocks ?? {}).flatMap(([clock, { title, promise }]) => {
      const text = JSON.stringify([title.zh, title.en, promise?.zh, promise?.en])
      const other = known.get(clock)
      known.set(clock, other ?? { id, text })
      return other && other.text !== text
        ? [
            {
              path: ['about', 'clocks', clock],
              message: `The policy ${other.id} calls the clock ${clock} differently: a clock has one title.`,
            },
          ]
        : []
    })
  return new Map(policies.map((policy) => [policy.id, faultsOf(policy)]))
}

/** What a complaint pins: the policy without what is for readers only. */
export function pinned({ about: _a, choosableBy: _c, ...policy }: Policy): Policy {
  return policy
}
