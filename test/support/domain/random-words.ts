import type { CommandType } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { hourMs, type Instant } from '../../../src/domain/instant.ts'
import { openDecision } from '../../../src/domain/notices/decision.ts'
import { EMERGENCY_WORDS } from './emergency-words.ts'
import { cn, on, policyNamed } from './given.ts'
import { JUDGING_WORDS } from './judging-words.ts'
import { POLICIES } from './random-policies.ts'

/** What chance has chosen for one turn of a life. */
export type Turn = {
  actor: number
  pick: number
  gap: number
  backwards: number
  flag: boolean
  number: number
}

const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'phone' } as const
const of = <T>(options: readonly T[], number: number): T => options[number % options.length]!
const newer = (version: string) => ({ ...cn, version, holidays: { ...cn.holidays } })

const APOLOGY = { kind: 'apology' } as const

/** Something to say for each command. */
export const WORDS: Record<CommandType, (turn: Turn, complaint: Complaint, at: Instant) => object> = {
  acknowledge: () => ({ type: 'acknowledge', method: 'phone', said: 'Received' }),
  classify: ({ number, flag }) => ({
    type: 'classify',
    category: 'delivery',
    impact: of(['low', 'medium', 'high'], number),
    risk: of(['low', 'high'], number),
    complexity: flag ? 'simple' : 'complex',
    ...(number > 1 && { reason: 'Looked at again' }),
    ...(flag && { suggested: { version: 1, category: 'billing' } }),
  }),
  changeKind: ({ number }) => {
    const kind = of(['complaint', 'enquiry', 'praise', 'suggestion'] as const, number)
    const snapshot = policyNamed(kind === 'complaint' ? 'default' : kind)
    return { type: 'changeKind', kind, snapshot, reason: 'Read again' }
  },
  assign: ({ flag, number }) => ({
    type: 'assign',
    department: 'service',
    ...(flag && { person: of(['li.na', 'wang.wei', 'rude.man'], number) }),
    ...(number % 4 === 3 ? { automatic: 'delivery' } : flag && { reason: 'He knows the matter.' }),
  }),
  acceptForHandling: () => ({ type: 'acceptForHandling', said: 'We look into it' }),
  takeOver: () => ({ type: 'takeOver' }),
  requestInformation: ({ flag, number }) => ({
    type: 'requestInformation',
    what: 'The receipt',
    ...(flag && number % 3 === 0 && { beyondLimit: true }),
  }),
  awaitThirdParty: ({ flag }) => ({
    type: 'awaitThirdParty',
    party: 'Carrier',
    what: 'A statement',
    reason: 'Needed',
    ...(flag && { appraisal: true }),
  }),
  cancelRequest: () => ({ type: 'cancelRequest', reason: 'Not needed' }),
  provideInformation: ({ flag }) => ({
    type: 'provideInformation',
    text: 'Here',
    ...(flag && { from: 'thirdParty' }),
  }),
  recordContact: ({ flag }) => ({
    type: 'recordContact',
    direction: flag ? 'outward' : 'inward',
    method: 'phone',
    summary: 'Called',
  }),
  renewSlip: () => ({ type: 'renewSlip', reason: 'Lost' }),
  addNote: () => ({ type: 'addNote', text: 'A note' }),
  amendDetails: () => ({ type: 'amendDetails', details: { subject: 'Put right' } }),
  attachEvidence: ({ flag, number }) => ({
    type: 'attachEvidence',
    ...(flag ? { kind: 'recording', reference: 'call-7', source: 'hotline' } : evidence),
    ...(number % 3 === 0 && { visibleTo: 'legal' }),
  }),
  recordFindings: () => ({ type: 'recordFindings', rootCause: 'carrier', text: 'Lost', upheld: 'upheld' }),
  offerInterimMeasure: () => ({ type: 'offerInterimMeasure', what: 'A car', said: 'A car', method: 'phone' }),
  promiseInvestigation: (_, __, at) => ({
    type: 'promiseInvestigation',
    said: 'We look',
    method: 'phone',
    dueAt: at + 86_400_000,
  }),
  openTask: ({ flag, number }, _, at) => ({
    type: 'openTask',
    kind: 'siteVisit',
    title: 'Look',
    department: 'stores',
    ...(flag && { dueAt: at + (number + 1) * hourMs }),
    ...(number === 5 && { mandatory: true }),
    ...(number === 3 && { visit: { place: 'The store', people: ['wang.wei'], at: at + hourMs } }),
  }),
  bookAppointment: ({ flag, number }, _, at) => ({
    type: 'bookAppointment',
    title: 'Look at the car',
    startsAt: at + (number + 1) * 13 * hourMs,
    ...(flag ? { place: 'At the gate' } : { storeId: 'S12', person: 'wang.wei' }),
  }),
  completeTask: ({ flag, number }, { tasks }) => ({
    type: 'completeTask',
    task: (number % Math.max(tasks.length, 1)) + 1,
    result: 'Done',
    ...(flag && { met: ['The technician'], evidence }),
    ...(!flag && number % 2 === 0 && { opinion: 'We owe half' }),
  }),
  draftProposal: ({ flag }) => ({
    type: 'draftProposal',
    measures: 'Refund in part',
    ...(flag && { redress: { amountCents: 900_000, currency: 'CNY' } }),
  }),
  proposeSolution: ({ flag, number }, { draft }, at) => ({
    type: 'proposeSolution',
    ...(draft && number % 2 === 0 ? { draft: draft.n } : { measures: 'Refund' }),
    ...(number === 5 && { redress: { amountCents: 900_000, currency: 'CNY' } }),
    ...(number === 3 && {
      items: [{ kind: 'refund', money: { amountCents: 900_000, currency: 'CNY' } }, APOLOGY],
    }),
    ...(number === 1 && { items: [APOLOGY, APOLOGY] }),
    ...(flag && { executeBy: at + (number + 1) * 20 * hourMs }),
  }),
  approveProposal: () => ({ type: 'approveProposal' }),
  returnProposal: () => ({ type: 'returnProposal', reason: 'Too much' }),
  clearProposal: ({ flag }) => ({ type: 'clearProposal', ...(flag && { comment: 'Sound' }) }),
  returnClearance: () => ({ type: 'returnClearance', reason: 'Admits too much' }),
  acceptSolution: () => ({ type: 'acceptSolution', evidence }),
  declineSolution: () => ({ type: 'declineSolution', reason: 'Too little', evidence }),
  recordExecution: ({ number }, { proposal: { items = [], carriedOut = [] } = {} }) => {
    const open = items.flatMap((_, index) => (carriedOut.includes(index + 1) ? [] : [index + 1]))
    return { type: 'recordExecution', what: 'Paid', ...(open.length > 0 && { item: of(open, number) }) }
  },
  recordRevisit: ({ number }) => ({
    type: 'recordRevisit',
    ...of<object>(
      [
        { result: 'dissatisfied', comment: 'No better' },
        { result: 'unreachable' },
        { result: 'unreachable' },
        { result: 'satisfied' },
        { score: 3 },
      ],
      number,
    ),
  }),
  sendMessage: ({ flag }) => ({
    type: 'sendMessage',
    ...(flag ? { text: 'Soon' } : { template: 'progress' }),
  }),
  rate: ({ number, flag }) => ({ type: 'rate', score: (number % 5) + 1, solved: flag }),
  giveFeedback: () => ({ type: 'giveFeedback', text: 'It lasts' }),
  escalate: ({ flag, number }) => ({ type: 'escalate', reason: 'Slow', ...(flag && { level: number + 1 }) }),
  acceptEscalation: ({ flag }, { escalations }) => ({
    type: 'acceptEscalation',
    ...(flag && { key: escalations.at(-1)?.key ?? 'none' }),
  }),
  delegateEscalation: (_, { escalations }) => ({
    type: 'delegateEscalation',
    key: escalations.at(-1)?.key ?? 'none',
    to: 'wang.wei',
    reason: 'Away',
  }),
  resolveEscalation: ({ flag }, { escalations }) => ({
    type: 'resolveEscalation',
    note: 'Settled',
    ...(flag && { key: escalations.at(-1)?.key ?? 'none' }),
  }),
  orderSupervision: ({ flag, number }, _, at) => ({
    type: 'orderSupervision',
    instruction: 'Call the customer today',
    ...(flag
      ? { dueAt: at + (number + 1) * 5 * hourMs }
      : { within: { amount: number, unit: 'workingDays' } }),
  }),
  replyToSupervision: ({ number }, { supervision = [] }) => ({
    type: 'replyToSupervision',
    order: Math.max(1, supervision.length - (number % 2)),
    reply: 'Called',
  }),
  concludeSupervision: ({ flag }, { supervision = [] }) => ({
    type: 'concludeSupervision',
    order: Math.max(1, supervision.length),
    ...(flag && { comment: 'Good' }),
  }),
  moveDue: ({ number, flag }, { clocks }, at) => ({
    type: 'moveDue',
    clock: flag ? 'resolve' : (clocks.at(-1)?.name ?? 'resolve'),
    dueAt: at + (number + 1) * 7 * hourMs,
    reason: 'The parts come later',
  }),
  extendDeadline: () => ({
    type: 'extendDeadline',
    clock: 'resolve',
    reason: 'Hard',
    approvedBy: 'sun.li',
  }),
  cancelExtension: () => ({ type: 'cancelExtension', clock: 'resolve', reason: 'Not needed' }),
  confirmNotice: (_, complaint, at) => ({
    type: 'confirmNotice',
    key:
      openDecision(complaint)?.key ??
      complaint.clocks.flatMap(({ extensions }) => extensions ?? [])[0]?.notice ??
      'none',
    sentAt: at,
  }),
  withdraw: () => ({ type: 'withdraw', reason: 'Enough', evidence }),
  refuse: () => ({ type: 'refuse', ground: 'outOfScope', reason: 'Not ours' }),
  transfer: () => ({ type: 'transfer', to: 'Other firm', reason: 'Theirs' }),
  merge: ({ flag }) => ({ type: 'merge', into: flag ? 'cmp_1' : 'cmp_2', reason: 'The same' }),
  beginMerge: ({ flag }) => ({ type: 'beginMerge', into: flag ? 'cmp_1' : 'cmp_2' }),
  cancelMerge: ({ flag }) => ({ type: 'cancelMerge', into: flag ? 'cmp_1' : 'cmp_2', why: 'refused' }),
  release: ({ number }) => ({ type: 'release', complaint: `cmp_${number + 1}`, why: 'reopened' }),
  absorb: ({ number }) => ({
    type: 'absorb',
    complaint: `cmp_${number + 1}`,
    number: `20260302-${number + 1}`,
    receivedAt: on('03-02 08:00'),
    mergedBy: 'li.na',
    reason: 'The same',
  }),
  reopen: () => ({ type: 'reopen', reason: 'Again' }),
  finalResponse: () => ({ type: 'finalResponse', reasons: 'These', routes: 'Those' }),
  joinIncident: ({ number }) => ({ type: 'joinIncident', incident: `inc_${number % 2}` }),
  leaveIncident: () => ({ type: 'leaveIncident', reason: 'Another cause' }),
  declareEmergency: () => ({ type: 'declareEmergency', reason: 'Injury' }),
  reviewHandling: ({ flag }) => ({ type: 'reviewHandling', fair: flag, text: 'Looked at' }),
  waiveIndependence: ({ number }) => ({
    type: 'waiveIndependence',
    person: of(['li.na', 'wang.wei'], number),
    reason: 'Nobody else is there',
  }),
  markAsExample: ({ flag }) => ({
    ...{ type: 'markAsExample', kind: flag ? 'good' : 'notable', summary: 'Put right at once' },
  }),
  withdrawExample: () => ({ type: 'withdrawExample', reason: 'No example' }),
  markAboutHandling: ({ flag, number }) => ({
    type: 'markAboutHandling',
    applies: flag,
    ...(number > 1 && { of: '20260101-1' }),
  }),
  ...JUDGING_WORDS,
  ...EMERGENCY_WORDS,
  recordEffort: ({ number }) => ({ type: 'recordEffort', minutes: number + 1 }),
  recordLessons: () => ({ type: 'recordLessons', text: 'Learned' }),
  proveEntry: ({ flag }, { unproved }) => ({
    type: 'proveEntry',
    sequence: unproved?.at(-1)?.sequence ?? 1,
    reason: 'Heard it on the tape',
    ...(flag && { evidence }),
  }),
  voidEntry: (_, { voidable }) => ({ type: 'voidEntry', sequence: voidable.at(-1) ?? 1, reason: 'Mistaken' }),
  recordReferral: ({ number }, _, at) => ({
    type: 'recordReferral',
    origin: '12315',
    reference: `R-${number}`,
    dueAt: at + (number + 1) * 30 * hourMs,
  }),
  answerReferral: (_, { referrals }) => ({
    type: 'answerReferral',
    reference: referrals?.at(-1)?.reference ?? 'none',
    summary: 'What was done',
    evidence,
  }),
  adoptPolicy: ({ number }) => {
    const snapshot = POLICIES[number % 4]!
    return { type: 'adoptPolicy', policyId: snapshot.id, snapshot, reason: 'New' }
  },
  adoptCalendar: ({ number }) => ({
    type: 'adoptCalendar',
    calendarId: 'cn',
    snapshot: newer(`cn-test.${number}`),
    reason: 'Published',
  }),
}
