import { describe, expect, test } from 'vitest'
import type { Actor, Command } from '../../../../src/domain/command.ts'
import { allowedActions } from '../../../../src/domain/decide/decide.ts'
import { fieldsSeenBy } from '../../../../src/domain/disclosure/readers.ts'
import { toldToCustomer } from '../../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import {
  agent,
  colleague,
  customer,
  eventsOf,
  given,
  management,
  manager,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

// R63

const redress = { amountCents: 20_000, currency: 'CNY' }
const draft: Command = { type: 'draftProposal', measures: 'A refund', redress }
const taken = (n = 1): Command => ({ type: 'proposeSolution', draft: n })
const assigned: Move = [supervisor, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const drafted = given(opening()).and([colleague, '03-02 09:30', draft]).and(assigned)

describe('a draft of the solution', () => {
  test('is made as soon as the complaint is there, and met or moved nothing', () => {
    const before = given(opening())
    const after = before
      .when(agent, '03-02 09:10', draft)
      .then({ type: 'proposalDrafted', draft: 1, by: 'li.na', measures: 'A refund', redress })
    expect(after.complaint).toMatchObject({ stage: 'received', draft: { n: 1, by: 'li.na', redress } })
    expect(after.complaint.clocks).toEqual(before.complaint.clocks)
    expect(after.complaint.proposal).toBeUndefined()
  })

  test('is for staff: the customer neither makes nor reads one, and nobody is sent a notice of it', () => {
    given(opening()).when(customer, '03-02 09:10', draft).refused('notAllowed')
    expect(allowedActions(drafted.complaint, customer)).not.toContain('draftProposal')
    const entry = drafted.entries.find(({ event }) => event.type === 'proposalDrafted')!
    expect(toldToCustomer(entry)).toBeUndefined()
    expect(noticesFor(drafted.complaint, [entry])).toEqual([])
  })

  test('of what is in it nobody’s words survive an erasure, nor who was to carry them out', () => {
    const left = [...fieldsSeenBy('afterErasure', 'proposalDrafted').keys()]
    expect(left).toEqual(expect.arrayContaining(['draft', 'by', 'redress', 'executeBy']))
    for (const personal of ['measures', 'correctiveActions']) expect(left).not.toContain(personal)
  })

  test('of several the last holds', () => {
    const twice = drafted.and([agent, '03-02 11:00', { type: 'draftProposal', measures: 'A new one' }])
    expect(twice.complaint.draft).toMatchObject({ n: 2, by: 'li.na', measures: 'A new one' })
    expect(twice.complaint.draft).not.toHaveProperty('redress')
    twice.when(agent, '03-02 12:00', taken(1)).refused('contradiction')
    twice.when(agent, '03-02 12:00', taken(3)).refused('unknown')
    const { complaint } = twice.and([agent, '03-02 12:00', taken(2)])
    expect(complaint.proposal).toMatchObject({ draft: 2, measures: 'A new one' })
  })

  test('ends with the complaint, and a second handling begins without one', () => {
    const closed = drafted.and([
      supervisor,
      '03-02 11:00',
      { type: 'transfer', to: 'The regulator', reason: 'Theirs' },
    ])
    expect(closed.complaint).not.toHaveProperty('draft')
    closed.when(agent, '03-02 12:00', draft).refused('notInThisStage')
    const reopened = closed.and([customer, '03-03 09:00', { type: 'reopen', reason: 'Not theirs' }])
    reopened.when(supervisor, '03-03 10:00', taken()).refused('unknown')
  })

  test('is not made where only a final response is left', () => {
    const { complaint } = drafted
    const last = { ...complaint, finalOnly: true as const }
    expect(allowedActions(last, agent)).not.toContain('draftProposal')
  })
})

describe('a proposal takes a draft', () => {
  test('as it stands, and keeps who drafted it', () => {
    const { complaint, entries } = drafted.and([agent, '03-02 11:00', taken()])
    expect(eventsOf(entries, 'solutionProposed')).toMatchObject([
      { proposal: 1, by: 'li.na', draft: 1, draftedBy: 'wang.wei', measures: 'A refund', redress },
    ])
    expect(complaint.proposal).toMatchObject({ by: 'li.na', draftedBy: 'wang.wei', measures: 'A refund' })
  })

  test('with what is said beside it in the place of what was drafted', () => {
    const more = { ...redress, amountCents: 30_000 }
    const { complaint } = drafted.and([agent, '03-02 11:00', { ...taken(), redress: more } as Command])
    expect(complaint.proposal).toMatchObject({ measures: 'A refund', redress: more, draftedBy: 'wang.wei' })
  })

  test('or says its own measures, whatever was drafted', () => {
    const own: Command = { type: 'proposeSolution', measures: 'A repair' }
    const { complaint } = drafted.and([agent, '03-02 11:00', own])
    expect(complaint.proposal).toMatchObject({ measures: 'A repair', by: 'li.na' })
    expect(complaint.proposal).not.toHaveProperty('draftedBy')
    expect(complaint.proposal).not.toHaveProperty('redress')
  })

  test('and without either nothing is proposed', () => {
    drafted.when(agent, '03-02 11:00', { type: 'proposeSolution' }).refused('missing')
  })

  test('whose promised date has gone by meanwhile is proposed with another', () => {
    const executeBy = Date.parse('2026-03-02T12:00:00+08:00')
    const dated = given(opening(), assigned).and([
      agent,
      '03-02 10:30',
      { type: 'draftProposal', measures: 'At noon', executeBy },
    ])
    dated.when(agent, '03-02 13:00', taken()).refused('notThisInstant')
    const later = { ...taken(), executeBy: executeBy + 86_400_000 } as Command
    expect(dated.and([agent, '03-02 13:00', later]).complaint.proposal).toMatchObject({
      executeBy: executeBy + 86_400_000,
    })
  })
})

describe('who drafted what was proposed', () => {
  const lawyer: Actor = { id: 'xu.lv', role: 'legal' }
  const own = policyNamed('default')
  const rule = [{ when: {}, by: 'management' }]
  const cleared = given(opening({ ...own, id: 'cleared', clearance: rule }))
    .and([management, '03-02 09:30', draft])
    .and(assigned)

  test('clears it no more than who proposed it, and either takes it back', () => {
    const waiting = cleared.and([agent, '03-02 11:00', taken()])
    waiting.when(management, '03-02 12:00', { type: 'clearProposal' }).refused('conflictOfInterest')
    waiting.when(lawyer, '03-02 12:00', { type: 'clearProposal' }).refused('notAllowed')
    const another: Actor = { ...management, id: 'zhou.yi' }
    waiting.and([another, '03-02 12:00', { type: 'clearProposal' }])
    for (const by of [management, agent])
      waiting
        .when(by, '03-02 12:00', { type: 'returnClearance', reason: 'Not so' })
        .then({ type: 'clearanceReturned', by: by.id })
  })

  test('may clear what was proposed in their own words by another', () => {
    const waiting = cleared.and([agent, '03-02 11:00', { type: 'proposeSolution', measures: 'A repair' }])
    waiting.and([management, '03-02 12:00', { type: 'clearProposal' }])
  })

  test('does not approve it, nor judge afterwards whether it was handled fairly', () => {
    const much = { ...redress, amountCents: 90_000_000 }
    const costly: Command = { type: 'draftProposal', measures: 'A new car', redress: much }
    const waiting = given(opening())
      .and([manager, '03-02 09:30', costly])
      .and(assigned)
      .and([agent, '03-02 11:00', taken()])
    expect(waiting.complaint.proposal?.state).toBe('awaitingApproval')
    waiting.when(manager, '03-02 12:00', { type: 'approveProposal' }).refused('conflictOfInterest')
    const ended = waiting
      .and([supervisor, '03-02 12:00', { type: 'approveProposal' }])
      .and([customer, '03-02 13:00', { type: 'withdraw', reason: 'Never mind' }])
    ended
      .when(manager, '03-03 12:00', { type: 'reviewHandling', fair: true, text: 'Fair' })
      .refused('conflictOfInterest')
  })

  test('has handled the cycle where they own it: another handles the next', () => {
    const { complaint } = given(opening(), assigned, [agent, '03-02 11:00', draft])
    expect(complaint.handledBy).toEqual({ 1: ['li.na'] })
    expect(drafted.complaint.handledBy?.[1] ?? []).not.toContain('wang.wei')
  })
})
