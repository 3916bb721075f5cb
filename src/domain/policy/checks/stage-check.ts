import { clockRulesOf } from '../../time/clocks.ts'
import type { ClockRule, Policy, Role, StageTarget, Trigger } from '../policy.ts'
import type { TermRule } from '../terms.ts'

export type Impossibility = { path: (string | number)[]; message: string }

/** Who can act on what is owed by the house. */
export const MAY_ACT: ReadonlySet<Role> = new Set([
  ...(['agent', 'supervisor', 'manager', 'management', 'operator'] as const),
])

/** Faults in the stages of a policy: each has a clock of its own and somebody who can act on it, and all fit in. */
export function stageFaults(policy: Policy): Impossibility[] {
  const { stages = [] } = policy
  return [...stages.flatMap((stage, index) => faultsOf(policy, stage, index)), ...tooLong(policy)]
}

function faultsOf(policy: Policy, { target, owner }: StageTarget, index: number): Impossibility[] {
  const { stages = [] } = policy
  const path = ['stages', index]
  const faults: Impossibility[] = []
  const clock = clockRulesOf(policy).find(({ name }) => name === target)
  if (!clock) faults.push({ path, message: `There is no clock ${target} to be the target of a stage.` })
  if (clock && clock.owedBy !== 'agent')
    faults.push({
      path,
      message: `Clock ${target} is owed by the ${clock.owedBy}: no stage has it as target.`,
    })
  if (!MAY_ACT.has(owner))
    faults.push({ path, message: `The role ${owner} cannot act in the stage of ${target}.` })
  if (stages.findIndex((one) => one.target === target) !== index)
    faults.push({ path, message: `Two stages have the target ${target}.` })
  return faults
}

/** What a resolution is called in the policies, the first that a policy has. */
const RESOLUTIONS = ['resolve', 'decide', 'answer']

/** What comes after the resolution is no part of it. */
const AFTERWARDS: readonly Trigger[] = [
  ...(['solutionAccepted', 'executionRecorded', 'revisitUnreachable', 'revisitAnswered'] as const),
  ...(['finalResponseGiven', 'answered', 'closed'] as const),
]

type Case = Readonly<Record<string, string>>

/** Targets that add up to more than the resolution could all be kept while it is broken. */
function tooLong(policy: Policy): Impossibility[] {
  const { stages = [] } = policy
  const clocks = clockRulesOf(policy)
  const named = (name: string) => clocks.find((clock) => clock.name === name)
  const whole = RESOLUTIONS.map(named).find((clock) => clock !== undefined)
  const targets = [...new Set(stages.map(({ target }) => target))]
  const parts = targets.flatMap((target) => named(target) ?? []).filter((one) => isPart(one, whole))
  if (!whole || parts.length === 0) return []
  const worst = casesOf([whole, ...parts]).find((one) => lengthOf(parts, one) > inHours(termIn(whole, one)))
  if (!worst) return []
  const when = Object.entries(worst).map(([key, value]) => `${key} ${value}`)
  const message =
    when.length > 0
      ? `The stages take longer than ${whole.name} together (${when.join(', ')}).`
      : `The stages take longer than ${whole.name} together.`
  return [{ path: ['stages'], message }]
}

const isPart = ({ name, from, owedBy }: ClockRule, whole: ClockRule | undefined): boolean =>
  owedBy === 'agent' && name !== whole?.name && !from.some((trigger) => AFTERWARDS.includes(trigger))

/** One stage follows upon the other; those that begin with the same run side by side, and the longest counts. */
function lengthOf(parts: readonly ClockRule[], one: Case): number {
  const longest = new Map<string, number>()
  for (const part of parts) {
    // It is handed over by an assignment.
    const [first] = part.from
    const begins = first === 'handedOver' ? 'assigned' : first!
    longest.set(begins, Math.max(longest.get(begins) ?? 0, inHours(termIn(part, one))))
  }
  return [...longest.values()].reduce((sum, hours) => sum + hours, 0)
}

/** The cases that the terms of some clocks tell apart, and the one in which nothing is known. */
function casesOf(clocks: readonly ClockRule[]): Case[] {
  const conditions = clocks.flatMap(({ termWhen = [] }) => termWhen.map(whenOf))
  const values = new Map<string, Set<string>>()
  for (const when of conditions)
    for (const [key, value] of when) values.set(key, (values.get(key) ?? new Set()).add(value))
  let cases: Case[] = [{}]
  for (const [key, known] of values)
    cases = cases.flatMap((one) => [one, ...[...known].map((value) => ({ ...one, [key]: value }))])
  return cases
}

const termIn = ({ term, termWhen = [] }: ClockRule, one: Case): TermRule =>
  termWhen.find((when) => whenOf(when).every(([key, value]) => one[key] === value))?.term ?? term

/** What a case asks for, each by its name. */
const whenOf = ({ term: _, ...when }: NonNullable<ClockRule['termWhen']>[number]): [string, string][] =>
  Object.entries(when).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))

/** How long a term is in an ordinary week: five days of eight hours. Which days it meets nobody knows beforehand. */
const HOURS = {
  seconds: 1 / 3600,
  minutes: 1 / 60,
  hours: 1,
  workingHours: (7 * 24) / 40,
  workingDays: (7 * 24) / 5,
  calendarDays: 24,
  weeks: 7 * 24,
  months: 30 * 24,
} as const satisfies Record<TermRule['unit'], number>

const inHours = ({ amount, unit }: TermRule): number => amount * HOURS[unit]
