import type { Actor } from '../command.ts'
import { INTAKE, type Complaint, type Owner } from '../complaint.ts'
import type { Draft, Proposal } from '../parts/solution.ts'
import type { Event, EventOf } from '../event.ts'
import { evolveGathered } from './gathered.ts'
import { evolveClocks } from './clocks.ts'
import { evolveClearance } from './clearance.ts'
import { evolveEmergency } from './emergency.ts'
import { evolveEscalations } from './escalations.ts'
import { evolveMerging, unmerged } from './merging.ts'
import { withGrant } from './grants.ts'
import { evolveHandling } from './handling.ts'
import { evolveProof } from './proof.ts'
import { evolveReferrals } from './referrals.ts'
import { evolveResponsibility } from './responsibility.ts'
import { evolveSupervision } from './supervision.ts'
import { evolveSorting } from './sorting.ts'
import { evolveTasks } from './tasks.ts'
import { detailsAfter } from './details.ts'
import type { Instant } from '../instant.ts'
import type { Entry } from '../journal/journal.ts'
import { evolveRevisits } from './revisits.ts'
import { waitsForDecision } from '../notices/decision.ts'
import { stageAfter } from './stages.ts'
import { touchAfter, type Teller } from './touch.ts'

const INTAKE_QUEUE: Owner = { department: INTAKE }
const VOIDABLE_KEPT = 50

/** Folds one event into the complaint. Total: it never refuses, whatever was imported. */
export function evolve(
  complaint: Complaint,
  event: Event,
  by: Pick<Actor, 'id' | 'role'> & Teller,
): Complaint {
  const version = complaint.version + 1
  const before = evolveProof(evolveHandling(complaint, event, by), event, { by, sequence: version })
  const lived = evolveReferrals(
    evolveSupervision(evolveClocks(evolveLife(before, event, version), event), event),
    event,
  )
  const judged = evolveEmergency(evolveResponsibility(lived, event), event)
  const given = evolveTasks(evolveClearance(evolveEscalations(judged, event), event), event)
  const told = evolveGathered(given, event, version)
  const moved = told.stage !== complaint.stage || told.waiting !== complaint.waiting
  return {
    ...told,
    ...touchAfter(complaint, event, by),
    version,
    lastAt: Math.max(complaint.lastAt, event.at),
    movedAt: moved ? Math.max(complaint.movedAt, event.at) : complaint.movedAt,
  }
}

/** Folds one line of the journal. */
export const evolveEntry = (complaint: Complaint, { event, by, recordedAt, past }: Entry): Complaint =>
  evolve(complaint, event, past ? by : { ...by, toldAt: recordedAt })

function evolveLife(complaint: Complaint, event: Event, sequence: number): Complaint {
  switch (event.type) {
    case 'acknowledged':
      return event.unproved ? complaint : acknowledged(complaint, event.at)
    case 'entryProved':
      return event.of === 'acknowledged' ? acknowledged(complaint, event.occurredAt) : complaint
    case 'assigned':
      return assigned(complaint, event)
    case 'detailsAmended':
      return amended(complaint, event)
    case 'findingsRecorded':
      return { ...complaint, rootCause: event.rootCause, ...(event.upheld && { upheld: event.upheld }) }
    case 'noteAdded':
    case 'contactRecorded':
    case 'evidenceAttached':
    case 'lessonsRecorded':
    case 'effortRecorded':
      return voidable(evolveRevisits(complaint, event), sequence)
    case 'entryVoided':
      return { ...complaint, voidable: complaint.voidable.filter((one) => one !== event.sequence) }
    case 'handlingReviewed':
      return { ...complaint, review: { at: event.at, by: event.by, fair: event.fair } }
    case 'messageWritten':
      return { ...complaint, messages: event.message }
    case 'slipRenewed':
      return { ...complaint, slip: event.generation }
    case 'calendarAdopted':
      return { ...complaint, calendar: event.calendar }
    default:
      return evolveWaiting(evolveSorting(complaint, event), event)
  }
}

/** Who is named anew is a person of the directory, or only what was said, as is said with it. */
function amended(complaint: Complaint, event: EventOf<'detailsAmended'>): Complaint {
  const details = detailsAfter(complaint.details, event)
  if (event.details.about === undefined) return { ...complaint, details }
  const { aboutPerson: _, ...rest } = complaint
  return { ...rest, details, ...(event.aboutPerson && { aboutPerson: true as const }) }
}

/** What a complaint waits for from others. */
function evolveWaiting(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'informationRequested':
      return waitFor(complaint, 'information', event)
    case 'thirdPartyAwaited':
      return waitFor(complaint, event.appraisal ? 'appraisal' : 'thirdParty', event)
    case 'requestCancelled':
      return stopWaiting(complaint, ['information', 'thirdParty', 'appraisal'], event)
    case 'informationProvided':
      return stopWaiting(
        complaint,
        event.from === 'thirdParty' ? ['thirdParty', 'appraisal'] : ['information'],
        event,
      )
    case 'waitingGivenUp':
      return stopWaiting(complaint, [event.reason], event)
    default:
      return evolveStages(complaint, event)
  }
}

