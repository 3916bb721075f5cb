import type { Actor } from '../command.ts'
import type { Complaint, Escalation } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { unended } from '../time/going-on.ts'
import { firstStep, levelOf } from '../time/ladder.ts'
import { also, ANSWERING, CUSTOMER_AND_STAFF, LEADS } from '../access/permission.ts'
import { isAtLeast } from '../permission.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { isAbout, isOneOf } from './fairness.ts'
import { OPEN, type Rule } from './rule.ts'

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
  may: CUSTOMER_AND_STAFF,
  stages: OPEN,
  usual: true,
  unless: noLadder,
  events: (complaint, { reason, level }, { at }) => manual(complaint, at, reason, level),
}

const openOnes = (complaint: Complaint): readonly Escalation[] =>
  complaint.escalations.filter(({ state }) => state === 'open')

/** A key names its escalation by any of its steps: the ladder may have climbed since the message was written. */
const named = (complaint: Complaint, key: string): Escalation | undefined =>
  openOnes(complaint).find((one) => key === one.key || key.startsWith(`${one.source}/`))

const mayAnswer = (one: Escalation, by: Actor): boolean =>
  isOneOf(by, one.delegatedTo) || isAtLeast(by, one.to)

const noneOpen = (complaint: Complaint): Refusal | undefined =>
  openOnes(complaint).length === 0 ? refuse('nothingToAnswer', 'No escalation is open.') : undefined

export const acceptEscalation: Rule<'acceptEscalation'> = {
  may: ANSWERING,
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
  may: also(LEADS, 'delegate'),
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

/** The escalations that a person may end: all they answer, or the one that is named by any of its steps. */
const resolvable = (complaint: Complaint, by: Actor, key?: string): readonly Escalation[] =>
  unended(complaint).filter(
    (one) => mayAnswer(one, by) && (key === undefined || key === one.key || key.startsWith(`${one.source}/`)),
  )

/** What was escalated is settled. A breach stays a breach, and its clock runs on; but it climbs no further. */
export const resolveEscalation: Rule<'resolveEscalation'> = {
  may: ANSWERING,
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
