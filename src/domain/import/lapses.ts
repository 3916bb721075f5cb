import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Policy } from '../policy/policy.ts'
import { clockRulesOf, isBreached, REGISTER, ruleOf } from '../time/clocks.ts'
import { registration } from '../time/registration.ts'

/** One complaint: the clocks that have lapsed as it was, and those that would have under another policy. */
export type Lapses = { lapsed: readonly string[]; wouldLapse: readonly string[] }

/** One clock over many complaints: in how many of them it lapses, and in how many in one way only. */
export type ClockLapses = {
  clock: string
  /** Else the policy has no such clock. */
  isKnown: boolean
  lapsed: number
  wouldLapse: number
  newly: number
  noLonger: number
}

/** The clocks whose lapse is on record and stands. */
export function lapsedBy(events: readonly Event[]): string[] {
  const standing = new Map<string, string>()
  for (const event of events) {
    if (event.type !== 'breached' && event.type !== 'breachVoided') continue
    const key = `${event.cycle}/${event.clock}/${event.n}`
    if (event.type === 'breached') standing.set(key, event.clock)
    else standing.delete(key)
  }
  return sorted(standing.values())
}

/** The clocks that have lapsed in a telling, which counts no registration: that is held against the policy beside it. */
export function lapsedIn(
  { clocks }: Pick<Complaint, 'clocks'>,
  registered?: Parameters<typeof registration>[0],
): string[] {
  const isLate = registered && registration(registered).some(({ type }) => type === 'breached')
  return sorted([...clocks.filter(isBreached).map(({ name }) => name), ...(isLate ? [REGISTER] : [])])
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted()

export const differs = ({ lapsed, wouldLapse }: Lapses): boolean => lapsed.join() !== wouldLapse.join()

/** Clock by clock: those of the policy that the firm owes, in its order, then what else has lapsed. */
export function lapsesByClock(all: readonly Lapses[], policy: Policy): ClockLapses[] {
  const own = clockRulesOf(policy).flatMap(({ name, owedBy }) => (owedBy === 'agent' ? [name] : []))
  const others = sorted(all.flatMap(({ lapsed, wouldLapse }) => [...lapsed, ...wouldLapse]))
  return [...own, ...others.filter((name) => !own.includes(name))].map((clock) => {
    const both = all.map(({ lapsed, wouldLapse }) => ({
      was: lapsed.includes(clock),
      would: wouldLapse.includes(clock),
    }))
    return {
      clock,
      isKnown: ruleOf({ policy }, clock) !== undefined,
      lapsed: both.filter(({ was }) => was).length,
      wouldLapse: both.filter(({ would }) => would).length,
      newly: both.filter(({ was, would }) => would && !was).length,
      noLonger: both.filter(({ was, would }) => was && !would).length,
    }
  })
}
