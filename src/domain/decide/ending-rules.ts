import { after } from '../clocks.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { refuse } from '../refusal.ts'
import { causeMissing, closing } from './closing.ts'
import { hasHandled } from './fairness.ts'
import { manual } from './escalation-rules.ts'
import { OPEN, said, type Rule } from './rule.ts'

export const recordRevisit: Rule<'recordRevisit'> = {
  stages: ['revisiting'],
  unless: (complaint, by) =>
    hasHandled(complaint, by.id)
      ? refuse('conflictOfInterest', 'Whoever handled a complaint does not revisit it.')
      : undefined,
  refuses: (complaint, { result }, { at }) =>
    afterRevisit(complaint, result, at).some(({ type }) => type === 'closed')
      ? causeMissing(complaint)
      : undefined,
  events: (complaint, command, { at, by }) => [
    { type: 'revisitRecorded', at, by: by.id, ...said(command) },
    ...afterRevisit(complaint, command.result, at),
  ],
}

function afterRevisit(
  complaint: Complaint,
  result: 'satisfied' | 'dissatisfied' | 'unreachable',
  at: Instant,
): Event[] {
  if (result === 'satisfied') return closing(complaint, 'resolved', at)
  if (result === 'unreachable') return isGivenUp(complaint, at) ? closing(complaint, 'unreachable', at) : []
  if (complaint.cycle < complaint.policy.cycles.max)
    return [{ type: 'cycleOpened', at, cycle: complaint.cycle + 1, why: 'dissatisfied' }]
  return manual(complaint, at, 'The bound of second handlings is reached: a final response is due.')
}

/** After the last attempt, or when the days for attempts have passed: never counted as satisfied (F66). */
function isGivenUp(complaint: Complaint, at: Instant): boolean {
  const { revisit } = complaint.policy
  if (!revisit) return true
  const { attempts, firstAt } = complaint.revisit ?? { attempts: 0, firstAt: at }
  return attempts + 1 >= revisit.attempts || at > after(firstAt, revisit.within, complaint)
}

export const finalResponse: Rule<'finalResponse'> = {
  stages: OPEN,
  refuses: causeMissing,
  events: (complaint, command, { at }) => [
    { type: 'finalResponseGiven', at, ...said(command) },
    ...closing(complaint, 'finalResponse', at),
  ],
}

export const withdraw: Rule<'withdraw'> = {
  stages: OPEN,
  events: (complaint, command, { at }) => [
    { type: 'withdrawn', at, ...said(command) },
    ...closing(complaint, 'withdrawn', at),
  ],
}

export const refuseComplaint: Rule<'refuse'> = {
  stages: ['received', 'investigating'],
  events: (complaint, command, { at }) => [
    { type: 'refused', at, ...said(command) },
    ...closing(complaint, 'refused', at),
  ],
}

export const transfer: Rule<'transfer'> = {
  stages: ['received', 'investigating'],
  events: (complaint, command, { at }) => [
    { type: 'transferred', at, ...said(command) },
    ...closing(complaint, 'transferred', at),
  ],
}

export const reopen: Rule<'reopen'> = {
  stages: ['closed'],
  unless: (complaint) => {
    if (complaint.archivedAt !== undefined) return refuse('notAllowed', 'The complaint has been archived.')
    return complaint.cycle >= complaint.policy.cycles.max
      ? refuse(
          'boundReached',
          'The bound of second handlings is reached: further routes were named at the end.',
        )
      : undefined
  },
  events: ({ cycle }, command, { at }) => [
    { type: 'reopened', at, ...said(command) },
    { type: 'cycleOpened', at, cycle: cycle + 1, why: 'reopened' },
  ],
}
