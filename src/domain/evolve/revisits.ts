import { INTAKE, type Complaint, type Tried } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import { leavesFinalOnly, stageAfter, type Answer } from './stages.ts'
import { isSurvey } from '../notices/survey.ts'

/** What asking the customer afterwards does: attempts, answers, the letter that asks. */
export function evolveRevisits(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'revisitRecorded':
      return event.result === 'unreachable' ? tried(complaint, event) : answered(complaint, event)
    case 'rated':
      return answered(complaint, event)
    case 'noticeConfirmed':
      return isSurvey(complaint, event.key) ? surveyed(complaint, event.sentAt) : complaint
    case 'contactRecorded':
      return isLetter(complaint, event) ? surveyed(complaint, event.at) : complaint
    default:
      return complaint
  }
}

/** Which ways were tried and when is kept only where the policy asks for it. */
function tried(complaint: Complaint, event: EventOf<'revisitRecorded'>): Complaint {
  if (event.later) return complaint
  const { attempts, firstAt, tries = [] } = complaint.revisit ?? { attempts: 0, firstAt: event.at }
  const { at, method } = event
  const one: Tried = { at, ...(method && { method }) }
  return {
    ...complaint,
    revisit: {
      attempts: attempts + 1,
      firstAt,
      ...(complaint.policy.revisits && { tries: [...tries, one] }),
    },
  }
}

/** The customer's word is taken; where something is missing for the end, that waits. */
function answered(held: Complaint, event: Answer): Complaint {
  const { closingHeld: _, ...freed } = held
  const complaint: Complaint = event.result === 'dissatisfied' ? freed : held
  if (leavesFinalOnly(complaint, event)) {
    const { owner = { department: INTAKE } } = complaint
    return { ...complaint, owner, stage: stageAfter(complaint, event), finalOnly: true }
  }
  return event.type === 'rated' && event.waits ? { ...complaint, closingWaits: true } : complaint
}

const surveyed = (complaint: Complaint, at: number): Complaint => ({
  ...complaint,
  surveyedAt: complaint.surveyedAt ?? at,
})

const WRITTEN: readonly string[] = ['letter', 'email', 'message']

/** Written to by hand, with the evidence of it: as good as the survey that was sent. */
const isLetter = ({ stage, policy }: Complaint, event: EventOf<'contactRecorded'>): boolean =>
  policy.revisits !== undefined &&
  stage === 'revisiting' &&
  event.direction === 'outward' &&
  event.evidence !== undefined &&
  !event.unproved &&
  WRITTEN.includes(event.method)
