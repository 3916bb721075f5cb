import type { Actor, CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import { isLastCycle } from '../evolve/stages.ts'
import type { Event } from '../event.ts'
import { CUSTOMER_AND_STAFF, LEADS, STAFF } from '../access/permission.ts'
import { isAtLeast } from '../permission.ts'
import { askedToClear, pendingClearance } from '../policy/clearance.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { causeMissing, closingEvents, mandatoryTask, sourcesMissing } from './closing.ts'
import { withoutEvidence } from '../access/consent.ts'
import { OPEN, contentOf, type Asked, type Rule } from './rule.ts'

type When = Pick<Asked, 'at' | 'edition'>

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
  refuses: (complaint) => causeMissing(complaint) ?? sourcesMissing(complaint),
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
  usual: true,
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
