import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, EventType } from '../event.ts'

/** What the owner of a complaint does to handle it. To hand it on or to note something down is not that. */
const ACTS: ReadonlySet<EventType> = new Set<EventType>([
  'acknowledged',
  'classified',
  'handlingAccepted',
  'kindChanged',
  'informationRequested',
  'thirdPartyAwaited',
  'requestCancelled',
  'informationProvided',
  'contactRecorded',
  'messageWritten',
  'detailsAmended',
  'findingsRecorded',
  'proposalDrafted',
  'taskOpened',
  'effortRecorded',
  'supervisionReplied',
  'extensionGranted',
  'finalResponseGiven',
  'refused',
  'transferred',
])
export const isAct = ({ type }: Event): boolean => ACTS.has(type)

/** What makes a person a handler, though another owns it. */
const HANDLES: ReadonlySet<EventType> = new Set<EventType>([
  ...(['solutionProposed', 'redressCarriedOut', 'executionRecorded'] as const),
])

/** That it was taken on, who has handled the cycle, and for whom a manager waives that. */
export function evolveHandling(complaint: Complaint, event: Event, by: Pick<Actor, 'id'>): Complaint {
  if (event.type === 'independenceWaived') {
    const waived = [...(complaint.waived ?? []), { person: event.person, cycle: complaint.cycle }]
    return { ...complaint, waived }
  }
  const taken = event.type === 'handlingAccepted' ? { ...complaint, handlingAcceptedAt: event.at } : complaint
  const isOwner = complaint.owner?.person === by.id
  if (!HANDLES.has(event.type) && !(isOwner && ACTS.has(event.type))) return taken
  const { handledBy = {}, cycle } = complaint
  const known = handledBy[cycle] ?? []
  return known.includes(by.id) ? taken : { ...taken, handledBy: { ...handledBy, [cycle]: [...known, by.id] } }
}
