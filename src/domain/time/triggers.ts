import type { Event, EventType } from '../event.ts'
import type { Answer } from '../evolve/stages.ts'
import type { Trigger } from '../policy/policy.ts'
import { isDecision, wasSentWith } from '../notices/decision.ts'
import { isContact, isUnproved } from './contacts.ts'

/** Which triggers an event pulls: the one place where events start, meet and cancel clocks by name. */
export function triggersOf(event: Event): readonly Trigger[] {
  if (isUnproved(event)) return []
  return isContact(event) ? [...ownTriggers(event), 'customerContacted'] : ownTriggers(event)
}

/** Events that are triggers themselves. */
const AS_CALLED: readonly (EventType & Trigger)[] = [
  'received',
  'cycleOpened',
  'classified',
  'assigned',
  'thirdPartyAwaited',
  'informationProvided',
  'requestCancelled',
  'handlingAccepted',
  'referralRecorded',
  'referralAnswered',
  'takenOver',
  'findingsRecorded',
  'solutionProposed',
  'clearanceNeeded',
  'clearanceReturned',
  'clearanceDropped',
  'solutionDeclined',
  'executionRecorded',
  'acknowledged',
  'interimMeasureOffered',
  'investigationPromised',
  'informationRequested',
  'emergencyDeclared',
  'emergencyMeasured',
  'emergencyEnded',
  'emergencyEvaluated',
  'closed',
]

function ownTriggers(event: Event): readonly Trigger[] {
  switch (event.type) {
    case 'solutionOffered':
      return wasSentWith(event) ? [event.type, 'decisionSent'] : [event.type]
    case 'solutionAccepted':
      return event.without ? [event.type, 'answered'] : [event.type]
    case 'cleared':
      return event.all ? [event.type] : []
    case 'entryProved':
      return event.of === 'acknowledged' ? [event.of] : []
    case 'revisitRecorded':
    case 'rated':
      return answering(event)
    case 'noticeConfirmed':
      return isDecision(event.key) && !event.overtaken ? ['decisionSent'] : []
    case 'finalResponseGiven':
      return [event.type, 'answered']
    default:
      return AS_CALLED.filter((trigger) => trigger === event.type)
  }
}

export const isPulledBy = (triggers: readonly Trigger[], by: readonly Trigger[] | undefined): boolean =>
  by?.some((trigger) => triggers.includes(trigger)) === true

/** After closing nobody is unreachable: it is tried again, or lapses. */
function answering(answer: Answer): readonly Trigger[] {
  if (answer.result !== 'unreachable') return ['revisitAnswered']
  return 'later' in answer && answer.later ? [] : ['revisitUnreachable']
}
