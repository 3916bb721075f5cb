import { isBreached, refOf, waitingExtension } from '../time/clocks.ts'
import type { Actor, CommandOf } from '../command.ts'
import type { Clock, Complaint, Escalation } from '../complaint.ts'
import { dueOf } from '../calendar/counting.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { firstStep, ladderOf, levelOf } from '../time/ladder.ts'
import { isAtLeast } from '../permission.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { isAbout } from './fairness.ts'
import { ANY, OPEN, contentOf, type Rule } from './rule.ts'

/** An escalation by hand, on the policy's ladder for it: one level above the present, or at the level asked for. */
export function manual(complaint: Complaint, at: Instant, reason: string, level?: number): Event[] {
  const ladder = complaint.policy.manual?.ladder
  if (!ladder) return []
  const before = complaint.escalations.filter(({ source }) => source.includes('/manual:')).length
  const source = `${complaint.cycle}/manual:${before + 1}`
  const about = { source, cycle: complaint.cycle, ladder, reason }
  return firstStep(complaint, about, at, level ?? levelOf(complaint) + 1)
}

const noLadder = ({ policy }: Complaint): Refusal | undefined =>
  policy.manual ? undefined : refuse('notAllowed', 'The policy has no ladder for escalations by hand.')

export const escalate: Rule<'escalate'> = {
  stages: OPEN,
  unless: noLadder,
  events: (complaint, { reason, level }, { at }) => manual(complaint, at, reason, level),
}

export const declareEmergency: Rule<'declareEmergency'> = {
  stages: OPEN,
  unless: ({ emergency }) =>
    emergency ? refuse('alreadyDone', 'The emergency has been declared.') : undefined,
  events: (complaint, command, { at }) => {
    const ladder = ladderOf(complaint, complaint.policy.manual?.ladder ?? '')
    const declared: Event = { type: 'emergencyDeclared', at, ...contentOf(command) }
    return [declared, ...manual(complaint, at, command.reason, ladder?.steps.at(-1)?.level)]
  },
}

const openOnes = (complaint: Complaint): readonly Escalation[] =>
  complaint.escalations.filter(({ state }) => state === 'open')

/** A key names its escalation by any of its steps: the ladder may have climbed since the message was written. */
const named = (complaint: Complaint, key: string): Escalation | undefined =>
  openOnes(complaint).find((one) => key === one.key || key.startsWith(`${one.source}/`))

const mayAnswer = (one: Escalation, by: Actor): boolean => one.delegatedTo === by.id || isAtLeast(by, one.to)

const noneOpen = (complaint: Complaint): Refusal | undefined =>
  openOnes(complaint).length === 0 ? refuse('nothingToAnswer', 'No escalation is open.') : undefined

export const acceptEscalation: Rule<'acceptEscalation'> = {
  stages: OPEN,
  unless: (complaint, by) =>
    noneOpen(complaint) ??
    (openOnes(complaint).some((one) => mayAnswer(one, by))
      ? undefined
      : refuse('notAllowed', 'The escalation has gone to a higher level: it is answered there.')),
  refuses: (complaint, { key }, { by }) => {
    if (key === undefined) return undefined
    const one = named(complaint, key)
    if (!one) return refuse('unknown', `No open escalation ${key}.`)
    return mayAnswer(one, by)
      ? undefined
      : refuse('notAllowed', `Escalation ${key} is answered by the ${one.to}.`)
  },
  events: (complaint, { key, comment }, { at, by }) => {
    const found = key === undefined ? undefined : named(complaint, key)
    const accepted =
      key === undefined ? openOnes(complaint).filter((one) => mayAnswer(one, by)) : found ? [found] : []
    return accepted.map((one) => ({
      type: 'escalationAccepted',
      at,
      key: one.key,
      by: by.id,
      ...(comment !== undefined && { comment }),
    }))
  },
}

