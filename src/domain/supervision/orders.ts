import type { Complaint } from '../complaint.ts'
import type { SuperviseOrder } from '../parts/duties.ts'
import type { Event } from '../event.ts'
import { firstStep, ladderOf } from '../time/ladder.ts'
import { isAtLeast } from '../permission.ts'

/** The supervise orders that are not concluded. */
export const openOrders = ({ supervision = [] }: Complaint): readonly SuperviseOrder[] =>
  supervision.filter(({ concludedAt }) => concludedAt === undefined)

const sourceOf = ({ cycle, n }: SuperviseOrder): string => `${cycle}/supervision:${n}`

/** Whether an escalation is about an order that was not answered. */
export const isOfOrder = (source: string): boolean => /^\d+\/supervision:\d+$/.test(source)

/** The source of an unanswered order's escalation, where this event has answered one. */
export function answeredOrder(
  { supervision = [] }: Complaint,
  event: Event,
): { source: string; why: string } | undefined {
  if (event.type !== 'supervisionReplied' && event.type !== 'supervisionConcluded') return undefined
  const order = supervision.find(({ n }) => n === event.order)
  const why = event.type === 'supervisionReplied' ? 'replied' : 'concluded'
  return order && { source: sourceOf(order), why }
}

/** No reply by its due: it climbs the ladder for escalations by hand, from the level that gave the order. */
export function overdue(complaint: Complaint, order: SuperviseOrder): Event[] {
  const at = order.dueAt
  const ladder = complaint.policy.manual?.ladder ?? ''
  const steps = ladderOf(complaint, ladder)?.steps ?? []
  const level = steps.find(({ to }) => isAtLeast({ role: to }, order.role))?.level ?? steps.at(-1)?.level
  const about = { source: sourceOf(order), cycle: order.cycle, ladder }
  return [{ type: 'supervisionOverdue', at, order: order.n }, ...firstStep(complaint, about, at, level)]
}
