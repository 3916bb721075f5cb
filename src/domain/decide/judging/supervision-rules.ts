import { instantAfter } from '../../time/clocks.ts'
import type { Actor, CommandOf } from '../../command.ts'
import type { Complaint } from '../../complaint.ts'
import type { SuperviseOrder } from '../../parts/duties.ts'
import type { Instant } from '../../instant.ts'
import { MANAGERS, OVERSEERS, STAFF } from '../../access/permission.ts'
import { selves } from '../../access/ties.ts'
import { isAtLeast } from '../../permission.ts'
import { refuse, type Refusal } from '../../refusal.ts'
import { openOrders } from '../../supervision/orders.ts'
import { hasEverHandled, isAbout, isOneOf } from '../fairness.ts'
import { ANY, OPEN, type Rule } from '../rule.ts'

function dueOf(
  complaint: Complaint,
  { dueAt, within }: CommandOf<'orderSupervision'>,
  at: Instant,
): Instant | undefined {
  return dueAt ?? (within && instantAfter(at, within, complaint))
}

/** An order to the owner of the complaint, with a due of its own (R55). */
export const orderSupervision: Rule<'orderSupervision'> = {
  may: OVERSEERS,
  stages: OPEN,
  refuses: (complaint, command, { at }) => {
    const due = dueOf(complaint, command, at)
    if (due === undefined || (command.dueAt !== undefined && command.within))
      return refuse('missing', 'Say by when it is to be answered: dueAt, or within.', 'dueAt')
    return due <= at ? refuse('notThisInstant', 'An order is due after it is given.') : undefined
  },
  events: (complaint, command, { at, by }) => {
    const dueAt = dueOf(complaint, command, at)
    if (dueAt === undefined) return []
    const { supervision = [], cycle } = complaint
    const given = { by: by.id, role: by.role, instruction: command.instruction, dueAt }
    return [{ type: 'supervisionOrdered', at, order: supervision.length + 1, cycle, ...given }]
  },
}

const noneOpen = (complaint: Complaint): Refusal | undefined =>
  openOrders(complaint).length === 0
    ? refuse('nothingToAnswer', 'No supervise order waits for anything.')
    : undefined

const orderOf = (complaint: Complaint, n: number): SuperviseOrder | Refusal => {
  const order = complaint.supervision?.find((one) => one.n === n)
  if (!order) return refuse('unknown', `There is no supervise order ${n}.`)
  return order.concludedAt === undefined
    ? order
    : refuse('alreadyDone', `Supervise order ${n} is concluded already.`)
}

export const replyToSupervision: Rule<'replyToSupervision'> = {
  may: STAFF,
  stages: OPEN,
  unless: noneOpen,
  refuses: (complaint, { order: n }) => {
    const order = orderOf(complaint, n)
    return 'code' in order ? order : undefined
  },
  events: (_, { order, reply }, { at, by }) => [{ type: 'supervisionReplied', at, order, by: by.id, reply }],
}

/** What the auditors ordered is concluded by them: they stand outside the line, and no rank in it is above theirs. */
const mayConclude = (by: Actor, { role }: SuperviseOrder): boolean =>
  by.role === role || (role !== 'auditor' && isAtLeast(by, role))

/** The person who answered an order does not judge the answer. */
export const concludeSupervision: Rule<'concludeSupervision'> = {
  may: OVERSEERS,
  stages: OPEN,
  unless: noneOpen,
  refuses: (complaint, { order: n }, { by }) => {
    const order = orderOf(complaint, n)
    if ('code' in order) return order
    if (isOneOf(by, order.repliedBy))
      return refuse('conflictOfInterest', 'The person who answered an order does not conclude it.')
    return isOneOf(by, order.by) || mayConclude(by, order)
      ? undefined
      : refuse('notAllowed', `Supervise order ${n} is concluded by the ${order.role}.`)
  },
  events: (_, { order, comment }, { at, by }) => [
    { type: 'supervisionConcluded', at, order, by: by.id, ...(comment !== undefined && { comment }) },
  ],
}

/** Those who had a part in it: handled, proposed, answered an escalation, gave or answered an order, drafted or cleared what was said. */
const tookPart = (complaint: Complaint, id: string): boolean =>
  hasEverHandled(complaint, id) ||
  [
    complaint.proposal?.by,
    complaint.proposal?.draftedBy,
    complaint.clearance?.draftedBy,
    ...(complaint.clearance?.asked ?? []).map(({ clearedBy }) => clearedBy),
    ...complaint.escalations.flatMap(({ acceptedBy, delegatedTo }) => [acceptedBy, delegatedTo]),
    ...(complaint.supervision ?? []).flatMap(({ by, repliedBy, concludedBy }) => [
      by,
      repliedBy,
      concludedBy,
    ]),
  ].includes(id)

const isWaived = ({ waived }: Complaint, id: string): boolean =>
  waived?.some(({ person }) => person === id) === true

/** Whether somebody had a part in it that nobody has waived: they do not judge it. */
export const hasPartUnwaived = (complaint: Complaint, by: Pick<Actor, 'id' | 'for'>): boolean =>
  selves(by).some((id) => tookPart(complaint, id) && !isWaived(complaint, id))

/** Fairness is judged by a person outside the line that handled it (R108). */
export const reviewHandling: Rule<'reviewHandling'> = {
  may: OVERSEERS,
  stages: ['closed'],
  unless: (complaint, by) =>
    hasPartUnwaived(complaint, by)
      ? refuse('conflictOfInterest', 'The reviewer must have had no part in handling it.')
      : undefined,
  events: (_, { fair, text }, { at, by }) => [{ type: 'handlingReviewed', at, by: by.id, fair, text }],
}

/** Where no one else is left; it stands in the journal with its reason. */
export const waiveIndependence: Rule<'waiveIndependence'> = {
  may: MANAGERS,
  stages: ANY,
  refuses: (complaint, { person }, { by }) => {
    if (isOneOf(by, person) || isAbout(complaint, { id: person }))
      return refuse(
        'conflictOfInterest',
        'You cannot waive it for yourself or for the person the complaint is about.',
      )
    return tookPart(complaint, person) && !isWaived(complaint, person)
      ? undefined
      : refuse('nothingToAnswer', `Nothing forbids it to ${person}.`)
  },
  events: (_, { person, reason }, { at, by }) => [
    { type: 'independenceWaived', at, by: by.id, person, reason },
  ],
}
