import { redressLimitsOf } from '../../access/approver.ts'
import type { ClockRule, Policy } from '../policy.ts'
import type { Impossibility } from './stage-check.ts'

/** A number of a policy by its names, the narrowest first: what is said of any of them is said of it. */
type Named = { names: readonly string[]; statutory?: true }

/**
 * The numbers of a policy, by what they are called: `clocks.resolve` the term, `clocks.resolve.simple` that of a case,
 * `ladders.standard.2` how long after the level below, `rework`, `reopen`, …
 */
export function numbersOf(policy: Policy): Named[] {
  const { ladders, revisits = [], clearance = [], extensions = [] } = policy
  return [
    ...policy.clocks.flatMap(ofClock),
    ...Object.entries(ladders).flatMap(ofLadder),
    ...revisits.map((_, index) => ({ names: [`revisits.${index + 1}`, 'revisits'] })),
    ...clearance.flatMap(({ when: { redressAbove = {} } }) =>
      Object.keys(redressAbove).map((currency) => ({ names: [`clearance.${currency}`, 'clearance'] })),
    ),
    ...extensions.map(({ clock }) => ({
      names: [`extensions.${clock}`],
      ...(policy.clocks.some(({ name, basis }) => name === clock && basis === 'statutory') && {
        statutory: true as const,
      }),
    })),
    ...limits(policy),
    ...approvals(policy),
    ...PLAIN.filter((key) => policy[key] !== undefined).map((key) => ({ names: [key] })),
  ]
}

/** Each a number by itself. */
const PLAIN = [
  ...(['major', 'priorities', 'rework', 'cycles', 'revisit', 'reopen'] as const),
  ...(['registerWithin', 'receivedBefore', 'retention', 'independentSources'] as const),
] as const

function ofClock({ name, basis, termWhen = [], maxPause, maxPauses, warnAt = [] }: ClockRule): Named[] {
  const own = `clocks.${name}`
  const statutory = basis === 'statutory' && { statutory: true as const }
  return [
    { names: [own], ...statutory },
    ...termWhen.map((one) => ({ names: [`${own}.${caseName(one)}`], ...statutory })),
    ...(maxPause ? [{ names: [`${own}.maxPause`] }] : []),
    ...(maxPauses === undefined ? [] : [{ names: [`${own}.maxPauses`] }]),
    ...(warnAt.length > 0 ? [{ names: [`${own}.warnAt`, 'warnAt'] }] : []),
  ]
}

type Case = NonNullable<ClockRule['termWhen']>[number]

/** What a case of a clock's terms is called: `simple`, `major-simple`. */
export const caseName = ({ severity, complexity, urgency, priority }: Case): string =>
  [severity, complexity, urgency && `${urgency}Urgency`, priority && `priority${priority}`]
    .filter((one) => one !== undefined)
    .join('-')

function ofLadder([name, { steps, repeat, acceptedFor }]: [string, Policy['ladders'][string]]): Named[] {
  const own = `ladders.${name}`
  const parts = [
    ...steps.filter(({ after }) => after.amount > 0).map(({ level }) => String(level)),
    ...(repeat ? ['repeat'] : []),
    ...(acceptedFor ? ['acceptedFor'] : []),
  ]
  return parts.map((part) => ({ names: [`${own}.${part}`, own] }))
}

const limits = (policy: Policy): Named[] =>
  Object.keys(redressLimitsOf(policy) ?? {}).map((currency) => ({
    names: [`redressLimits.${currency}`, 'redressLimits'],
  }))

const approvals = ({ redressApprovals = [] }: Policy): Named[] =>
  redressApprovals.flatMap(({ above, by }) =>
    Object.keys(above).map((currency) => ({
      names: [`redressApprovals.${by}.${currency}`, `redressApprovals.${by}`, 'redressApprovals'],
    })),
  )

/** Where a policy says whence its numbers come it says so of all, and of nothing else; no law is of the firm's own. */
export function numberFaults(policy: Policy): Impossibility[] {
  const told = policy.about?.numbers
  if (!told) return []
  const path = ['about', 'numbers']
  const numbers = numbersOf(policy)
  const unsourced = numbers.flatMap(({ names, statutory }): Impossibility[] => {
    const source = names.map((name) => told[name]).find((one) => one !== undefined)
    if (!source)
      return [
        {
          path,
          message: `Nothing says where the number ${names[0]} comes from: a document, a law, or the firm itself.`,
        },
      ]
    return statutory && !('law' in source)
      ? [{ path, message: `The number ${names[0]} is called statutory, but no law is named for it.` }]
      : []
  })
  const known = new Set(numbers.flatMap(({ names }) => names))
  const idle = Object.keys(told)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: [...path, name], message: `The policy has no number ${name}.` }))
  return [...unsourced, ...idle]
}
