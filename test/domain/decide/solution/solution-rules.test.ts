import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/command.ts'
import {
  agent,
  clockIn,
  colleague,
  customer,
  given,
  on,
  opening,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const propose = (more = {}): Command => ({ type: 'proposeSolution', measures: 'Refund', ...more })
const accept: Command = { type: 'acceptSolution' }
const decline: Command = { type: 'declineSolution', reason: 'Too little' }
const execute: Command = { type: 'recordExecution', what: 'Paid' }
const evidence = { kind: 'recording', digest: '0'.repeat(64), source: 'phone' } as const
const costly = { redress: { amountCents: 500_001, currency: 'CNY' } }
const investigating = given(opening(), assigned)
const offered = given(opening(), assigned, [agent, '03-03 12:00', propose()])

// Trial S3
describe('by a secret that staff know', () => {
  const holder = { ...customer, alsoKnownToStaff: true } as const
  test('nobody agrees, declines or withdraws for the customer without evidence', () => {
    const withdraw: Command = { type: 'withdraw', reason: 'Settled' }
    for (const command of [accept, decline, withdraw]) {
      offered.when(holder, '03-03 13:00', command).refused('missing')
      offered.and([holder, '03-03 13:00', { ...command, evidence }])
      offered.and([customer, '03-03 13:00', command])
    }
  })

  test('everything else is theirs: to answer, to ask for a supervisor, to have a new link sent', () => {
    investigating.and([
      holder,
      '03-03 13:00',
      { type: 'escalate', reason: 'Nobody calls back' },
      { type: 'provideInformation', text: 'Here' },
    ])
  })
})

describe('proposing', () => {
  test('puts the proposal before the customer, and resolve stands still while they think', () => {
    given(opening(), assigned, [agent, '03-02 11:00', { type: 'acknowledge', method: 'phone', said: 'Yes' }])
      .when(agent, '03-02 12:00', propose())
      .then(
        { type: 'solutionProposed', proposal: 1, by: 'li.na' },
        'solutionOffered',
        { type: 'clockMet', clock: 'progress' },
        { type: 'clockStarted', clock: 'consent', dueAt: on('03-06 00:00') - 1 },
        { type: 'clockStarted', clock: 'progress' },
        { type: 'clockPaused', clock: 'resolve', reason: 'consent' },
        { type: 'clockPaused', clock: 'progress', reason: 'consent' },
      )
  })

  test('again is refused while the customer has one, and while they owe information', () => {
    offered.when(supervisor, '03-03 13:00', propose()).refused('alreadyDone')
    investigating
      .and([agent, '03-02 11:00', { type: 'requestInformation', what: 'The receipt' }])
      .when(agent, '03-02 12:00', propose())
      .refused('nothingToAnswer')
  })

  test('before anybody has it in hand is refused', () => {
    given(opening()).when(agent, '03-02 12:00', propose()).refused('notInThisStage')
  })

  test('for a date that has passed is refused', () => {
    investigating
      .when(agent, '03-02 12:00', propose({ executeBy: on('03-02 12:00') }))
      .refused('notThisInstant')
  })

  test('when the customer has let one lapse is the supervisor’s: anew, or the final response', () => {
    const lapsed = offered.until('03-07 09:00')
    expect(lapsed.complaint).toMatchObject({ stage: 'proposed', waiting: [] })
    expect(clockIn(lapsed.complaint, 'consent').state).toBe('expired')
    lapsed.when(agent, '03-07 09:00', propose()).refused('notAllowed')
    expect(lapsed.and([supervisor, '03-07 09:00', propose()]).complaint.proposal).toMatchObject({
      n: 2,
      state: 'offered',
    })
    const final: Command = { type: 'finalResponse', reasons: 'These', routes: 'The arbitrator' }
    expect(lapsed.and([supervisor, '03-07 09:00', final]).complaint.outcome).toBe('finalResponse')
  })
})

describe('redress beyond the limit', () => {
  const waiting = investigating.and([supervisor, '03-02 12:00', propose(costly)])

  test('waits for approval and is not yet offered: resolve runs on', () => {
    expect(waiting.complaint).toMatchObject({
      stage: 'investigating',
      proposal: { state: 'awaitingApproval' },
      waiting: [],
    })
    waiting.when(agent, '03-02 13:00', propose()).refused('alreadyDone')
    waiting.when(customer, '03-02 13:00', accept).refused('notInThisStage')
  })

  test('exactly at the limit needs none', () => {
    const at = investigating.and([
      agent,
      '03-02 12:00',
      propose({ redress: { amountCents: 500_000, currency: 'CNY' } }),
    ])
    expect(at.complaint.proposal?.state).toBe('offered')
  })

  test('is approved by a superior other than who proposed it, and offered in the same step', () => {
    waiting.when(agent, '03-02 13:00', { type: 'approveProposal' }).refused('notAllowed')
    waiting.when(supervisor, '03-02 13:00', { type: 'approveProposal' }).refused('conflictOfInterest')
    const approved = waiting.and([
      { id: 'zhou.yi', role: 'supervisor' },
      '03-02 13:00',
      { type: 'approveProposal' },
    ])
    expect(approved.complaint).toMatchObject({ stage: 'proposed', proposal: { state: 'offered' } })
    approved.when(supervisor, '03-02 14:00', { type: 'approveProposal' }).refused('nothingToAnswer')
  })

  test('is returned, and proposed anew', () => {
    const returned = waiting.and([supervisor, '03-02 13:00', { type: 'returnProposal', reason: 'Too much' }])
    returned
      .when(supervisor, '03-02 14:00', { type: 'returnProposal', reason: 'Again' })
      .refused('nothingToAnswer')
    expect(returned.and([agent, '03-02 14:00', propose()]).complaint.proposal).toMatchObject({
      n: 2,
      state: 'offered',
    })
  })
})

describe('the answer', () => {
  // R65
  test('yes meets resolve, ends progress, and what was promised is due', () => {
    const { complaint } = offered
      .when(customer, '03-04 12:00', accept)
      .then(
        'solutionAccepted',
        { type: 'clockMet', clock: 'resolve' },
        { type: 'clockMet', clock: 'consent' },
        { type: 'clockCancelled', clock: 'progress' },
        { type: 'clockStarted', clock: 'execution', dueAt: on('03-12 00:00') - 1 },
      )
    expect(complaint).toMatchObject({ stage: 'executing', waiting: [], proposal: { state: 'accepted' } })
  })

  test('yes to a promised date is due at that date', () => {
    const promised = investigating.and([agent, '03-02 12:00', propose({ executeBy: on('03-20 18:00') })])
    const { complaint } = promised.and([customer, '03-02 13:00', accept])
    expect(clockIn(complaint, 'execution')).toMatchObject({
      dueAt: on('03-20 18:00'),
      fixedDueAt: on('03-20 18:00'),
    })
  })

  test('no goes back to the investigation in the same cycle, and resolve runs on', () => {
    const declined = offered
      .when(customer, '03-04 12:00', decline)
      .then('solutionDeclined', { type: 'clockMet', clock: 'consent' }, 'clockResumed', 'clockResumed')
    expect(declined.complaint).toMatchObject({ stage: 'investigating', cycle: 1, reworks: 1 })
    expect(clockIn(declined.complaint, 'resolve').dueAt).toBe(on('03-11 00:00') - 1)
  })

  // R65
  test('recorded by somebody else needs evidence; without an offer there is nothing to answer', () => {
    for (const answer of [accept, decline]) {
      offered.when(agent, '03-04 12:00', answer).refused('missing')
      offered.and([agent, '03-04 12:00', { ...answer, evidence }])
      investigating.when(customer, '03-04 12:00', answer).refused('notInThisStage')
    }
  })

  test('a late yes still counts after the wait was given up', () => {
    const { complaint } = offered.until('03-07 09:00').and([customer, '03-07 10:00', accept])
    expect(complaint.stage).toBe('executing')
  })

  test('declined more often than the policy allows, only a final response is left', () => {
    let story = offered.and([customer, '03-03 13:00', decline])
    for (const hour of [14, 16])
      story = story
        .and([agent, `03-03 ${hour}:00`, propose()])
        .and([customer, `03-03 ${hour + 1}:00`, decline])
    story.when(supervisor, '03-03 18:00', propose()).refused('boundReached')
    const final: Command = { type: 'finalResponse', reasons: 'These', routes: 'The arbitrator' }
    expect(story.and([supervisor, '03-03 18:00', final]).complaint.outcome).toBe('finalResponse')
  })
})

describe('carrying it out', () => {
  // R78
  test('meets the execution and calls for a revisit within three working days', () => {
    offered
      .and([customer, '03-03 13:00', accept])
      .when(agent, '03-03 14:00', execute)
      .then(
        'executionRecorded',
        { type: 'clockMet', clock: 'execution' },
        { type: 'clockStarted', clock: 'revisit', dueAt: on('03-07 00:00') - 1 },
      )
    offered.when(agent, '03-03 13:00', execute).refused('notInThisStage')
  })
})

// R21
test('an enquiry is answered in one step: it needs no consent, no execution, no revisit', () => {
  const enquiry = { ...opening('enquiry'), kind: 'enquiry' as const }
  const { complaint } = given(
    enquiry,
    [agent, '03-02 10:00', { type: 'assign', department: 'service' }],
    [colleague, '03-02 11:00', { type: 'proposeSolution', measures: 'We open at nine.' }],
  )
  expect(complaint).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  expect(clockIn(complaint, 'answer').state).toBe('met')
})