/** What moves a complaint from stage to stage. */
function evolveStages(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'proposalDrafted':
      return { ...complaint, draft: drafted(event) }
    case 'solutionProposed':
      return { ...offerEnded(complaint, event), proposal: proposed(event) }
    case 'solutionOffered':
      return waitFor(offered(inStageAfter(complaint, event), event), 'consent', event)
    case 'proposalReturned':
      return withProposal(complaint, 'returned')
    case 'solutionAccepted':
      return withProposal(inStageAfter(stopWaiting(complaint, ['consent'], event), event), 'accepted')
    case 'solutionDeclined': {
      const left = inStageAfter(stopWaiting(offerEnded(complaint, event), ['consent'], event), event)
      return { ...withProposal(left, 'declined'), reworks: complaint.reworks + 1 }
    }
    case 'redressCarriedOut':
      return { ...complaint, ...carriedOut(complaint, event) }
    case 'executionRecorded':
      return inStageAfter(stopWaiting(complaint, ['consent'], event), event)
    case 'cycleOpened':
      return openCycle(complaint, event)
    case 'closingHeld':
      return { ...complaint, closingHeld: { outcome: event.outcome, at: event.at } }
    case 'closed':
      return closed(complaint, event)
    case 'finalResponseGiven':
      return { ...complaint, ...(event.upheld && { upheld: event.upheld }) }
    case 'archived':
      return { ...complaint, archivedAt: event.at }
    default:
      return evolveMerging(evolveRevisits(complaint, event), event)
  }
}

function closed(complaint: Complaint, event: EventOf<'closed'>): Complaint {
  const { outcome, at: closedAt, reopenUntil } = event
  const waitsNoMore = stopWaiting(
    atItsEnd(complaint),
    ['information', 'consent', 'thirdParty', 'appraisal'],
    event,
  )
  return { ...inStageAfter(waitsNoMore, event), outcome, closedAt, reopenUntil }
}

const acknowledged = (complaint: Complaint, at: Instant): Complaint => ({
  ...complaint,
  acknowledgedAt: complaint.acknowledgedAt ?? at,
})

function inStageAfter(complaint: Complaint, event: Event): Complaint {
  const stage = stageAfter(complaint, event)
  const owned = stage === 'closed' || complaint.owner ? complaint : { ...complaint, owner: INTAKE_QUEUE }
  return { ...owned, stage }
}

function assigned(complaint: Complaint, event: EventOf<'assigned'>): Complaint {
  const { department, person, automatic: rule } = event
  const category = complaint.classification?.category
  const automatic = rule !== undefined && { rule, ...(category !== undefined && { category }) }
  const owner = { department, ...(person !== undefined && { person }), ...(automatic && { automatic }) }
  return { ...complaint, owner, stage: stageAfter(complaint, event) }
}

function waitFor(
  complaint: Complaint,
  reason: Complaint['waiting'][number]['reason'],
  { at, beyondLimit }: { at: Instant; beyondLimit?: true | undefined },
): Complaint {
  const others = complaint.waiting.filter((one) => one.reason !== reason)
  return { ...complaint, waiting: [...others, { reason, since: at, ...(beyondLimit && { beyondLimit }) }] }
}

function stopWaiting(
  complaint: Complaint,
  reasons: readonly Complaint['waiting'][number]['reason'][],
  { at }: Event,
): Complaint {
  const over = complaint.waiting.filter(({ reason }) => reasons.includes(reason))
  if (over.length === 0) return complaint
  const waiting = complaint.waiting.filter((one) => !over.includes(one))
  return {
    ...complaint,
    waiting,
    ...(over.some(({ beyondLimit }) => beyondLimit) && { beyondLimitUntil: at }),
  }
}

function drafted({ type: _, draft: n, ...rest }: EventOf<'proposalDrafted'>): Draft {
  return { n, ...rest }
}

function proposed({ type: _, proposal, ...rest }: EventOf<'solutionProposed'>): Proposal {
  return { ...rest, n: proposal, state: 'awaitingApproval' }
}

function offered(complaint: Complaint, { sentAt }: EventOf<'solutionOffered'>): Complaint {
  const { proposal, ...rest } = withProposal(complaint, 'offered')
  return { ...rest, ...(proposal && { proposal: { ...proposal, ...(sentAt !== undefined && { sentAt }) } }) }
}

function carriedOut({ proposal }: Complaint, { item }: EventOf<'redressCarriedOut'>): Partial<Complaint> {
  return proposal ? { proposal: { ...proposal, carriedOut: [...(proposal.carriedOut ?? []), item] } } : {}
}

function offerEnded(complaint: Complaint, { at }: Event): Complaint {
  const isInForce = complaint.proposal?.state === 'offered' && waitsForDecision(complaint.policy)
  return isInForce ? { ...complaint, offerEndedAt: at } : complaint
}

function withProposal(complaint: Complaint, state: Proposal['state']): Complaint {
  return complaint.proposal ? { ...complaint, proposal: { ...complaint.proposal, state } } : complaint
}

/** What was to end has ended, and what was drafted is not proposed any more. */
function atItsEnd({ closingHeld: _, draft: _d, ...complaint }: Complaint): Complaint {
  return complaint
}

/** The earlier cycle stays as it was; the new one starts with the queue until another handler takes it (R82). */
function openCycle(complaint: Complaint, event: EventOf<'cycleOpened'>): Complaint {
  const {
    draft: _d,
    proposal: _p,
    offerEndedAt: _e,
    revisit: _r,
    outcome: _o,
    closedAt: _c,
    reopenUntil: _u,
    archivedAt: _a,
    finalOnly: _f,
    surveyedAt: _s,
    closingWaits: _w,
    ...rest
  } = unmerged(withGrant(complaint))
  const { department, person } = complaint.owner ?? INTAKE_QUEUE
  return {
    ...rest,
    stage: stageAfter(complaint, event),
    cycle: event.cycle,
    cycleOpenedAt: event.at,
    owner: { department },
    ...(person !== undefined && { handledBefore: person }),
    reworks: 0,
    waiting: [],
  }
}

function voidable(complaint: Complaint, sequence: number): Complaint {
  return { ...complaint, voidable: [...complaint.voidable, sequence].slice(-VOIDABLE_KEPT) }
}
