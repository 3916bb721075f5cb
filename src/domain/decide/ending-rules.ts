import { instantAfter } from '../time/clocks.ts'
import type { Actor, CommandOf } from '../command.ts'
import type { RevisitResult } from '../commands/solution.ts'
import type { Complaint } from '../complaint.ts'
import { isLastCycle } from '../evolve/stages.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { CUSTOMER_AND_STAFF, LEADS, STAFF } from '../access/permission.ts'
import { selves } from '../access/ties.ts'
import { isAtLeast } from '../permission.ts'
import { askedToClear, dropClearance, pendingClearance } from '../policy/clearance.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { causeMissing, closingEvents, mandatoryTask, resolvedEvents } from './closing.ts'
import { withoutEvidence } from './consent.ts'
import { hasHandled } from './fairness.ts'
import { manual } from './escalation-rules.ts'
import { OPEN, contentOf, type Asked, type Rule } from './rule.ts'

type When = Pick<Asked, 'at' | 'edition'>

export const recordRevisit: Rule<'recordRevisit'> = {
  may: STAFF,
  stages: ['revisiting'],
  unless: (complaint, by) =>
    selves(by).some((id) => hasHandled(complaint, id))
      ? refuse('conflictOfInterest', 'Those who handled a complaint do not revisit it.')
      : undefined,
  refuses: (complaint, command, { at, by, edition }) =>
    unfitResult(command, by) ??
    (afterRevisit(complaint, resultOf(command), { at, edition }).some(({ type }) => type === 'closed')
      ? causeMissing(complaint)
      : undefined),
  events: (complaint, command, { at, by, edition }) => [
    { type: 'revisitRecorded', at, by: by.id, ...contentOf(command), result: resultOf(command) },
    ...afterRevisit(complaint, resultOf(command), { at, edition }),
  ],
}

/** The lowest score that says satisfied. */
export const GOOD_SCORE = 4

/** What a score says: 3 is no success, and no reason to begin anew. */
const saidBy = (score: number): RevisitResult =>
  score >= GOOD_SCORE ? 'satisfied' : score === 3 ? 'neither' : 'dissatisfied'

const resultOf = ({ result, score }: CommandOf<'recordRevisit'>): RevisitResult =>
  result ?? (score === undefined ? 'unreachable' : saidBy(score))

/** A result that says what the score does not, or dissatisfaction without the customer's words (R41). */
function unfitResult(command: CommandOf<'recordRevisit'>, by: Actor): Refusal | undefined {
  const { result, score, comment } = command
  if (result === undefined && score === undefined)
    return refuse('missing', 'Say how the revisit came out: by a result, or by the score.')
  if (result !== undefined && score !== undefined && result !== saidBy(score))
    return refuse('contradiction', `A score of ${score} says ${saidBy(score)}, and not ${result}.`)
  return resultOf(command) === 'dissatisfied' && comment === undefined && by.role !== 'customer'
    ? refuse('missing', 'Where the customer is dissatisfied, record their words.')
    : undefined
}

function afterRevisit(complaint: Complaint, result: RevisitResult, when: When): Event[] {
  const { at } = when
  if (result === 'satisfied' || result === 'neither') return resolvedEvents(complaint, when)
  if (result === 'unreachable')
    return isGivenUp(complaint, at) ? closingEvents(complaint, 'unreachable', when) : []
  if (isLastCycle(complaint))
    return manual(complaint, at, 'The bound of second handlings is reached: a final response is due.')
  return [
    ...dropClearance(complaint, at, 'cycleOpened'),
    { type: 'cycleOpened', at, cycle: complaint.cycle + 1, why: 'dissatisfied' },
  ]
}

/** After the last attempt, or when the days for attempts have passed: never counted as satisfied (F66). */
function isGivenUp(complaint: Complaint, at: Instant): boolean {
  const { revisit } = complaint.policy
  if (!revisit) return true
  const { attempts, firstAt } = complaint.revisit ?? { attempts: 0, firstAt: at }
  return attempts + 1 >= revisit.attempts || at > instantAfter(firstAt, revisit.within, complaint)
}

/** The last word, and the end. */
export const respond = (
  complaint: Complaint,
  said: Omit<CommandOf<'finalResponse'>, 'type' | 'occurredAt'>,
  when: When,
): Event[] => [
  { type: 'finalResponseGiven', at: when.at, ...said },
  ...closingEvents(complaint, 'finalResponse', when),
]

export const finalResponse: Rule<'finalResponse'> = {
  may: LEADS,
  stages: OPEN,
  unless: (complaint) =>
    pendingClearance(complaint)
      ? refuse('alreadyDone', 'What was drafted waits to be cleared.')
      : mandatoryTask(complaint),
  refuses: causeMissing,
  events: (complaint, command, { at, by, edition }) => {
    const asked = askedToClear(complaint, { of: 'finalResponse', draftedBy: by.id, at })
    const said = contentOf(command)
    return asked.length > 0
      ? [{ type: 'finalResponseDrafted', at, by: by.id, ...said }, ...asked]
      : respond(complaint, said, { at, edition })
  },
}

export const withdraw: Rule<'withdraw'> = {
  may: CUSTOMER_AND_STAFF,
  stages: OPEN,
  refuses: (_, { evidence }, { by }) => withoutEvidence(evidence, by),
  events: (complaint, command, { at, edition }) => [
    { type: 'withdrawn', at, ...contentOf(command) },
    ...closingEvents(complaint, 'withdrawn', { at, edition }),
  ],
}

/** Ends that the firm decides, and not the customer, take more than the handler. */
export function mayNotEnd({ policy }: Complaint, by: Pick<Actor, 'role'>): Refusal | undefined {
  const { endsApprover = 'supervisor' } = policy
  return isAtLeast(by, endsApprover)
    ? undefined
    : refuse('notAllowed', `Whether it ends so is decided by the ${endsApprover}.`)
}

export const refuseComplaint: Rule<'refuse'> = {
  may: STAFF,
  stages: ['received', 'investigating'],
  unless: mayNotEnd,
  events: (complaint, command, { at, edition }) => [
    { type: 'refused', at, ...contentOf(command) },
    ...closingEvents(complaint, 'refused', { at, edition }),
  ],
}

export const transfer: Rule<'transfer'> = {
  may: STAFF,
  stages: ['received', 'investigating'],
  unless: mayNotEnd,
  events: (complaint, command, { at, edition }) => [
    { type: 'transferred', at, ...contentOf(command) },
    ...closingEvents(complaint, 'transferred', { at, edition }),
  ],
}

export const reopen: Rule<'reopen'> = {
  may: CUSTOMER_AND_STAFF,
  stages: ['closed'],
  unless: (complaint) => {
    if (complaint.archivedAt !== undefined) return refuse('notAllowed', 'The complaint has been archived.')
    return isLastCycle(complaint)
      ? refuse(
          'boundReached',
          'The bound of second handlings is reached: further routes were named at the end.',
        )
      : undefined
  },
  events: ({ cycle }, command, { at }) => [
    { type: 'reopened', at, ...contentOf(command) },
    { type: 'cycleOpened', at, cycle: cycle + 1, why: 'reopened' },
  ],
}
