import type { Calendar } from './calendar/calendar.ts'
import type { CommandOf } from './command.ts'
import type { RevisitResult } from './commands/solution.ts'
import type { Channel, Details } from './intake.ts'
import type { Instant } from './instant.ts'
import type { Escalating, Helping, Judging, Referring, Supervising } from './events/supervising.ts'
import type { Said } from './events/said.ts'
import type { Timekeeping } from './events/timekeeping.ts'
import type { Kind, Policy, Severity, Stage } from './policy/policy.ts'

export type Outcome =
  | 'resolved'
  | 'finalResponse'
  | 'withdrawn'
  | 'refused'
  | 'transferred'
  | 'merged'
  | 'unreachable'

export type TaskKind = CommandOf<'openTask'>['kind'] | 'appointment'

/** The complaint's own life: mostly what people did. */
type Life =
  | {
      type: 'received'
      id: string
      number: string
      kind: Kind
      channel: Channel
      details: Details
      aboutPerson?: true
      registeredAt: Instant
      policy: string
      calendar: string
    }
  | ({ type: 'acknowledged'; unproved?: true } & Said<'acknowledge'>)
  | ({ type: 'classified'; severity: Severity } & Said<'classify'>)
  /** `objected`: the customer did, to its being said to be no complaint. */
  | ({ type: 'kindChanged'; before: Kind; objected?: true } & Said<'changeKind'>)
  | ({ type: 'assigned' } & Said<'assign'>)
  /** That it is taken on is a decision, and the customer hears of it. */
  | ({ type: 'handlingAccepted' } & Said<'acceptForHandling'>)
  | ({ type: 'takenOver' } & Said<'takeOver'>)
  | ({ type: 'informationRequested' } & Said<'requestInformation'>)
  | ({ type: 'thirdPartyAwaited' } & Said<'awaitThirdParty'>)
  | ({ type: 'requestCancelled' } & Said<'cancelRequest'>)
  | ({ type: 'informationProvided' } & Said<'provideInformation'>)
  | ({ type: 'contactRecorded'; unproved?: true } & Said<'recordContact'>)
  | ({ type: 'noteAdded' } & Said<'addNote'>)
  | ({ type: 'detailsAmended' } & Said<'amendDetails'>)
  | ({ type: 'evidenceAttached' } & Said<'attachEvidence'>)
  /** The first one has the generation 1: the slip told at the intake was 0. */
  | ({ type: 'slipRenewed'; generation: number } & Said<'renewSlip'>)
  | ({ type: 'findingsRecorded' } & Said<'recordFindings'>)
  | ({ type: 'interimMeasureOffered' } & Said<'offerInterimMeasure'>)
  | ({ type: 'investigationPromised' } & Said<'promiseInvestigation'>)
  | ({
      type: 'taskOpened'
      task: number
      kind: TaskKind
    } & Omit<Said<'openTask'>, 'kind'> &
      Partial<Pick<Said<'bookAppointment'>, 'startsAt' | 'place' | 'storeId'>>)
  /** The day before: who is expected, and who expects them. */
  | { type: 'appointmentNear'; task: number }
  | ({ type: 'taskCompleted' } & Said<'completeTask'>)
  | { type: 'taskCancelled'; task: number; why: 'closed' }
  | ({ type: 'proposalDrafted'; draft: number; by: string } & Said<'draftProposal'>)
  /** `draft`, `draftedBy`: it takes a draft, which it says in full. */
  | ({ type: 'solutionProposed'; proposal: number; by: string; draftedBy?: string } & Said<'draftProposal'> &
      Pick<Said<'proposeSolution'>, 'draft' | 'incident' | 'incidentTotal'>)
  | ({ type: 'proposalApproved' } & Said<'approveProposal'>)
  | ({ type: 'proposalReturned' } & Said<'returnProposal'>)
  /** It waits to be cleared, and then is given. */
  | ({ type: 'finalResponseDrafted'; by: string } & Said<'finalResponse'>)
  /** One for each who is asked. */
  | { type: 'clearanceNeeded'; of: 'proposal' | 'finalResponse'; clearer: string; draftedBy: string }
  /** One for each who was asked; `all`: nobody else is waited for. */
  | ({
      type: 'cleared'
      of: 'proposal' | 'finalResponse'
      clearer: string
      by: string
      all?: true
    } & Said<'clearProposal'>)
  | ({
      type: 'clearanceReturned'
      of: 'proposal' | 'finalResponse'
      by: string
    } & Said<'returnClearance'>)
  | { type: 'clearanceDropped'; of: 'proposal' | 'finalResponse'; why: 'solutionAccepted' | 'cycleOpened' }
  /** The customer has it now and owes the answer. `sentAt`: of an import, when its letter went out elsewhere. */
  | { type: 'solutionOffered'; proposal: number; sentAt?: Instant }
  /** `without` names why no consent was asked: the policy does without it. */
  | ({ type: 'solutionAccepted'; without?: 'policy' } & Said<'acceptSolution'>)
  | ({ type: 'solutionDeclined' } & Said<'declineSolution'>)
  /** One of the items of the proposal; with the last of them the execution is recorded. */
  | ({ type: 'redressCarriedOut'; item: number } & Omit<Said<'recordExecution'>, 'item'>)
  | ({ type: 'executionRecorded' } & Omit<Said<'recordExecution'>, 'item'>)
  /** `later`: after closing. */
  | ({ type: 'revisitRecorded'; by: string; later?: true } & Said<'recordRevisit'> & {
        result: RevisitResult
      })
  /** The customer's own answer to the revisit. `waits`: it closes once the root cause is recorded. */
  | ({ type: 'rated'; result: RevisitResult; waits?: true } & Said<'rate'>)
  /** What the customer says afterwards: it opens nothing again. */
  | ({ type: 'feedbackGiven' } & Said<'giveFeedback'>)
  /** `overtaken`: the letter of an offer that held no more when it went out. */
  | ({ type: 'noticeConfirmed'; overtaken?: true } & Omit<Said<'confirmNotice'>, 'undelivered'>)
  /** What the complaint waited for will not reach the customer in this way. */
  | { type: 'noticeFailed'; key: string }
  /** On its way; a contact it is once it has gone out. */
  | ({ type: 'messageWritten'; message: number } & Said<'sendMessage'>)
  | { type: 'messageSent'; message: number; sentAt: Instant }
  | ({ type: 'finalResponseGiven' } & Said<'finalResponse'>)
  /** In the first cycle it is of another complaint, as its number was told. */
  | ({ type: 'aboutHandlingMarked'; cycle: number } & Said<'markAboutHandling'>)
  | ({ type: 'incidentJoined' } & Said<'joinIncident'>)
  | ({ type: 'incidentLeft'; incident: string } & Said<'leaveIncident'>)
  | ({ type: 'lessonsRecorded' } & Said<'recordLessons'>)
  | ({ type: 'handlingReviewed'; by: string } & Said<'reviewHandling'>)
  | ({ type: 'exampleMarked' } & Said<'markAsExample'>)
  | ({ type: 'exampleWithdrawn' } & Said<'withdrawExample'>)
  | ({ type: 'independenceWaived'; by: string } & Said<'waiveIndependence'>)
  /** With the stage in which it was spent. */
  | ({ type: 'effortRecorded'; stage: Stage } & Said<'recordEffort'>)
  /** With what the entry was and when it had happened. */
  | ({
      type: 'entryProved'
      of: 'acknowledged' | 'contactRecorded'
      occurredAt: Instant
    } & Said<'proveEntry'>)
  | ({ type: 'entryVoided' } & Said<'voidEntry'>)
  | ({ type: 'withdrawn' } & Said<'withdraw'>)
  | ({ type: 'refused' } & Said<'refuse'>)
  | ({ type: 'transferred' } & Said<'transfer'>)
  | ({ type: 'merged' } & Said<'merge'>)
  | ({ type: 'absorbed' } & Said<'absorb'>)
  /** Something was merged into another, and is not any more; or it never came to it. */
  | ({ type: 'released' } & Said<'release'>)
  | ({ type: 'mergeBegun' } & Said<'beginMerge'>)
  | ({ type: 'mergeCancelled' } & Said<'cancelMerge'>)
  | ({ type: 'reopened' } & Said<'reopen'>)
  | { type: 'cycleOpened'; cycle: number; why: 'dissatisfied' | 'reopened' }
  /** The end waits until the mandatory tasks are completed. */
  | { type: 'closingHeld'; outcome: Outcome }
  | { type: 'closed'; outcome: Outcome; reopenUntil: Instant }
  | { type: 'archived' }
  | { type: 'policyAdopted'; before: string; after: string; reason: string; policy: Policy; carries?: true }
  | { type: 'calendarAdopted'; before: string; after: string; reason: string; calendar: Calendar }

/** What happened, in the trade's words. `at` is when it happened, not when it was written down. */
/**
 * `toldAt`: it was told to have happened then, and nothing proved it. `toldBy`: of a past, who said that it was another
 * who did it.
 */
export type Event = { at: Instant; toldAt?: Instant; toldBy?: string } & (
  | Life
  | Timekeeping
  | Supervising
  | Referring
  | Helping
  | Judging
  | Escalating
)
export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>
