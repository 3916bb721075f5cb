import { dueOf } from '../calendar/counting.ts'
import type { CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { everywhere, LEADS, together } from '../access/permission.ts'
import { isAtLeast } from '../permission.ts'
import { isDecision, isOvertaken, openDecision } from '../notices/decision.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { isBreached, refOf, runningClock, waitingExtension } from '../time/clocks.ts'
import { isOneOf } from './fairness.ts'
import { heardOf } from './message-rules.ts'
import { ANY, OPEN, contentOf, type Rule } from './rule.ts'

/** In force only once its notice to the customer is recorded as sent, and only before the old due. */
export const extendDeadline: Rule<'extendDeadline'> = {
  may: LEADS,
  stages: OPEN,
  neverBackDated: true,
  refuses: (complaint, { clock: name, approvedBy, approverRole }, { by }) => {
    const extension = complaint.policy.extensions?.find((one) => one.clock === name)
    if (!extension) return refuse('notAllowed', `The policy knows no extension of ${name}.`)
    if (isOneOf(by, approvedBy))
      return refuse('conflictOfInterest', 'You cannot approve an extension that you ask for.')
    if (!isAtLeast({ role: approverRole ?? by.role }, extension.approver))
      return refuse('notAllowed', `The ${extension.approver} approves it.`)
    const clock = runningClock(complaint, name)
    if (!clock) return refuse('unknown', `The clock ${name} is not running.`)
    if (isBreached(clock)) return refuse('notThisInstant', `The deadline of ${name} has passed already.`)
    return clock.extensions?.some(({ cancelledAt }) => cancelledAt === undefined)
      ? refuse('alreadyDone', `${name} has been extended once already.`)
      : undefined
  },
  events: (complaint, command, { at }) => {
    const extension = complaint.policy.extensions?.find((one) => one.clock === command.clock)
    const clock = runningClock(complaint, command.clock)
    if (!extension || !clock) return []
    const { dueAt } = dueOf(clock.dueAt, extension.by, complaint.calendar)
    const ref = refOf(clock)
    const before = clock.extensions?.length ?? 0
    const notice = `extension/${ref.cycle}/${ref.clock}/${ref.n}${before > 0 ? `/${before + 1}` : ''}`
    const { reason, approvedBy, approverRole, unchecked } = command
    const approved = { approvedBy, ...(approverRole && { approverRole }), ...(unchecked && { unchecked }) }
    return [{ type: 'extensionGranted', at, ...ref, by: extension.by, reason, ...approved, dueAt, notice }]
  },
}

/** What waits for its notice is taken back: then that is not sent any more, nor brings what it told of into force. */
export const cancelExtension: Rule<'cancelExtension'> = {
  may: LEADS,
  stages: OPEN,
  unless: ({ clocks }) =>
    clocks.some(waitingExtension)
      ? undefined
      : refuse('nothingToAnswer', 'No extension waits to come into force.'),
  refuses: ({ clocks }, { clock: name }) => {
    const named = clocks.filter((clock) => clock.name === name)
    if (named.some(waitingExtension)) return undefined
    return named.some(({ extensions }) => extensions?.some(({ inForce }) => inForce))
      ? refuse('notAllowed', `The extension of ${name} is in force: the customer has been told.`)
      : refuse('unknown', `No extension of ${name} waits to come into force.`)
  },
  events: ({ clocks }, { clock: name, reason }, { at }) =>
    clocks.flatMap((clock): Event[] => {
      const extension = clock.name === name ? waitingExtension(clock) : undefined
      if (!extension) return []
      const { notice } = extension
      return [{ type: 'extensionCancelled', at, ...refOf(clock), reason, notice }]
    }),
}

/** Since when there is a letter that the complaint waits for; nothing for another key. */
function awaitedSince(complaint: Complaint, key: string): Instant | undefined {
  if (isDecision(key)) {
    const decision = openDecision(complaint)
    return decision?.key === key ? decision.since : undefined
  }
  const clock = complaint.clocks.find((one) => waitingExtension(one)?.notice === key)
  return clock && (waitingExtension(clock)?.grantedAt ?? clock.startedAt)
}

/** What the delivery log says is so. Who says it by hand says how and by what proof, and no time at which it was not. */
function byHand(
  complaint: Complaint,
  { key, sentAt, method, evidence, undelivered }: CommandOf<'confirmNotice'>,
  at: Instant,
): Refusal | undefined {
  const since = awaitedSince(complaint, key)
  if (since === undefined) return refuse('unknown', `The complaint waits for no notice ${key}.`)
  if (undelivered) return refuse('notAllowed', 'Whether it was delivered the delivery log says.')
  if (!method || !evidence)
    return refuse(
      'missing',
      'Say how the customer was told, and give the evidence of it.',
      method ? 'evidence' : 'method',
    )
  if (sentAt > at) return refuse('notThisInstant', 'It cannot have been sent in the future.')
  return sentAt < since
    ? refuse('notThisInstant', 'It cannot have been sent before there was such a notice.')
    : undefined
}

const asOvertaken = (event: Event): Event =>
  event.type === 'noticeConfirmed' ? { ...event, overtaken: true } : event

/**
 * Recorded once, whatever has become of the clock meanwhile: evolve knows whether it still takes effect. Who leads those
 * that decided says that the customer was told of it; of what moves a deadline, which a lead grants, operators alone.
 */
export const confirmNotice: Rule<'confirmNotice'> = {
  may: together(everywhere('system', 'operator'), LEADS),
  stages: ANY,
  unless: (complaint, { role }) =>
    role === 'system' || role === 'operator' || openDecision(complaint)
      ? undefined
      : refuse('nothingToAnswer', 'No decision waits for its notice to be sent.'),
  refuses: (complaint, command, { by, at }) => {
    if (by.role === 'system') return undefined
    if (by.role !== 'operator' && !isDecision(command.key))
      return refuse('notAllowed', 'That the notice of an extension was sent is confirmed by an operator.')
    return byHand(complaint, command, at)
  },
  events: (complaint, command, { at, edition }) => {
    const heard = heardOf(complaint, contentOf(command), at)
    return edition >= 5 && isOvertaken(complaint, command) ? heard.map(asOvertaken) : heard
  },
}
