import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { agent, clockIn, customer, given, on, opening, type Move } from '../../support/domain/given.ts'

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const request: Command = { type: 'requestInformation', what: 'The receipt' }
const provide: Command = { type: 'provideInformation', text: 'Here it is' }
const carrier: Command = { type: 'awaitThirdParty', party: 'Carrier', what: 'Proof', reason: 'They have it' }
const fromCarrier: Command = { type: 'provideInformation', text: 'Proof', from: 'thirdParty' }

describe('asking the customer', () => {
  const asked = given(opening(), assigned, [agent, '03-02 12:00', request])

  // R58
  test('stands resolve and progress still, and puts the customer on a clock of their own (F19)', () => {
    given(opening(), assigned)
      .when(agent, '03-02 12:00', request)
      .then(
        'informationRequested',
        { type: 'clockMet', clock: 'acknowledge' },
        { type: 'clockMet', clock: 'progress' },
        { type: 'clockStarted', clock: 'information', dueAt: on('03-06 00:00') - 1 },
        { type: 'clockStarted', clock: 'progress', n: 2 },
        { type: 'clockPaused', clock: 'resolve', reason: 'information' },
        { type: 'clockPaused', clock: 'progress', reason: 'information' },
      )
  })

  // F22
  test('does not pause the acknowledgement: nothing else may keep us from answering', () => {
    const withoutContact = given(opening(), assigned, [agent, '03-02 11:00', carrier])
    expect(clockIn(withoutContact.complaint, 'acknowledge').pausedAt).toBeUndefined()
  })

  test('twice is refused, also while the customer owes it', () => {
    asked.when(agent, '03-02 13:00', request).refused('alreadyDone')
  })

  test('the answer lets resolve run on, its due moved by the counted dates in between', () => {
    const answered = asked
      .when(customer, '03-03 12:00', provide)
      .then(
        'informationProvided',
        { type: 'clockMet', clock: 'information' },
        { type: 'clockResumed', clock: 'resolve', dueAt: on('03-11 00:00') - 1 },
        { type: 'clockResumed', clock: 'progress', dueAt: on('03-06 00:00') - 1 },
      )
    expect(answered.complaint.waiting).toEqual([])
  })

  test('an answer that nobody asked for is kept, and changes no clock', () => {
    given(opening(), assigned).when(customer, '03-02 12:00', provide).then('informationProvided')
  })

  test('a request is called off, and no clock of the customer’s is left', () => {
    asked
      .when(agent, '03-02 13:00', { type: 'cancelRequest', reason: 'Found it' })
      .then(
        'requestCancelled',
        { type: 'clockCancelled', clock: 'information' },
        'clockResumed',
        'clockResumed',
      )
      .when(agent, '03-02 14:00', { type: 'cancelRequest', reason: 'Again' })
      .refused('nothingToAnswer')
  })
})

describe('waiting for a third party', () => {
  // R76
  test('only where the policy says so does a clock stand still', () => {
    given(opening(), assigned).when(agent, '03-02 12:00', carrier).then('thirdPartyAwaited')
    given(opening('cn-nfra'), [agent, '03-02 10:00', { type: 'assign', department: 'service' }])
      .when(agent, '03-02 12:00', { ...carrier, appraisal: true })
      .then('thirdPartyAwaited', { type: 'clockPaused', clock: 'decide', reason: 'appraisal' })
  })

  test('is answered by them, not by the customer in their name, and not when nobody waits', () => {
    const story = given(opening(), assigned, [agent, '03-02 12:00', carrier])
    story.when(agent, '03-02 13:00', carrier).refused('alreadyDone')
    story.when(customer, '03-02 13:00', fromCarrier).refused('notAllowed')
    const answered = story.and([agent, '03-02 13:00', fromCarrier])
    expect(answered.complaint.waiting).toEqual([])
    answered.when(agent, '03-02 14:00', fromCarrier).refused('nothingToAnswer')
  })
})

