import type { Complaint } from '../complaint.ts'
import type { Event, EventOf, EventType } from '../event.ts'
import type { Policy } from '../policy/policy.ts'
import { askedFor } from '../policy/required.ts'
import type { NoticeCondition, NoticeRule } from '../policy/notice-rule.ts'

/** Templates that are called otherwise than the event they tell of. */
const TELLS_OF = {
  approvalNeeded: 'solutionProposed',
  addressChanged: 'detailsAmended',
  appointmentBooked: 'taskOpened',
  survey: 'executionRecorded',
  message: 'messageWritten',
  promiseBroken: 'breached',
  detailsWanted: 'received',
  mailNoted: 'noteAdded',
} as const satisfies Record<string, EventType>

/** Every template, and for whom there are words: for the customer, for staff, for both. */
export const TEMPLATES = {
  received: 'both',
  classified: 'staff',
  kindChanged: 'both',
  assigned: 'both',
  handlingAccepted: 'customer',
  takenOver: 'staff',
  informationRequested: 'both',
  informationProvided: 'both',
  mailNoted: 'staff',
  reminded: 'both',
  waitingGivenUp: 'both',
  approvalNeeded: 'staff',
  proposalApproved: 'staff',
  proposalReturned: 'staff',
  clearanceNeeded: 'staff',
  cleared: 'staff',
  clearanceReturned: 'staff',
  solutionOffered: 'both',
  solutionAccepted: 'both',
  solutionDeclined: 'both',
  executionRecorded: 'both',
  cycleOpened: 'both',
  absorbed: 'staff',
  warned: 'staff',
  breached: 'staff',
  escalated: 'staff',
  escalationDelegated: 'staff',
  escalationAccepted: 'staff',
  dueMoved: 'both',
  extensionGranted: 'both',
  taskOpened: 'staff',
  taskCompleted: 'staff',
  referralRecorded: 'staff',
  taskOverdue: 'staff',
  taskCancelled: 'staff',
  appointmentBooked: 'customer',
  appointmentNear: 'both',
  emergencyDeclared: 'staff',
  resourceAssigned: 'staff',
  emergencyEnded: 'staff',
  supervisionOrdered: 'staff',
  supervisionReplied: 'staff',
  supervisionOverdue: 'staff',
  supervisionConcluded: 'staff',
  responsibilityDetermined: 'staff',
  responsibilityObjected: 'staff',
  responsibilityUpheld: 'staff',
  closingHeld: 'staff',
  closed: 'both',
  slipRenewed: 'customer',
  addressChanged: 'customer',
  survey: 'customer',
  message: 'customer',
  promiseBroken: 'customer',
  detailsWanted: 'customer',
} as const satisfies Partial<Record<EventType | keyof typeof TELLS_OF, 'customer' | 'staff' | 'both'>>
export type Template = keyof typeof TEMPLATES

/** The event a template tells of; none for one that there is not. */
export function tellsOf(template: string): EventType | undefined {
  if (!Object.hasOwn(TEMPLATES, template)) return undefined
  return Object.hasOwn(TELLS_OF, template)
    ? TELLS_OF[template as keyof typeof TELLS_OF]
    : (template as EventType)
}

