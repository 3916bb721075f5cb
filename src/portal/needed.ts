import type { Language } from '../domain/names.ts'
import { isRunning, ruleOf } from '../domain/time/clocks.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Instant } from '../domain/instant.ts'
import type { Entry } from '../domain/journal/journal.ts'
import { offeredIn } from '../domain/disclosure/told-to-customer.ts'
import { neededWords } from './sentences.ts'

/** What we need from the customer: what was asked of them, or what they are to agree to. */
export type Needed = {
  reason: 'information' | 'consent'
  words: string
  since: Instant
  /** Until when we wait; they may answer later, too. */
  until?: Instant
  question?: unknown
  proposal?: Record<string, unknown>
}

export function neededOf(complaint: Complaint, entries: readonly Entry[], language: Language): Needed[] {
  const events = entries.map(({ event }) => event).toReversed()
  const asked = events.find((event) => event.type === 'informationRequested')
  const offer = events.find((event) => event.type === 'solutionOffered')
  const needs: Needed[] = []
  const waitsFor = (reason: Needed['reason']) => complaint.waiting.find((one) => one.reason === reason)
  const information = waitsFor('information')
  if (information)
    needs.push({ ...need(complaint, 'information', information.since, language), question: asked?.what })
  // An offer that was not answered in time may still be accepted.
  if (complaint.proposal?.state === 'offered' && offer) {
    const since = waitsFor('consent')?.since ?? offer.at
    needs.push({ ...need(complaint, 'consent', since, language), proposal: offeredIn(entries, offer) })
  }
  return needs
}

function need(complaint: Complaint, reason: Needed['reason'], since: Instant, language: Language): Needed {
  const clock = complaint.clocks.find(
    (one) => isRunning(one) && ruleOf(complaint, one.name)?.waitsFor === reason,
  )
  return { reason, words: neededWords(reason, language), since, ...(clock && { until: clock.dueAt }) }
}
