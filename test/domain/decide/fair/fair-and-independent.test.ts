import { expect, test } from 'vitest'
import type { Actor, Command } from '../../../../src/domain/command.ts'
import { allowedActions } from '../../../../src/domain/decide/decide.ts'
import { barredFrom } from '../../../../src/domain/decide/fairness.ts'
import {
  agent,
  colleague,
  customer,
  given,
  management,
  manager,
  opening,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

// Trial S4, and processes.md §2: nobody judges what they have handled, and nobody handles what is about them.

const assign = (person?: string): Command => ({
  type: 'assign',
  department: 'service',
  ...(person !== undefined && { person }),
})
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
const satisfied: Command = { type: 'recordRevisit', result: 'satisfied', score: 5 }
const dissatisfied: Command = { type: 'recordRevisit', result: 'dissatisfied', comment: 'It leaks again.' }
const review: Command = { type: 'reviewHandling', fair: true, text: 'Looked at.' }
const waive = (person: string): Command => ({
  type: 'waiveIndependence',
  person,
  reason: 'All others are ill.',
})
const third: Actor = { id: 'chen.hao', role: 'agent' }
const aboutThem: Actor = { id: 'rude.man', role: 'agent' }

const handled: Move[] = [
  [
    agent,
    '03-02 10:00',
    assign(agent.id),
    { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Called' },
  ],
  [colleague, '03-02 11:00', propose],
  [customer, '03-02 12:00', { type: 'acceptSolution' }],
  [third, '03-02 13:00', { type: 'recordExecution', what: 'Paid' }],
]
const executed = given(opening(), ...handled)
const again = executed.and([supervisor, '03-03 10:00', dissatisfied])

// F68
test('whoever owned and acted, proposed or executed does not revisit, the queue in between or not', () => {
  for (const who of [agent, colleague, third]) {
    executed.when(who, '03-03 10:00', satisfied).refused('conflictOfInterest')
    executed.when(who, '03-03 10:00', assign(), satisfied).refused('conflictOfInterest')
    expect(allowedActions(executed.complaint, who)).not.toContain('recordRevisit')
  }
  executed.and([supervisor, '03-03 10:00', satisfied])
})

test('whoever had it and only handed it on may revisit', () => {
  const passed = given(
    opening(),
    [agent, '03-02 09:30', assign(supervisor.id)],
    [supervisor, '03-02 09:40', assign()],
    ...handled,
  )
  expect(passed.and([supervisor, '03-03 10:00', satisfied]).complaint.outcome).toBe('resolved')
})

// R82
test('none of them has the next cycle, nor handles it from the queue', () => {
  for (const who of [agent, colleague, third]) {
    again.when(supervisor, '03-03 11:00', assign(who.id)).refused('conflictOfInterest')
    again.when(who, '03-03 11:00', propose).refused('conflictOfInterest')
  }
  expect(barredFrom(again.complaint)).toEqual(['rude.man', 'li.na', 'wang.wei', 'chen.hao'])
  const other = { ...agent, id: 'zhou.yi' }
  again.and([supervisor, '03-03 11:00', assign(other.id)]).and([other, '03-03 12:00', propose])
})

test('what comes by itself yields to them as well', () => {
  again
    .when({ id: 'routing', role: 'system' }, '03-03 11:00', {
      ...assign(third.id),
      automatic: 'r1',
    } as Command)
    .then()
})

test('a former handler does not review, nor does whoever handled an earlier cycle', () => {
  const lead: Actor = { id: 'wu.lan', role: 'supervisor' }
  const closed = given(
    opening(),
    [agent, '03-02 09:10', assign(lead.id)],
    [
      lead,
      '03-02 09:20',
      { type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple' },
    ],
    ...handled,
  ).and([supervisor, '03-03 10:00', satisfied])
  closed.when(lead, '03-03 11:00', review).refused('conflictOfInterest')
  closed.and([manager, '03-03 11:00', review])
})

// R41
test('a supervisor who handles it does not approve what is proposed', () => {
  const big: Command = { ...propose, redress: { amountCents: 900_000, currency: 'CNY' } }
  const asked = given(
    opening(),
    [
      supervisor,
      '03-02 10:00',
      assign(supervisor.id),
      { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Called' },
    ],
    [agent, '03-02 11:00', big],
  )
  asked.when(supervisor, '03-02 12:00', { type: 'approveProposal' }).refused('conflictOfInterest')
  asked.and([manager, '03-02 12:00', { type: 'approveProposal' }])
})

test('where nobody else is left a manager waives it with a reason, not for themselves', () => {
  executed.when(supervisor, '03-03 09:00', waive(agent.id)).refused('notAllowed')
  executed.when(manager, '03-03 09:00', waive(manager.id)).refused('conflictOfInterest')
  executed.when(manager, '03-03 09:00', waive('nobody')).refused('nothingToAnswer')
  const waived = executed
    .when(manager, '03-03 09:00', waive(agent.id))
    .then({ type: 'independenceWaived', by: manager.id })
  expect(waived.and([agent, '03-03 10:00', satisfied]).complaint.outcome).toBe('resolved')
  waived.when(colleague, '03-03 10:00', satisfied).refused('conflictOfInterest')
  const next = again.and([management, '03-03 11:00', waive(colleague.id)])
  next.and([supervisor, '03-03 12:00', assign(colleague.id)])
})

test('of an older state the owner and the handler before stand for who handled it', () => {
  const { handledBy: _, ...older } = again.complaint
  expect(barredFrom(older)).toEqual(['rude.man', 'li.na'])
})

// R41
test('whoever it is about adds notes and evidence and completes a task of theirs, and nothing else', () => {
  const about = executed.and([
    agent,
    '03-02 14:00',
    { type: 'openTask', kind: 'other', title: 'Your side', department: 'service', person: aboutThem.id },
    { type: 'openTask', kind: 'other', title: 'Look', department: 'stores' },
  ])
  expect(allowedActions(about.complaint, aboutThem).toSorted()).toEqual([
    'addNote',
    'attachEvidence',
    'completeTask',
  ])
  expect(allowedActions(executed.complaint, aboutThem)).not.toContain('completeTask')
  for (const command of [
    satisfied,
    assign('zhou.yi'),
    { type: 'amendDetails', details: { subject: 'Nothing' } } as Command,
  ])
    about.when(aboutThem, '03-03 10:00', command).refused('conflictOfInterest')
  about
    .when({ ...aboutThem, role: 'management' }, '03-03 10:00', {
      type: 'finalResponse',
      reasons: 'a',
      routes: 'b',
    })
    .refused('conflictOfInterest')
  about
    .when(aboutThem, '03-03 10:00', { type: 'completeTask', task: 2, result: 'Done' })
    .refused('conflictOfInterest')
  about
    .when(
      aboutThem,
      '03-03 10:00',
      { type: 'completeTask', task: 1, result: 'I was not there.' },
      { type: 'addNote', text: 'Ask the driver.' },
    )
    .then('taskCompleted', 'noteAdded')
})