/** Delegating does not stop the ladder: the delegate has to accept. */
export const delegateEscalation: Rule<'delegateEscalation'> = {
  stages: OPEN,
  unless: noneOpen,
  refuses: (complaint, { key, to }, { by }) => {
    const one = named(complaint, key)
    if (!one) return refuse('unknown', `No open escalation ${key}.`)
    if (isAbout(complaint, { id: to }))
      return refuse('conflictOfInterest', 'The person a complaint is about does not answer for it.')
    return mayAnswer(one, by)
      ? undefined
      : refuse('notAllowed', `Escalation ${key} is answered by the ${one.to}.`)
  },
  events: (complaint, { key, to, reason, unchecked }, { at, by }) => {
    const one = named(complaint, key)
    if (!one) return []
    return [
      {
        type: 'escalationDelegated',
        at,
        key: one.key,
        by: by.id,
        to,
        reason,
        ...(unchecked && { unchecked }),
      },
    ]
  },
}

const unended = (complaint: Complaint): readonly Escalation[] =>
  complaint.escalations.filter(({ state }) => state !== 'ended')

/** The escalations that a person may end: all they answer, or the one that is named by any of its steps. */
const resolvable = (complaint: Complaint, by: Actor, key?: string): readonly Escalation[] =>
  unended(complaint).filter(
    (one) => mayAnswer(one, by) && (key === undefined || key === one.key || key.startsWith(`${one.source}/`)),
  )

/** What was escalated is settled. A breach stays a breach, and its clock runs on; only nobody is called any more. */
export const resolveEscalation: Rule<'resolveEscalation'> = {
  stages: OPEN,
  unless: (complaint, by) => {
    if (unended(complaint).length === 0) return refuse('nothingToAnswer', 'No escalation goes on.')
    return resolvable(complaint, by).length > 0
      ? undefined
      : refuse('notAllowed', 'The escalation is with a higher level: it is resolved there.')
  },
  refuses: (complaint, { key }, { by }) => {
    if (key === undefined || resolvable(complaint, by, key).length > 0) return undefined
    const one = unended(complaint).find(({ source }) => key.startsWith(`${source}/`))
    return one
      ? refuse('notAllowed', `Escalation ${key} is answered by the ${one.to}.`)
      : refuse('unknown', `No escalation ${key} goes on.`)
  },
  events: (complaint, { key, note }, { at, by }) =>
    resolvable(complaint, by, key).map((one) => ({
      type: 'escalationEnded',
      at,
      key: one.key,
      why: 'resolved',
      by: by.id,
      note,
    })),
}

const runningClock = (complaint: Complaint, name: string): Clock | undefined =>
  complaint.clocks.find(
    (clock) => clock.name === name && clock.state === 'running' && clock.cycle === complaint.cycle,
  )

/** In force only once its notice to the customer is recorded as sent, and only before the old due. */
export const extendDeadline: Rule<'extendDeadline'> = {
  stages: OPEN,
  neverBackDated: true,
  refuses: (complaint, { clock: name, approvedBy, approverRole, unchecked }, { by }) => {
    const extension = complaint.policy.extensions?.find((one) => one.clock === name)
    if (!extension) return refuse('notAllowed', `The policy knows no extension of ${name}.`)
    if ((approverRole !== undefined || unchecked) && approvedBy === by.id)
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

/** What the delivery log says is so. Who says it by hand says how and by what proof, and no time at which it was not. */
function byHand(
  { clocks }: Complaint,
  { key, sentAt, method, evidence }: CommandOf<'confirmNotice'>,
  at: Instant,
): Refusal | undefined {
  const clock = clocks.find((one) => waitingExtension(one)?.notice === key)
  const extension = clock && waitingExtension(clock)
  if (!clock || !extension) return refuse('unknown', `No extension waits for a notice ${key}.`)
  if (!method || !evidence)
    return refuse('missing', 'Say how the customer was told, and give the evidence of it.')
  if (sentAt > at) return refuse('notThisInstant', 'It cannot have been sent in the future.')
  return sentAt < (extension.grantedAt ?? clock.startedAt)
    ? refuse('notThisInstant', 'It cannot have been sent before there was such a notice.')
    : undefined
}

/** Recorded once, whatever has become of the clock meanwhile: evolve knows whether it still takes effect. */
export const confirmNotice: Rule<'confirmNotice'> = {
  stages: ANY,
  refuses: (complaint, command, { by, at }) =>
    by.role === 'system' ? undefined : byHand(complaint, command, at),
  events: (_, command, { at }) => [{ type: 'noticeConfirmed', at, ...contentOf(command) }],
}