describe('tasks', () => {
  const visit = (more = {}): Command => ({
    type: 'openTask',
    kind: 'siteVisit',
    title: 'Look',
    department: 'stores',
    ...more,
  })
  const done = { type: 'completeTask', task: 1, result: 'Seen' } as const

  // R35, R36, R60
  test('are numbered, done once, and remembered when overdue', () => {
    const story = given(opening(), assigned, [agent, '03-02 11:00', visit({ dueAt: on('03-02 15:00') })])
    story
      .when(agent, '03-02 16:00', done)
      .then({ type: 'taskOverdue', task: 1, at: on('03-02 15:00') }, { type: 'taskCompleted', task: 1 })
    const finished = story.and([agent, '03-02 14:00', done])
    expect(finished.complaint.tasks[0]).toMatchObject({ n: 1, completedAt: on('03-02 14:00') })
    finished.when(agent, '03-02 15:00', done).refused('alreadyDone')
    finished.when(agent, '03-02 15:00', { ...done, task: 2 }).refused('unknown')
  })

  test('are told to the person who is to do them, or else to the department (R35)', () => {
    const toldOf = (more: object) => {
      const { complaint, entries } = given(opening(), assigned, [agent, '03-02 11:00', visit(more)])
      return noticesFor(complaint, entries).flatMap(({ template, to }) =>
        template === 'taskOpened' ? [to] : [],
      )
    }
    expect(toldOf({})).toEqual([{ role: 'agent', department: 'stores' }])
    expect(toldOf({ person: 'xu.lv' })).toEqual([{ role: 'agent', department: 'stores', person: 'xu.lv' }])
  })

  // R60, R61
  test('a site visit says where, who goes and when, and ends with whom they met and what proves it', () => {
    const planned = { place: 'Store 3', people: ['xu.lv', 'An appraiser'], at: on('03-02 14:00') }
    const evidence = { kind: 'photo' as const, digest: 'a'.repeat(64), source: 'xu.lv' }
    given(opening(), assigned)
      .when(agent, '03-02 11:00', visit({ visit: planned }))
      .then({ type: 'taskOpened', task: 1, kind: 'siteVisit', visit: planned })
    const going = given(opening(), assigned, [agent, '03-02 11:00', visit({ visit: planned })])
    expect(going.complaint.tasks[0]).toMatchObject({ visit: planned })
    going
      .when(agent, '03-02 15:00', { ...done, met: ['The store keeper'], evidence })
      .then({ type: 'taskCompleted', task: 1, result: 'Seen', met: ['The store keeper'], evidence })
  })

  test('only a site visit goes somewhere, ahead, and meets people', () => {
    const story = given(opening(), assigned)
    const goes = { visit: { place: 'Store 3', at: on('03-02 11:00') } }
    story.when(agent, '03-02 11:00', visit(goes)).refused('notThisInstant')
    story.when(agent, '03-02 10:30', visit({ ...goes, kind: 'other' })).refused('contradiction')
    story
      .and([agent, '03-02 10:30', visit({ kind: 'other' })])
      .when(agent, '03-02 11:00', { ...done, met: ['The store keeper'] })
      .refused('contradiction')
  })

  test('are due after they are opened', () => {
    given(opening(), assigned)
      .when(agent, '03-02 11:00', visit({ dueAt: on('03-02 11:00') }))
      .refused('notThisInstant')
  })

  // R35, R66
  test('while a mandatory one is open nothing is proposed and nothing carried out (R37)', () => {
    const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
    const story = given(opening(), assigned, [agent, '03-02 11:00', visit({ mandatory: true })])
    story.when(agent, '03-02 12:00', propose).refused('taskOpen')
    story
      .and([agent, '03-02 12:00', done])
      .and([agent, '03-02 12:30', propose])
      .and([customer, '03-02 13:00', { type: 'acceptSolution' }])
      .and([agent, '03-02 14:00', visit({ mandatory: true })])
      .when(agent, '03-02 15:00', { type: 'recordExecution', what: 'Paid' })
      .refused('taskOpen')
  })
})

test('findings keep the root cause and who was right', () => {
  const findings: Command = {
    type: 'recordFindings',
    rootCause: 'carrier',
    text: 'Lost it',
    upheld: 'partlyUpheld',
  }
  given(opening()).when(agent, '03-02 12:00', findings).refused('notInThisStage')
  const { complaint } = given(opening(), assigned, [agent, '03-02 12:00', findings])
  expect(complaint).toMatchObject({ rootCause: 'carrier', upheld: 'partlyUpheld' })
})
