import { approverOf } from '../access/approver.ts'
import { departmentOf, INTAKE, type Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { Entry, Notice } from '../journal/journal.ts'
import { holds, noticeRules, templateOf } from './notice-rules.ts'
import { clearerOf } from '../policy/clearance.ts'
import { decisionKey, waitsForDecision } from './decision.ts'
import { messageKey } from './message.ts'
import { SURVEY, surveyKey } from './survey.ts'
import type { Role } from '../policy/policy.ts'
import { stageOwnerOf } from '../time/clocks.ts'
import type { NoticeAudience } from '../policy/notice-rule.ts'

/** A person or role to tell; where a role alone does not tell two apart, what does. */
type Addressee = { to: Notice['to']; as?: string }

/** Who is to be told of what has just happened. Steps of one ladder missed in an outage are one notice (F50). */
export function noticesFor(complaint: Complaint, entries: readonly Entry[]): Notice[] {
  return entries.flatMap((entry, index) =>
    entry.past || isOvertaken(entry.event, entries.slice(index + 1))
      ? []
      : noticesOf(complaint, entry, { entries, cycle: complaint.cycle - cyclesOpened(entries.slice(index)) }),
  )
}

/** With all that happened in the same step, and the cycle in which it happened. */
type Amid = { entries: readonly Entry[]; cycle: number }

const cyclesOpened = (entries: readonly Entry[]): number =>
  entries.filter(({ event }) => event.type === 'cycleOpened').length

function noticesOf(complaint: Complaint, entry: Entry, amid: Amid): Notice[] {
  const notices = new Map<string, Notice>()
  const { event, sequence } = entry
  for (const rule of noticeRules(complaint.policy)) {
    if (rule.on !== event.type || !holds(rule, complaint, event)) continue
    const template = templateOf(rule)
    for (const audience of rule.to)
      for (const { to, as = to.role } of addressees(complaint, event, audience)) {
        const key = `${sequence}/${template}/${as}`
        const notice = {
          key,
          sequence,
          template,
          to,
          ...(rule.orCall && audience === 'customer' && { confirm: true as const }),
          ...marks(complaint, event, { template, audience, amid }),
        }
        if (!notices.has(notice.key)) notices.set(notice.key, notice)
      }
  }
  return [...notices.values()]
}

const sameLadder = (event: EventOf<'escalated'>, { event: other }: Entry): boolean =>
  other.type === 'escalated' && other.source === event.source

const isOvertaken = (event: Event, later: readonly Entry[]): boolean =>
  event.type === 'escalated' && later.some((entry) => sameLadder(event, entry))

/** An escalation's notice bears its key; the complaint waits for an extension's, a decision's, the survey, and letters by hand. */
function marks(
  complaint: Complaint,
  event: Event,
  { template, audience, amid }: { template: string; audience: NoticeAudience; amid: Amid },
): Partial<Notice> {
  if (event.type === 'messageWritten') return { key: messageKey(event.message), confirm: true }
  if (template === SURVEY) return { key: surveyKey(amid), confirm: true }
  if (event.type === 'extensionGranted' && audience === 'customer')
    return { key: event.notice, confirm: true }
  if (event.type === 'solutionOffered' && audience === 'customer' && waitsForDecision(complaint.policy))
    return { key: decisionKey(amid, event.proposal), confirm: true }
  if (event.type !== 'escalated') return {}
  const keys = amid.entries
    .filter((entry) => sameLadder(event, entry))
    .map((entry) => (entry.event as typeof event).key)
  return {
    ...(audience === 'escalation' && { key: `escalation/${event.key}` }),
    ...(keys.length > 1 && { includes: keys }),
  }
}

function addressees(complaint: Complaint, event: Event, audience: NoticeAudience): Addressee[] {
  switch (audience) {
    case 'customer':
      return [{ to: { role: 'customer' } }]
    case 'handler':
      return [{ to: answeringFor(complaint, event) }]
    case 'escalation':
      return event.type === 'escalated' ? [inDepartment(complaint, event.to)] : []
    case 'delegate':
      return event.type === 'escalationDelegated' ? [{ to: { role: 'agent', person: event.to } }] : []
    case 'task':
      return taskHolder(complaint, event)
    case 'resource':
      return event.type === 'resourceAssigned' ? [lending(event)] : []
    case 'taskLead':
      return taskLead(complaint, event)
    case 'clearer':
      return event.type === 'clearanceNeeded' ? [clearing(complaint, event.clearer)] : []
    case 'drafter':
      return drafter(complaint)
    case 'approver':
      return [approving(complaint)]
    case 'orderedBy':
      return 'order' in event ? orderedBy(complaint, event.order) : []
    case 'determined':
    case 'aboveDetermination':
      return 'determination' in event ? ofDetermination(complaint, event.determination, audience) : []
    case 'intake':
      return [{ to: { role: 'agent', department: INTAKE }, as: 'intake' }]
    case 'departments':
      return departmentsOf(complaint).map((department) => ({
        to: { role: 'supervisor', department },
        as: `department/${department}`,
      }))
    case 'supervisor':
    case 'manager':
    case 'management':
      return [inDepartment(complaint, audience)]
  }
}

/** Who handles it; of a stage's target whom the policy names as its owner. */
function answeringFor(complaint: Complaint, event: Event): Notice['to'] {
  const owner = 'clock' in event && event.clock !== undefined && stageOwnerOf(complaint, event.clock)
  return owner && owner !== 'agent' ? inDepartment(complaint, owner).to : handlerOf(complaint)
}

/** The person who has it, where it is a person's; else the department. */
function taskHolder({ tasks }: Complaint, event: Event): Addressee[] {
  const isOfTask =
    event.type === 'taskOpened' || event.type === 'taskCancelled' || event.type === 'appointmentNear'
  const task = isOfTask && tasks.find(({ n }) => n === event.task)
  if (!task) return []
  const { department, person } = task
  const to = { role: 'agent', department, ...(person !== undefined && { person }) } as const
  return event.type === 'taskOpened' && event.kind !== 'appointment' ? [{ to }] : [{ to, as: 'task' }]
}

const lending = ({ department, person }: EventOf<'resourceAssigned'>): Addressee => ({
  to: { role: 'agent', department, ...(person !== undefined && { person }) },
  as: 'resource',
})

function taskLead({ tasks }: Complaint, event: Event): Addressee[] {
  const task = 'task' in event ? tasks.find(({ n }) => n === event.task) : undefined
  return task ? [{ to: { role: 'supervisor', department: task.department }, as: 'taskLead' }] : []
}

function handlerOf(complaint: Complaint): Notice['to'] {
  const person = complaint.owner?.person
  return { role: 'agent', department: departmentOf(complaint), ...(person && { person }) }
}

function orderedBy(complaint: Complaint, n: number): Addressee[] {
  const order = complaint.supervision?.find((one) => one.n === n)
  if (!order) return []
  return [
    { to: { role: order.role, department: departmentOf(complaint), person: order.by }, as: 'orderedBy' },
  ]
}

function ofDetermination(
  complaint: Complaint,
  n: number,
  audience: 'determined' | 'aboveDetermination',
): Addressee[] {
  const one = complaint.responsibilities?.find((other) => other.n === n)
  if (!one) return []
  if (audience === 'aboveDetermination')
    return [inDepartment(complaint, one.role === 'supervisor' ? 'manager' : 'management')]
  const { bearer, department, person } = one
  if (bearer === 'person' && person !== undefined)
    return [
      { to: { role: 'agent', ...(department !== undefined && { department }), person }, as: 'determined' },
    ]
  return bearer === 'department' && department !== undefined
    ? [{ to: { role: 'supervisor', department }, as: 'determined' }]
    : []
}

function approving(complaint: Complaint): Addressee {
  const role = approverOf(complaint.policy, complaint.proposal ?? {})
  return { ...inDepartment(complaint, role), as: role }
}

/** Legal has no department here; management is asked as everywhere. */
function clearing(complaint: Complaint, clearer: string): Addressee {
  const to = clearerOf(clearer)
  return to.role === 'management' ? inDepartment(complaint, to.role) : { to }
}

function drafter(complaint: Complaint): Addressee[] {
  const { draftedBy: person } = complaint.clearance ?? {}
  return person === undefined
    ? []
    : [{ to: { role: 'agent', department: departmentOf(complaint), person }, as: 'drafter' }]
}

const inDepartment = (complaint: Complaint, role: Role): Addressee => ({
  to: { role, department: departmentOf(complaint) },
})

/** The departments concerned: whose the complaint is, and who contributed to it (R94). */
const departmentsOf = (complaint: Complaint): string[] => {
  const contributing = [...complaint.tasks, ...(complaint.resources ?? [])]
  return [...new Set([departmentOf(complaint), ...contributing.map(({ department }) => department)])]
}

/** Whether it is the notice of an extension: that has a key of its clock's. */
export const isExtension = (key: string): boolean => key.startsWith('extension/')
