import type { Complaint } from '../complaint.ts'
import type { SuperviseOrder } from '../parts/duties.ts'
import type { Event } from '../event.ts'
import { ordersKept } from '../time/going-on.ts'

/** What supervising events do to their order. */
export function evolveSupervision(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'supervisionOrdered': {
      const { type: _, order: n, ...given } = event
      return { ...complaint, supervision: ordersKept.added(complaint.supervision ?? [], { n, ...given }) }
    }
    case 'supervisionReplied': {
      const { order, reply, by: repliedBy, at } = event
      return change(complaint, order, (one) => ({
        ...one,
        reply,
        repliedBy,
        repliedAt: one.repliedAt ?? at,
      }))
    }
    case 'supervisionConcluded': {
      const { order, by, at } = event
      return change(complaint, order, (one) => ({
        ...one,
        concludedAt: at,
        ...(by !== undefined && { concludedBy: by }),
      }))
    }
    case 'supervisionOverdue':
      return change(complaint, event.order, (one) => ({ ...one, overdue: true }))
    default:
      return complaint
  }
}

function change(complaint: Complaint, n: number, how: (one: SuperviseOrder) => SuperviseOrder): Complaint {
  const { supervision = [] } = complaint
  return { ...complaint, supervision: ordersKept.changed(supervision, (one) => one.n === n, how) }
}
