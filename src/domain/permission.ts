import type { Actor, CommandType } from './command.ts'
import type { Role } from './policy/policy.ts'

const STAFF: readonly Role[] = ['agent', 'supervisor', 'manager', 'management']
const LEADS: readonly Role[] = ['supervisor', 'manager', 'management']
const CUSTOMER_AND_STAFF: readonly Role[] = ['customer', ...STAFF]
const OPERATORS: readonly Role[] = ['operator', 'manager', 'management']

/** Who may ask for what. Rules that look at the complaint itself (your own revisit, your own proposal) are in decide. */
const MAY: Record<CommandType, readonly Role[]> = {
  acknowledge: STAFF,
  classify: STAFF,
  assign: [...STAFF, 'system'],
  requestInformation: STAFF,
  awaitThirdParty: STAFF,
  cancelRequest: STAFF,
  provideInformation: CUSTOMER_AND_STAFF,
  recordContact: STAFF,
  addNote: STAFF,
  amendDetails: STAFF,
  attachEvidence: CUSTOMER_AND_STAFF,
  recordFindings: STAFF,
  offerInterimMeasure: STAFF,
  promiseInvestigation: STAFF,
  openTask: STAFF,
  completeTask: STAFF,
  proposeSolution: STAFF,
  approveProposal: LEADS,
  returnProposal: LEADS,
  acceptSolution: CUSTOMER_AND_STAFF,
  declineSolution: CUSTOMER_AND_STAFF,
  recordExecution: STAFF,
  recordRevisit: STAFF,
  escalate: CUSTOMER_AND_STAFF,
  acceptEscalation: STAFF,
  delegateEscalation: LEADS,
  resolveEscalation: STAFF,
  orderSupervision: LEADS,
  replyToSupervision: STAFF,
  concludeSupervision: LEADS,
  extendDeadline: LEADS,
  cancelExtension: LEADS,
  confirmNotice: ['system', 'operator'],
  withdraw: CUSTOMER_AND_STAFF,
  refuse: STAFF,
  transfer: STAFF,
  merge: STAFF,
  beginMerge: ['system'],
  cancelMerge: ['system'],
  absorb: ['system'],
  release: ['system'],
  reopen: CUSTOMER_AND_STAFF,
  finalResponse: LEADS,
  declareEmergency: STAFF,
  recordLessons: STAFF,
  reviewHandling: LEADS,
  waiveIndependence: ['manager', 'management'],
  recordEffort: STAFF,
  proveEntry: STAFF,
  voidEntry: STAFF,
  adoptPolicy: OPERATORS,
  adoptCalendar: OPERATORS,
}

export const mayAsk = (by: Pick<Actor, 'role'>, type: CommandType): boolean => MAY[type].includes(by.role)

const RANK: Record<Role, number> = {
  customer: 0,
  auditor: 0,
  system: 0,
  operator: 0,
  agent: 1,
  supervisor: 2,
  manager: 3,
  management: 4,
}

/** Whether somebody stands at least as high as a role. */
export const isAtLeast = (by: Pick<Actor, 'role'>, role: Role): boolean => RANK[by.role] >= RANK[role]
