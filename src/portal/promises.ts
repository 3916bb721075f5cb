import type { ClockTitles, Language } from '../domain/names.ts'
import { isBreached, isRunning, ruleOf } from '../domain/time/clocks.ts'
import type { ClockRule } from '../domain/policy/policy.ts'
import type { Clock, Complaint } from '../domain/complaint.ts'
import type { Instant } from '../domain/instant.ts'
import { promiseOrName } from '../words/promises.ts'

/** What we owe the customer, and by when. */
export type Promised = {
  clock: string
  words: string
  /** The last instant in time. While the time stands still, the one it had before. */
  dueAt: Instant
  /** Counted beyond the published calendar. */
  provisional?: true
  /** An extension is in force. */
  extended?: true
  /** The time stands still while we wait for them, or for a third party. */
  pausedFor?: 'you' | 'others'
  overdue?: true
}

/** The promises that run, the soonest first. What the house sets itself as a target is not promised. */
export const runningPromises = (complaint: Complaint): Clock[] =>
  complaint.clocks
    .filter((clock) => isRunning(clock) && isPromised(ruleOf(complaint, clock.name)))
    .toSorted((one, other) => one.dueAt - other.dueAt)

export const promisesOf = (complaint: Complaint, language: Language, titles: ClockTitles): Promised[] =>
  runningPromises(complaint).map((clock) => promised(clock, language, titles))

/** What the house owes, but for what it only sets itself as a target. */
export const isPromised = (
  rule: { [Name in 'owedBy' | 'basis']?: ClockRule[Name] | undefined } | undefined,
): boolean => rule?.owedBy === 'agent' && rule.basis !== 'target'

function promised(clock: Clock, language: Language, titles: ClockTitles): Promised {
  const { name, dueAt, provisional, extensions, pausedAt, pausedBy } = clock
  const isForYou = pausedBy === 'information' || pausedBy === 'consent'
  return {
    ...{ clock: name, words: promiseOrName(name, language, titles), dueAt },
    ...(provisional && { provisional }),
    ...(extensions?.some(({ inForce }) => inForce) && { extended: true }),
    ...(pausedAt !== undefined && { pausedFor: isForYou ? 'you' : 'others' }),
    ...(isBreached(clock) && { overdue: true }),
  }
}
