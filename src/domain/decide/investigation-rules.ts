import { departmentOf, type Complaint } from '../complaint.ts'
import type { WaitReason } from '../policy/policy.ts'
import { refuse } from '../refusal.ts'
import { also, CONTRIBUTORS, CUSTOMER_AND_STAFF, STAFF, together } from '../access/permission.ts'
import { mayFill } from '../access/own-fields.ts'
import { heldEvents, resolvedEvents } from './closing.ts'
import { isOpenTask } from '../time/tasks.ts'
import { OPEN, contentOf, type Rule } from './rule.ts'

const waitsFor = (complaint: Complaint, ...reasons: WaitReason[]): boolean =>
  complaint.waiting.some(({ reason }) => reasons.includes(reason))

const refusesBeyond: NonNullable<Rule<'requestInformation' | 'awaitThirdParty'>['refuses']> = (
  _,
  { beyondLimit },
  { by },
) =>
  beyondLimit && !mayFill('beyondLimit', by.role)
    ? refuse(
        'notAllowed',
        'Whoever leads lets clocks stand still beyond their limits (beyondLimit).',
        'beyondLimit',
      )
    : undefined

export const requestInformation: Rule<'requestInformation'> = {
  may: STAFF,
  stages: ['received', 'investigating'],
  neverBackDated: true,
  usual: true,
  refuses: refusesBeyond,
  unless: (complaint) =>
    waitsFor(complaint, 'information')
      ? refuse('alreadyDone', 'The customer has been asked already and owes the answer.')
      : undefined,
  events: (_, command, { at }) => [{ type: 'informationRequested', at, ...contentOf(command) }],
}

export const awaitThirdParty: Rule<'awaitThirdParty'> = {
  may: STAFF,
  stages: ['received', 'investigating'],
  neverBackDated: true,
  usual: true,
  refuses: refusesBeyond,
  unless: (complaint) =>
    waitsFor(complaint, 'thirdParty', 'appraisal')
      ? refuse('alreadyDone', 'A third party is being waited for already.')
      : undefined,
  events: (_, command, { at }) => [{ type: 'thirdPartyAwaited', at, ...contentOf(command) }],
}

export const cancelRequest: Rule<'cancelRequest'> = {
  may: STAFF,
  stages: OPEN,
  unless: (complaint) =>
    waitsFor(complaint, 'information', 'thirdParty', 'appraisal')
      ? undefined
      : refuse('nothingToAnswer', 'There is no open request to cancel.'),
  events: (_, command, { at }) => [{ type: 'requestCancelled', at, ...contentOf(command) }],
}

export const provideInformation: Rule<'provideInformation'> = {
  may: CUSTOMER_AND_STAFF,
  stages: OPEN,
  refuses: (complaint, { from }, { by }) => {
    if (from !== 'thirdParty') return undefined
    if (by.role === 'customer') return refuse('notAllowed', 'A customer speaks for themselves only.')
    return waitsFor(complaint, 'thirdParty', 'appraisal')
      ? undefined
      : refuse('nothingToAnswer', 'No third party is being waited for.')
  },
  events: (_, command, { at }) => [{ type: 'informationProvided', at, ...contentOf(command) }],
}

export const recordFindings: Rule<'recordFindings'> = {
  may: STAFF,
  stages: ['investigating', 'proposed', 'executing', 'revisiting'],
  events: (complaint, command, { at, edition }) => [
    { type: 'findingsRecorded', at, ...contentOf(command) },
    // The customer is content already, and only this was missing.
    ...(complaint.stage === 'revisiting' && complaint.closingWaits
      ? resolvedEvents(complaint, { at, edition })
      : []),
  ],
}

export const offerInterimMeasure: Rule<'offerInterimMeasure'> = {
  may: STAFF,
  stages: OPEN,
  refuses: (_, { until }, { at }) =>
    until !== undefined && until <= at
      ? refuse('notThisInstant', 'The measure would end before it is offered.')
      : undefined,
  events: (_, command, { at }) => [{ type: 'interimMeasureOffered', at, ...contentOf(command) }],
}

