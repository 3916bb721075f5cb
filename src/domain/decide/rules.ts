import type { CommandType } from '../command.ts'
import { assign } from './assignment.ts'
import { adoptCalendar, adoptPolicy, changeKind } from './adoption-rules.ts'
import {
  assignResource,
  declareEmergency,
  endEmergency,
  evaluateEmergency,
  recordEmergencyMeasure,
} from './emergency-rules.ts'
import { finalResponse, refuseComplaint, reopen, transfer, withdraw } from './ending-rules.ts'
import { acceptEscalation, delegateEscalation, escalate, resolveEscalation } from './escalation-rules.ts'
import { clearProposal, returnClearance } from './solution/clearance-rules.ts'
import { moveDue } from './due-rules.ts'
import { cancelExtension, confirmNotice, extendDeadline } from './extension-rules.ts'
import { acceptForHandling, answerReferral, recordReferral, takeOver } from './hand-over-rules.ts'
import {
  acknowledge,
  addNote,
  amendDetails,
  attachEvidence,
  classify,
  markAboutHandling,
  recordContact,
  recordEffort,
  proveEntry,
  recordLessons,
  voidEntry,
} from './intake-rules.ts'
import { joinIncident, leaveIncident } from './incident-rules.ts'
import { absorb, beginMerge, cancelMerge, merge, release } from './merging-rules.ts'
import {
  awaitThirdParty,
  bookAppointment,
  cancelRequest,
  completeTask,
  offerInterimMeasure,
  openTask,
  promiseInvestigation,
  provideInformation,
  recordFindings,
  requestInformation,
} from './investigation-rules.ts'
import { renewSlip, sendMessage } from './message-rules.ts'
import {
  determineResponsibility,
  objectToResponsibility,
  upholdResponsibility,
} from './judging/responsibility-rules.ts'
import { giveFeedback, rate, recordRevisit } from './revisit-rules.ts'
import type { Rule } from './rule.ts'
import {
  acceptSolution,
  approveProposal,
  declineSolution,
  draftProposal,
  proposeSolution,
  recordExecution,
  returnProposal,
} from './solution/solution-rules.ts'
import { markAsExample, withdrawExample } from './judging/example-rules.ts'
import {
  concludeSupervision,
  orderSupervision,
  replyToSupervision,
  reviewHandling,
  waiveIndependence,
} from './judging/supervision-rules.ts'

/** The command table: one rule for each command. The workflow registers its updates from these names. */
export const RULES: { readonly [T in CommandType]: Rule<T> } = {
  acknowledge,
  classify,
  markAboutHandling,
  changeKind,
  assign,
  acceptForHandling,
  takeOver,
  requestInformation,
  awaitThirdParty,
  cancelRequest,
  provideInformation,
  recordContact,
  addNote,
  amendDetails,
  attachEvidence,
  recordFindings,
  offerInterimMeasure,
  promiseInvestigation,
  openTask,
  bookAppointment,
  completeTask,
  draftProposal,
  proposeSolution,
  approveProposal,
  returnProposal,
  clearProposal,
  returnClearance,
  acceptSolution,
  declineSolution,
  recordExecution,
  recordRevisit,
  rate,
  giveFeedback,
  sendMessage,
  escalate,
  acceptEscalation,
  delegateEscalation,
  resolveEscalation,
  orderSupervision,
  replyToSupervision,
  concludeSupervision,
  extendDeadline,
  moveDue,
  cancelExtension,
  confirmNotice,
  withdraw,
  refuse: refuseComplaint,
  transfer,
  merge,
  beginMerge,
  cancelMerge,
  absorb,
  release,
  reopen,
  finalResponse,
  declareEmergency,
  recordEmergencyMeasure,
  assignResource,
  endEmergency,
  evaluateEmergency,
  joinIncident,
  leaveIncident,
  recordLessons,
  reviewHandling,
  markAsExample,
  withdrawExample,
  waiveIndependence,
  determineResponsibility,
  objectToResponsibility,
  upholdResponsibility,
  recordEffort,
  proveEntry,
  voidEntry,
  renewSlip,
  recordReferral,
  answerReferral,
  adoptPolicy,
  adoptCalendar,
}

export const COMMAND_TYPES = Object.keys(RULES) as CommandType[]
