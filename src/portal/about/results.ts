import type { Policy } from '../../domain/policy/policy.ts'
import { clockRulesOf, REGISTER } from '../../domain/time/clocks.ts'
import { isPromised } from '../promises.ts'

/** Fewer than so many could be recognised: they are not published. */
export const FEW = 10

/** What of an issued report everybody may know: totals only, and nothing where it would be of few. */
export type Results = {
  period: string
  received: number | undefined
  closed: number | undefined
  inTimeShare: number | undefined
  satisfiedShare: number | undefined
}

/** What a report counted, as far as it is published. */
export type Counted = {
  period: string
  received: number
  closed: number
  clocks: readonly { clock: string; owedBy: string; inTime: number; late: number; neverMet: number }[]
  satisfaction: { scored: number; goodShare: number | null }
}

/** What the house owes under every one of these policies that has it: its own targets, and that it registers, are no promise. */
export function promisedClocks(policies: Iterable<Policy>): ReadonlySet<string> {
  const rules = [...policies].flatMap(clockRulesOf)
  const others = new Set(rules.filter((rule) => !isPromised(rule)).map(({ name }) => name))
  return new Set(rules.map(({ name }) => name).filter((name) => name !== REGISTER && !others.has(name)))
}

export function publishedOf(
  { period, received, closed, clocks, satisfaction }: Counted,
  promised: ReadonlySet<string>,
): Results {
  const ours = clocks.filter(({ owedBy, clock }) => owedBy === 'agent' && promised.has(clock))
  const [inTime, ended] = ours.reduce(
    ([met, all], one) => [met + one.inTime, all + one.inTime + one.late + one.neverMet] as const,
    [0, 0] as readonly [number, number],
  )
  const many = (count: number) => (count >= FEW ? count : undefined)
  return {
    period,
    received: many(received),
    closed: many(closed),
    inTimeShare: ended >= FEW ? inTime / ended : undefined,
    satisfiedShare: satisfaction.scored >= FEW ? (satisfaction.goodShare ?? undefined) : undefined,
  }
}