export const promiseInvestigation: Rule<'promiseInvestigation'> = {
  may: STAFF,
  stages: OPEN,
  neverBackDated: true,
  refuses: (_, { dueAt }, { at }) =>
    dueAt <= at ? refuse('notThisInstant', 'What is promised lies ahead.') : undefined,
  events: (_, command, { at }) => [{ type: 'investigationPromised', at, ...contentOf(command) }],
}

export const openTask: Rule<'openTask'> = {
  may: STAFF,
  stages: OPEN,
  refuses: (complaint, { kind, department, dueAt, visit }, { at }) => {
    if (dueAt !== undefined && dueAt <= at)
      return refuse('notThisInstant', 'A task is due after it is opened.')
    if (visit !== undefined && kind !== 'siteVisit')
      return refuse('contradiction', 'Only a site visit goes somewhere (visit).')
    if (visit?.at !== undefined && visit.at <= at)
      return refuse('notThisInstant', 'A site visit lies ahead (visit.at).')
    if (kind !== 'recheck') return undefined
    if (dueAt === undefined)
      return refuse('missing', 'Say by when it is to be checked again: dueAt.', 'dueAt')
    return department === departmentOf(complaint)
      ? refuse('contradiction', 'Another department checks again what this one has handled.')
      : undefined
  },
  events: ({ tasks }, command, { at }) => [
    { type: 'taskOpened', at, task: tasks.length + 1, ...contentOf(command) },
  ],
}

/** An appointment is a task of the department that receives the customer. */
export const bookAppointment: Rule<'bookAppointment'> = {
  may: CUSTOMER_AND_STAFF,
  stages: OPEN,
  refuses: ({ tasks }, { startsAt, place, storeId }, { by, at }) => {
    if (startsAt <= at) return refuse('notThisInstant', 'An appointment lies ahead.')
    if ((place === undefined) === (storeId === undefined))
      return refuse('missing', 'Say where it is: place, or storeId.', 'place')
    const isOpen = tasks.some(
      (task) => task.kind === 'appointment' && isOpenTask(task) && task.startsAt! > at,
    )
    return by.role === 'customer' && isOpen
      ? refuse('alreadyDone', 'There is an appointment already.')
      : undefined
  },
  events: (complaint, command, { at }) => {
    const { department = departmentOf(complaint), ...booked } = contentOf(command)
    const task = { task: complaint.tasks.length + 1, kind: 'appointment', department } as const
    return [{ type: 'taskOpened', at, ...task, ...booked }]
  },
}

/** Legal has none of the others' parts in it: they answer what was given to them. */
export const completeTask: Rule<'completeTask'> = {
  may: together(also(CONTRIBUTORS, 'about'), { legal: ['contributing', 'about'] }),
  stages: OPEN,
  unproved: 'asTold',
  refuses: ({ tasks }, { task, met, opinion }, { by }) => {
    const found = tasks.find(({ n }) => n === task)
    if (!found) return refuse('unknown', `There is no task ${task}.`)
    if (found.cancelledAt !== undefined)
      return refuse('alreadyDone', `Task ${task} has ended with the complaint.`)
    if (found.completedAt !== undefined) return refuse('alreadyDone', `Task ${task} is done already.`)
    if (met !== undefined && found.kind !== 'siteVisit')
      return refuse('contradiction', 'Only of a site visit it is said who was met (met).')
    if (opinion === undefined) return undefined
    if (found.kind !== 'legalReview')
      return refuse('contradiction', 'Only a legal review ends with an opinion (opinion).', 'opinion')
    return mayFill('opinion', by.role)
      ? undefined
      : refuse('notAllowed', 'An opinion is given by legal alone (opinion).', 'opinion')
  },
  events: (complaint, command, { at, arrivedAt, edition }) => [
    { type: 'taskCompleted', at, ...contentOf(command) },
    ...heldEvents(complaint, command.task, { at: arrivedAt, edition }),
  ],
}
