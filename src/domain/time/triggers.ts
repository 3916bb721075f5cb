import type { Event } from '../event.ts'
import type { Trigger } from '../policy/policy.ts'

/** Which triggers an event pulls: the one place where events start, meet and cancel clocks by name. */
export function triggersOf(event: Event): readonly Trigger[] {
  if ('unproved' in event && event.unproved) return []
  switch (event.type) {
    case 'received':
    case 'cycleOpened':
    case 'classified':
    case 'assigned':
    case 'thirdPartyAwaited':
    case 'informationProvided':
    case 'requestCancelled':
    case 'findingsRecorded':
    case 'solutionProposed':
    case 'solutionDeclined':
    case 'executionRecorded':
      return [event.type]
    case 'acknowledged':
    case 'interimMeasureOffered':
    case 'investigationPromised':
    case 'informationRequested':
    case 'solutionOffered':
      return [event.type, 'customerContacted']
    case 'solutionAccepted':
      return event.without ? [event.type, 'answered', 'customerContacted'] : [event.type]
    case 'contactRecorded':
      return event.direction === 'outward' ? ['customerContacted'] : []
    case 'entryProved':
      return event.of === 'acknowledged' ? [event.of, 'customerContacted'] : ['customerContacted']
    case 'revisitRecorded':
      return [event.result === 'unreachable' ? 'revisitUnreachable' : 'revisitAnswered']
    case 'finalResponseGiven':
      return [event.type, 'answered', 'customerContacted']
    case 'closed':
      return ['closed']
    default:
      return []
  }
}

export const pulled = (triggers: readonly Trigger[], by: readonly Trigger[] | undefined): boolean =>
  by?.some((trigger) => triggers.includes(trigger)) === true
