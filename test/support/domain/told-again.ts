import { trimmed } from '../../../src/domain/calendar/days.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { factsIn, receiptIn, type Retelling } from '../../../src/domain/import/recorded-past.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { waitsForDecision } from '../../../src/domain/notices/decision.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { isBreached } from '../../../src/domain/time/clocks.ts'
import { cn } from './given.ts'

type Record = {
  entries: readonly Entry[]
  policy: Policy
  until: Instant
  /** The policy it was handled under; the same if left out. */
  own?: Policy
  departmentsOf?: Retelling['departmentsOf']
}

/** What is on record of a complaint, told again under a policy. */
export function toldAgain({ entries, policy, until, own = policy, ...how }: Record): Complaint {
  const receipt = receiptIn(entries)!
  const facts = factsIn(entries, {
    ...{ until, waitsForLetters: waitsForDecision(own), departmentsOf: () => undefined },
    ...how,
  })
  const calendar = trimmed(cn, receipt.receivedAt)
  const told = openWithHistory({ ...receipt, policy, calendar, registeredAt: until }, facts, until)
  if (isRefusal(told)) throw new Error(told.detail)
  return told.complaint
}

/** The breaches that stand; but for their numbers: what an entry began that was voided has none in the telling. */
export const breachesOf = ({ clocks }: Pick<Complaint, 'clocks'>): string[] =>
  clocks
    .filter(isBreached)
    .map(({ cycle, name, breach }) => `${cycle} ${name} ${breach!.dueAt}`)
    .toSorted()
