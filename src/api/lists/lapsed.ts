import { clockRulesOf } from '../../domain/time/clocks.ts'
import { CLOCKS } from '../../words/clocks.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { wrongQuery } from '../problems/wrong-query.ts'

/** A clock is one of those that ship, or of a policy there is, or was when a complaint was given it: else it is a slip of the pen. */
export async function refuseUnknownClock(deps: Deps, clock: string | undefined): Promise<void> {
  if (clock === undefined) return
  const ofPolicies = [...deps.policies.values()].flatMap(clockRulesOf).map(({ name }) => name)
  const known = new Set([...Object.keys(CLOCKS), ...ofPolicies])
  if (known.has(clock) || (await fromRegister(deps, ({ register }) => register.hasClock(clock)))) return
  throw wrongQuery('/lapsed', `There is no clock ${clock}. There are ${[...known].join(', ')}.`)
}
