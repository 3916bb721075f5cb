import type { Complaint } from '../complaint.ts'
import type { Clearance, Proposal } from '../parts/solution.ts'
import type { Event, EventOf } from '../event.ts'
import { pendingClearance } from '../policy/clearance.ts'

/** What is given to others to clear, and what becomes of it. */
export function evolveClearance(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'finalResponseDrafted': {
      const { type: _, at, by: draftedBy, toldAt: _t, toldBy: _b, ...response } = event
      return { ...complaint, clearance: { of: 'finalResponse', at, draftedBy, asked: [], response } }
    }
    case 'clearanceNeeded':
      return withState(asked(complaint, event), event.of, 'awaitingClearance')
    case 'cleared':
      return changed(complaint, (clearance) => cleared(clearance, event))
    case 'clearanceReturned': {
      const { at: endedAt, by: returnedBy } = event
      const returned = changed(complaint, (clearance) => ({ ...without(clearance), endedAt, returnedBy }))
      return withState(returned, event.of, 'returned')
    }
    case 'clearanceDropped':
    case 'closed':
      return changed(complaint, (clearance) => ({ ...without(clearance), endedAt: event.at }))
    default:
      return complaint
  }
}

/** The proposal says so too, where it is one that waits. */
const withState = (complaint: Complaint, of: Clearance['of'], state: Proposal['state']): Complaint =>
  of === 'proposal' && complaint.proposal
    ? { ...complaint, proposal: { ...complaint.proposal, state } }
    : complaint

/** What waits; what has ended is not touched any more. */
function changed(complaint: Complaint, change: (pending: Clearance) => Clearance): Complaint {
  const pending = pendingClearance(complaint)
  return pending ? { ...complaint, clearance: change(pending) } : complaint
}

function asked(complaint: Complaint, { of, clearer, draftedBy, at }: EventOf<'clearanceNeeded'>): Complaint {
  const pending = pendingClearance(complaint)
  const isSame = pending?.of === of && pending.at === at
  const before = isSame ? pending : { of, at, draftedBy, asked: [] }
  return { ...complaint, clearance: { ...before, asked: [...before.asked, { clearer }] } }
}

function cleared(clearance: Clearance, { clearer, by, at, all }: EventOf<'cleared'>): Clearance {
  const { asked, ...rest } = clearance
  const marked = asked.map((one) =>
    one.clearer === clearer && one.clearedBy === undefined ? { ...one, clearedBy: by, clearedAt: at } : one,
  )
  return all ? { ...without(rest), asked: marked, endedAt: at } : { ...rest, asked: marked }
}

/** What would be said stands in the journal: the complaint carries it only while it waits. */
function without<C extends { response?: Clearance['response'] }>({
  response: _,
  ...rest
}: C): Omit<C, 'response'> {
  return rest
}
