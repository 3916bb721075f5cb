import { describe, expect, test } from 'vitest'
import { admit } from '../../../../src/domain/admit.ts'
import type { Command } from '../../../../src/domain/command.ts'
import type { Admission } from '../../../../src/domain/admit.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { overtaken } from '../../../../src/notify/overtaken.ts'
import {
  agent,
  colleague,
  customer,
  eventsOf,
  given,
  on,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'
import { factsOf } from '../../../support/domain/notice-facts.ts'

// R66: the matter is followed to its end

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
const accept: Command = { type: 'acceptSolution' }
const execute: Command = { type: 'recordExecution', what: 'Paid' }
const satisfied: Command = { type: 'recordRevisit', score: 5 }
const final: Command = { type: 'finalResponse', reasons: 'These', routes: 'Those' }
const task = (more = {}): Command => ({
  type: 'openTask',
  kind: 'siteVisit',
  title: 'Check the lift',
  department: 'stores',
  ...more,
})
const done = (n: number): Command => ({ type: 'completeTask', task: n, result: 'Checked' })
const executed = given(
  opening(),
  assigned,
  [agent, '03-02 11:00', propose],
  [customer, '03-02 12:00', accept],
  [agent, '03-02 13:00', execute],
)
const held = executed
  .and([agent, '03-02 14:00', task({ mandatory: true }), task({ person: 'guo.qi' })])
  .and([colleague, '03-03 09:00', satisfied])

describe('while a mandatory task is open', () => {
  test('what the customer says at the revisit is taken, and the end waits', () => {
    expect(held.complaint).toMatchObject({ stage: 'revisiting', closingHeld: { outcome: 'resolved' } })
    expect(held.complaint.closedAt).toBeUndefined()
    expect(eventsOf(held.entries, 'closingHeld')).toHaveLength(1)
    expect(noticesFor(held.complaint, held.entries).map(({ template }) => template)).toContain('closingHeld')
  })

  test('its completion brings the end, and what else is open ends with it', () => {
    const closed = held
      .when(agent, '03-04 09:00', done(1))
      .then(
        'taskCompleted',
        { type: 'taskCancelled', task: 2, why: 'closed' },
        { type: 'closed', outcome: 'resolved', at: on('03-04 09:00') },
      )
    expect(closed.complaint.closingHeld).toBeUndefined()
    expect(closed.complaint.tasks).toMatchObject([
      { completedAt: on('03-04 09:00') },
      { cancelledAt: on('03-04 09:00') },
    ])
  })

  test('told to have been earlier, it brings the end when it is told', () => {
    const told = held.and([agent, '03-04 09:00', { ...done(1), occurredAt: on('03-02 15:00') } as Command])
    expect(told.complaint.closedAt).toBe(on('03-04 09:00'))
  })

  test('another mandatory task goes on holding it up', () => {
    const two = held
      .and([agent, '03-03 10:00', task({ mandatory: true })])
      .and([agent, '03-03 11:00', done(1)])
    expect(two.complaint.stage).toBe('revisiting')
    expect(two.and([agent, '03-03 12:00', done(3)]).complaint.stage).toBe('closed')
  })

  test('a customer who is not satisfied after all begins anew, and nothing is held any more', () => {
    const anew = held.and([
      colleague,
      '03-03 10:00',
      { type: 'recordRevisit', score: 1, comment: 'It broke again' },
    ])
    expect(anew.complaint).toMatchObject({ cycle: 2, stage: 'investigating' })
    expect(anew.complaint.closingHeld).toBeUndefined()
    expect(anew.and([agent, '03-03 11:00', done(1)]).complaint.stage).toBe('investigating')
  })

  test('no final response is given, and nothing is carried out', () => {
    const open = given(opening(), assigned, [agent, '03-02 11:00', propose]).and([
      agent,
      '03-02 12:00',
      task({ mandatory: true }),
    ])
    open.when(supervisor, '03-02 13:00', final).refused('taskOpen')
    const agreed = open.and([customer, '03-02 13:00', accept])
    agreed.when(agent, '03-02 14:00', execute).refused('taskOpen')
    agreed.and([agent, '03-02 14:00', done(1)]).and([agent, '03-02 15:00', execute])
  })

  test('a customer’s agreement that would end it is taken, under a policy without execution and revisit', () => {
    const policy = {
      ...policyNamed('default'),
      id: 'short',
      skips: ['execution' as const, 'revisit' as const],
    }
    const agreed = given(opening(policy), assigned, [agent, '03-02 11:00', propose])
      .and([agent, '03-02 12:00', task({ mandatory: true })])
      .and([customer, '03-02 13:00', accept])
    expect(agreed.complaint.closingHeld).toMatchObject({ outcome: 'resolved' })
    expect(agreed.and([agent, '03-02 14:00', done(1)]).complaint).toMatchObject({ outcome: 'resolved' })
  })

  test('a withdrawal is taken and ends it', () => {
    const gone = given(opening(), assigned, [agent, '03-02 12:00', task({ mandatory: true })]).and([
      customer,
      '03-02 13:00',
      { type: 'withdraw', reason: 'Settled' },
    ])
    expect(gone.complaint).toMatchObject({ stage: 'closed', outcome: 'withdrawn' })
  })
})

describe('a task that ends with the complaint', () => {
  const ended = executed
    .and([agent, '03-02 14:00', task({ person: 'guo.qi' }), task()])
    .and([colleague, '03-03 09:00', satisfied])

  test('is told to whoever has it, though the complaint is closed', () => {
    const told = factsOf(ended.complaint, ended.entries).filter(
      ({ notice }) => notice.template === 'taskCancelled',
    )
    expect(told.map(({ notice: { to } }) => to)).toEqual([
      { role: 'agent', department: 'stores', person: 'guo.qi' },
      { role: 'agent', department: 'stores' },
    ])
    expect(told.map(overtaken)).toEqual([undefined, undefined])
  })

  test('cannot be completed after a reopening', () => {
    const reopened = ended.and([customer, '03-04 09:00', { type: 'reopen', reason: 'Broken again' }])
    reopened.when(agent, '03-04 10:00', done(1)).refused('alreadyDone')
  })
})

test('what was asked before decides as it did then: closed at once, its tasks left as they were', () => {
  const before = executed.and([agent, '03-02 14:00', task({ mandatory: true })]).complaint
  const at = on('03-03 09:00')
  const asked = admit(before, [satisfied], {
    by: colleague,
    at,
    now: at,
    accepted: true,
    edition: 3,
  }) as Admission
  expect(asked.complaint).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  expect(eventsOf(asked.entries, 'taskCancelled')).toEqual([])
})