/** Who hears of what under every policy. Running complaints hear by it too: what is added here is new to them. */
export const DEFAULT_RULES: readonly (NoticeRule & { on: EventType })[] = [
  { on: 'received', to: ['customer'] },
  { on: 'received', to: ['customer'], when: 'detailsWanted', template: 'detailsWanted' },
  { on: 'informationRequested', to: ['customer'] },
  { on: 'solutionOffered', to: ['customer'] },
  { on: 'executionRecorded', to: ['customer'] },
  { on: 'closed', to: ['customer'] },
  { on: 'slipRenewed', to: ['customer'] },
  { on: 'messageWritten', to: ['customer'], template: 'message' },
  { on: 'detailsAmended', to: ['customer'], when: 'addressChanged', template: 'addressChanged' },
  { on: 'kindChanged', to: ['customer'] },
  { on: 'kindChanged', to: ['handler', 'supervisor'], when: 'objected' },
  { on: 'assigned', to: ['handler'] },
  { on: 'informationProvided', to: ['handler'] },
  { on: 'noteAdded', to: ['handler'], when: 'fromMail', template: 'mailNoted' },
  { on: 'waitingGivenUp', to: ['handler'] },
  { on: 'proposalApproved', to: ['handler'] },
  { on: 'proposalReturned', to: ['handler'] },
  { on: 'clearanceNeeded', to: ['clearer'] },
  { on: 'cleared', to: ['drafter'], when: 'clearedByAll' },
  { on: 'clearanceReturned', to: ['drafter'] },
  { on: 'solutionDeclined', to: ['handler'] },
  { on: 'solutionAccepted', to: ['handler'], when: 'consentAsked' },
  { on: 'absorbed', to: ['handler'] },
  { on: 'warned', to: ['handler'] },
  { on: 'solutionProposed', to: ['approver'], when: 'awaitingApproval', template: 'approvalNeeded' },
  { on: 'reminded', to: ['handler'], when: 'owedByOthers' },
  { on: 'reminded', to: ['customer'], when: 'owedByCustomer' },
  { on: 'cycleOpened', to: ['customer', 'supervisor'] },
  { on: 'breached', to: ['handler'], when: 'withoutLadder' },
  { on: 'escalated', to: ['escalation'] },
  { on: 'escalationDelegated', to: ['delegate'] },
  { on: 'dueMoved', to: ['customer'], when: 'ofTheirs' },
  { on: 'dueMoved', to: ['handler'] },
  { on: 'extensionGranted', to: ['customer'] },
  { on: 'taskOpened', to: ['task'] },
  { on: 'taskOverdue', to: ['handler', 'taskLead'] },
  { on: 'taskCancelled', to: ['task'] },
  { on: 'closingHeld', to: ['handler'] },
  { on: 'taskOpened', to: ['customer'], when: 'appointment', template: 'appointmentBooked' },
  { on: 'referralRecorded', to: ['handler', 'supervisor'] },
  { on: 'appointmentNear', to: ['customer', 'task'] },
  { on: 'emergencyDeclared', to: ['management', 'handler'] },
  { on: 'resourceAssigned', to: ['resource'] },
  { on: 'emergencyEnded', to: ['management', 'handler'] },
  { on: 'supervisionOrdered', to: ['handler'] },
  { on: 'supervisionReplied', to: ['orderedBy'] },
  { on: 'supervisionOverdue', to: ['orderedBy', 'handler'] },
  { on: 'supervisionConcluded', to: ['handler'], when: 'byHand' },
  { on: 'responsibilityDetermined', to: ['determined'] },
  { on: 'responsibilityObjected', to: ['aboveDetermination'] },
  { on: 'responsibilityUpheld', to: ['determined'] },
]

/** The rules of a policy: the default ones, less what it does without, and its own. */
export function noticeRules({
  notices,
  revisits,
}: Pick<Policy, 'notices' | 'revisits'>): readonly NoticeRule[] {
  const rules = revisits ? WITH_SURVEY : DEFAULT_RULES
  if (!notices) return rules
  const { without = [], extra = [] } = notices
  return [...rules.filter((rule) => !without.includes(templateOf(rule))), ...extra]
}

/** Where customers are asked several times, a letter asks them first: it says that the solution was carried out. */
const WITH_SURVEY: readonly NoticeRule[] = [
  ...DEFAULT_RULES.filter(({ on }) => on !== 'executionRecorded'),
  { on: 'executionRecorded', to: ['customer'], template: 'survey' },
]

export const templateOf = ({ on, template = on }: NoticeRule): string => template

const owedByOthers = (event: Event): boolean =>
  event.type === 'reminded' && (event.of === 'thirdParty' || event.of === 'appraisal')

const namesAddress = ({ details: { complainant = {} } }: EventOf<'detailsAmended'>): boolean =>
  complainant.phone !== undefined || complainant.email !== undefined

const CONDITIONS: Record<NoticeCondition, (complaint: Complaint, event: Event) => boolean> = {
  awaitingApproval: ({ proposal }) => proposal?.state === 'awaitingApproval',
  clearedByAll: (_, event) => event.type === 'cleared' && event.all === true,
  consentAsked: (_, event) => !(event.type === 'solutionAccepted' && event.without),
  owedByOthers: (_, event) => owedByOthers(event),
  owedByCustomer: (_, event) => !owedByOthers(event),
  withoutLadder: ({ policy }, event) =>
    event.type === 'breached' && policy.clocks.find(({ name }) => name === event.clock)?.ladder === 'none',
  ofTheirs: (_, event) => event.type === 'dueMoved' && event.told === true,
  appointment: (_, event) => event.type === 'taskOpened' && event.kind === 'appointment',
  unassigned: ({ owner }) => owner?.person === undefined,
  major: ({ classification }) => classification?.severity === 'major',
  addressChanged: (_, event) => event.type === 'detailsAmended' && namesAddress(event),
  promised: ({ policy }, event) => {
    const rule = event.type === 'breached' && policy.clocks.find(({ name }) => name === event.clock)
    return rule !== false && rule?.owedBy === 'agent' && rule.basis !== 'target'
  },
  objected: (_, event) => event.type === 'kindChanged' && event.objected === true,
  fromMail: (_, event) => event.type === 'noteAdded' && event.fromMail === true,
  detailsWanted: ({ details, policy: { requires = [] } }) => askedFor(details, requires).length > 0,
  byHand: (_, event) => event.type === 'supervisionConcluded' && event.why === undefined,
}

export const holds = ({ when }: NoticeRule, complaint: Complaint, event: Event): boolean =>
  when === undefined || CONDITIONS[when](complaint, event)
