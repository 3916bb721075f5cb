import { isOpenTask } from '../../../domain/time/tasks.ts'
import type { CommandType, ComplaintShown } from '../../asking/contract.ts'

/** What usually comes next in a stage, in order. */
const USUAL: Readonly<Record<ComplaintShown['stage'], readonly CommandType[]>> = {
  received: ['acknowledge', 'classify', 'acceptForHandling', 'assign', 'takeOver', 'refuse'],
  investigating: [
    ...(['approveProposal', 'returnProposal', 'acknowledge', 'classify', 'acceptForHandling'] as const),
    ...([
      'takeOver',
      'recordFindings',
      'clearProposal',
      'returnClearance',
      'draftProposal',
      'proposeSolution',
      'requestInformation',
    ] as const),
  ],
  proposed: [
    ...(['clearProposal', 'returnClearance', 'approveProposal', 'returnProposal'] as const),
    ...(['acceptSolution', 'declineSolution'] as const),
  ],
  executing: ['recordExecution'],
  revisiting: ['recordRevisit', 'recordFindings'],
  closed: ['recordLessons', 'reviewHandling', 'reopen'],
}

/** What is owed whatever the stage: an answer that came, an order, an escalation, a task. */
const OWED: readonly CommandType[] = [
  ...(['acceptEscalation', 'resolveEscalation', 'replyToSupervision'] as const),
  ...(['provideInformation', 'completeTask', 'answerReferral', 'upholdResponsibility'] as const),
]

/** What does not wait for the usual: how an emergency stands, and how it went. Allowed only while it is owed. */
const FIRST: readonly CommandType[] = ['recordEmergencyMeasure', 'evaluateEmergency']

const AT_MOST = 5

/** The next steps among those that are allowed: what has been done, and what there is nothing of, is none of them. */
export function usualSteps(complaint: ComplaintShown): CommandType[] {
  const { allowedActions, stage } = complaint
  const isOpen = (type: CommandType) => allowedActions.includes(type) && !isDone(type, complaint)
  const owed = OWED.filter((type) => isOpen(type) && isOwed(type, complaint))
  const usual = USUAL[stage].filter(isOpen)
  const urgent = FIRST.filter(isOpen)
  return [...new Set([...urgent, ...usual, ...owed])].slice(0, AT_MOST)
}

function isDone(type: CommandType, complaint: ComplaintShown): boolean {
  const { acknowledgedAt, classification, handlingAcceptedAt, owner, rootCause, draft, stage } = complaint
  switch (type) {
    case 'acknowledge':
      return acknowledgedAt !== undefined
    case 'classify':
      return classification !== undefined
    case 'acceptForHandling':
      return handlingAcceptedAt !== undefined
    case 'assign':
      return owner?.person !== undefined
    case 'recordFindings':
      return rootCause !== undefined
    case 'draftProposal':
      return draft !== undefined && stage === 'investigating'
    default:
      return false
  }
}

function isOwed(type: CommandType, complaint: ComplaintShown): boolean {
  const { escalations, waiting, tasks, supervision = [], referrals = [] } = complaint
  const { responsibilities = [] } = complaint
  switch (type) {
    case 'acceptEscalation':
      return escalations.some(({ state }) => state === 'open')
    case 'resolveEscalation':
      return escalations.some(({ state }) => state === 'accepted')
    case 'provideInformation':
      return waiting.some(({ reason }) => reason !== 'consent')
    case 'completeTask':
      return tasks.some(isOpenTask)
    case 'replyToSupervision':
      return supervision.some(({ repliedAt, concludedAt }) => !repliedAt && !concludedAt)
    case 'upholdResponsibility':
      return responsibilities.some(({ objection, upheld }) => objection && !upheld)
    default:
      return referrals.some(({ answeredAt }) => !answeredAt)
  }
}

/** What a command is about. One that is new stands among the others until it has its place. */
const GROUPS = {
  aboutCustomer: [
    ...['recordContact', 'sendMessage', 'acknowledge', 'requestInformation', 'provideInformation'],
    ...['cancelRequest', 'offerInterimMeasure', 'promiseInvestigation', 'renewSlip', 'rate', 'giveFeedback'],
  ],
  aboutWork: [
    ...['addNote', 'attachEvidence', 'recordFindings', 'openTask', 'bookAppointment', 'completeTask'],
    ...['awaitThirdParty', 'recordEffort', 'recordLessons'],
  ],
  aboutSolution: [
    ...['draftProposal', 'proposeSolution', 'approveProposal', 'returnProposal', 'clearProposal'],
    ...['returnClearance', 'acceptSolution', 'declineSolution', 'recordExecution', 'recordRevisit'],
  ],
  aboutOwner: [
    'classify',
    'markAboutHandling',
    'changeKind',
    'assign',
    'acceptForHandling',
    'takeOver',
    'amendDetails',
  ],
  aboutEscalation: [
    ...['escalate', 'acceptEscalation', 'delegateEscalation', 'resolveEscalation'],
    ...['declareEmergency', 'recordEmergencyMeasure', 'assignResource', 'endEmergency', 'evaluateEmergency'],
    ...['orderSupervision', 'replyToSupervision', 'concludeSupervision', 'recordReferral', 'answerReferral'],
    ...['reviewHandling', 'waiveIndependence', 'markAsExample', 'withdrawExample'],
  ],
  aboutIncident: ['joinIncident', 'leaveIncident'],
  aboutResponsibility: ['determineResponsibility', 'objectToResponsibility', 'upholdResponsibility'],
  aboutDeadlines: [
    ...['extendDeadline', 'moveDue', 'cancelExtension', 'confirmNotice', 'adoptPolicy', 'adoptCalendar'],
  ],
  aboutEnding: ['withdraw', 'refuse', 'transfer', 'merge', 'finalResponse', 'reopen'],
  aboutRecords: ['proveEntry', 'voidEntry'],
  aboutOthers: [],
} satisfies Record<string, readonly string[]>

type Group = { word: keyof typeof GROUPS; types: CommandType[] }

/** Every step that is allowed, by what it is about. */
export function groupedSteps(allowed: readonly CommandType[]): Group[] {
  const known = new Set<string>(Object.values(GROUPS).flat())
  return (Object.entries(GROUPS) as [Group['word'], readonly string[]][])
    .map(([word, types]) => ({
      word,
      types: allowed.filter((type) => types.includes(type) || (word === 'aboutOthers' && !known.has(type))),
    }))
    .filter(({ types }) => types.length > 0)
}
