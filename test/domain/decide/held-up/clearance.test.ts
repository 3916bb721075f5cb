import { describe, expect, test } from 'vitest'
import type { Actor, Command } from '../../../../src/domain/command.ts'
import { relationsOf } from '../../../../src/domain/access/ties.ts'
import { allowedActions } from '../../../../src/domain/decide/decide.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import { clearedPolicy } from '../../../support/domain/cleared-policy.ts'
import {
  agent,
  clockIn,
  customer,
  given,
  management,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

// R75

type Rules = NonNullable<Policy['clearance']>
const policyWith = (clearance: Rules, more: Partial<Policy> = {}): Policy => ({
  ...clearedPolicy(clearance),
  ...more,
})
const byLegal: Rules = [{ when: { redressAbove: { CNY: 100_000 } }, by: 'legal' }]
const byBoth: Rules = [
  { when: {}, by: 'legal' },
  { when: { category: 'injury' }, by: 'supervisor@quality' },
]

const lawyer: Actor = { id: 'xu.lv', role: 'legal' }
const inspector: Actor = { id: 'he.jian', role: 'supervisor', departments: ['quality'] }
const outsider: Actor = { id: 'lu.yuan', role: 'supervisor', departments: ['sales'] }
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const injury: Move = [
  agent,
  '03-02 10:30',
  { type: 'classify', category: 'injury', impact: 'low', risk: 'low', complexity: 'complex' },
]
const propose = (amountCents = 200_000): Command => ({
  type: 'proposeSolution',
  measures: 'Refund',
  redress: { amountCents, currency: 'CNY' },
})
const clear: Command = { type: 'clearProposal' }
const back: Command = { type: 'returnClearance', reason: 'It admits too much' }
const respond: Command = { type: 'finalResponse', reasons: 'These', routes: 'The arbitrator' }
const under = (rules: Rules, more: Partial<Policy> = {}) => given(opening(policyWith(rules, more)), assigned)

describe('a proposal that others must clear', () => {
  const waiting = under(byLegal).and([agent, '03-02 12:00', propose()])

  test('waits under a clock of its own, and the customer has nothing yet', () => {
    expect(waiting.complaint).toMatchObject({
      stage: 'investigating',
      waiting: [],
      proposal: { state: 'awaitingClearance' },
      clearance: { of: 'proposal', draftedBy: 'li.na', asked: [{ clearer: 'legal' }] },
    })
    expect(clockIn(waiting.complaint, 'clearance').state).toBe('running')
    waiting.when(customer, '03-02 13:00', { type: 'acceptSolution' }).refused('notInThisStage')
    waiting.when(agent, '03-02 13:00', propose()).refused('alreadyDone')
    waiting.when(supervisor, '03-02 13:00', respond).refused('alreadyDone')
  })

  test('goes to the customer in the step in which the last has cleared it', () => {
    const cleared = waiting.and([lawyer, '03-02 14:00', { type: 'clearProposal', comment: 'Sound' }])
    const [first, second, third] = cleared.entries.slice(waiting.entries.length)
    expect(first?.event).toMatchObject({
      type: 'cleared',
      clearer: 'legal',
      by: 'xu.lv',
      all: true,
      comment: 'Sound',
    })
    expect(second?.event).toMatchObject({ type: 'clockMet', clock: 'clearance' })
    expect(third?.event).toMatchObject({ type: 'solutionOffered' })
    expect(clockIn(cleared.complaint, 'consent').state).toBe('running')
    expect(cleared.complaint).toMatchObject({ stage: 'proposed', proposal: { state: 'offered' } })
    cleared.when(lawyer, '03-02 15:00', clear).refused('nothingToAnswer')
  })

  test('comes back with a reason, and may be drafted anew', () => {
    const returned = waiting
      .when(lawyer, '03-02 14:00', back)
      .then(
        { type: 'clearanceReturned', of: 'proposal', by: 'xu.lv', reason: 'It admits too much' },
        { type: 'clockMet', clock: 'clearance' },
      )
    expect(returned.complaint.proposal?.state).toBe('returned')
    returned.when(lawyer, '03-02 14:30', clear).refused('nothingToAnswer')
    const anew = returned.and([agent, '03-02 15:00', propose()])
    expect(clockIn(anew.complaint, 'clearance')).toMatchObject({ n: 2, state: 'running' })
  })

  test('lapses and climbs like any other clock', () => {
    const late = waiting.until('03-04 12:00')
    expect(clockIn(late.complaint, 'clearance').breach).toBeDefined()
    expect(late.complaint.escalations.some(({ clock: of }) => of === 'clearance')).toBe(true)
  })

  test('is nothing to the redress that lies below, to other currencies it is always above', () => {
    const small = under(byLegal).and([agent, '03-02 12:00', propose(100_000)])
    expect(small.complaint.proposal?.state).toBe('offered')
    const foreign: Command = {
      type: 'proposeSolution',
      measures: 'Refund',
      redress: { amountCents: 1, currency: 'USD' },
    }
    expect(
      under(byLegal, { redressLimits: { USD: 1_000 } }).and([agent, '03-02 12:00', foreign]).complaint
        .proposal,
    ).toMatchObject({ state: 'awaitingClearance' })
  })
})

describe('who is asked', () => {
  const waiting = under(byBoth)
    .and(injury)
    .and([agent, '03-02 12:00', propose(1)])

  test('must all have cleared it', () => {
    const half = waiting.when(lawyer, '03-02 13:00', clear).then({ type: 'cleared', clearer: 'legal' })
    expect(half.complaint.proposal?.state).toBe('awaitingClearance')
    half.when(lawyer, '03-02 13:30', clear).refused('notAllowed')
    const both = half.and([inspector, '03-02 14:00', clear])
    expect(both.complaint).toMatchObject({
      proposal: { state: 'offered' },
      clearance: { asked: [{ clearedBy: 'xu.lv' }, { clearedBy: 'he.jian' }] },
    })
  })

  test('is of the role and of the department, or stands above', () => {
    waiting.when(outsider, '03-02 13:00', clear).refused('notAllowed')
    waiting.when(agent, '03-02 13:00', clear).refused('conflictOfInterest')
    waiting.when(inspector, '03-02 13:00', clear).then('cleared')
    waiting.when(management, '03-02 13:00', clear).then({ type: 'cleared', clearer: 'supervisor@quality' })
    expect(allowedActions(waiting.complaint, lawyer)).toEqual(
      expect.arrayContaining(['clearProposal', 'returnClearance']),
    )
    expect(allowedActions(waiting.complaint, outsider)).not.toContain('clearProposal')
  })

  test('has to do with the complaint, and so may read it', () => {
    expect(relationsOf(waiting.complaint, inspector)).toEqual(['contributing'])
    expect(relationsOf(waiting.complaint, outsider)).toEqual(['none'])
  })

  test('hears of it, and who drafted it hears of the end', () => {
    const told = (by: Actor, command: Command) => {
      const before = waiting.entries.length
      const { complaint, entries } = waiting.and([by, '03-02 13:00', command])
      return noticesFor(complaint, entries.slice(before)).map(
        ({ template, to }) =>
          `${template} → ${to.person ?? [to.role, to.department].filter(Boolean).join('@')}`,
      )
    }
    expect(
      noticesFor(waiting.complaint, waiting.entries).map(
        ({ template, to }) => `${template} → ${[to.role, to.department].filter(Boolean).join('@')}`,
      ),
    ).toEqual(expect.arrayContaining(['clearanceNeeded → legal', 'clearanceNeeded → supervisor@quality']))
    expect(told(lawyer, back)).toEqual(['clearanceReturned → li.na'])
    expect(told(lawyer, clear)).toEqual([])
  })

  test('clears nothing that they drafted, but takes it back', () => {
    const own = under([{ when: {}, by: 'supervisor@quality' }]).and([
      { ...inspector, departments: ['quality', 'service'] },
      '03-02 12:00',
      propose(1),
    ])
    own.when(inspector, '03-02 13:00', clear).refused('conflictOfInterest')
    own.when(inspector, '03-02 13:00', back).then('clearanceReturned', 'clockMet')
  })

  test('has had a part in it, and does not judge afterwards how it was handled', () => {
    const closed = under([{ when: {}, by: 'management' }])
      .and([supervisor, '03-02 12:00', respond])
      .and([management, '03-02 13:00', clear])
    expect(closed.complaint.stage).toBe('closed')
    const judged: Command = { type: 'reviewHandling', fair: true, text: 'Fine' }
    for (const by of [management, supervisor])
      closed.when(by, '03-03 09:00', judged).refused('conflictOfInterest')
    closed.when({ id: 'wu.di', role: 'supervisor' }, '03-03 09:00', judged).then('handlingReviewed')
  })
})

describe('with the approval of redress', () => {
  test('the line approves first, and then it is cleared', () => {
    const asked = under(byLegal).and([agent, '03-02 12:00', propose(600_000)])
    expect(asked.complaint).toMatchObject({ proposal: { state: 'awaitingApproval' } })
    expect(asked.complaint.clearance).toBeUndefined()
    asked.when(lawyer, '03-02 13:00', clear).refused('nothingToAnswer')
    const approved = asked.and([supervisor, '03-02 13:00', { type: 'approveProposal' }])
    expect(approved.complaint).toMatchObject({
      proposal: { state: 'awaitingClearance' },
      clearance: { draftedBy: 'li.na' },
    })
    expect(approved.and([lawyer, '03-02 14:00', clear]).complaint.proposal?.state).toBe('offered')
  })
})

describe('a final response', () => {
  const drafted = under(byBoth).and([supervisor, '03-02 12:00', respond])

  test('waits too, and is given as it was drafted', () => {
    expect(drafted.complaint).toMatchObject({
      stage: 'investigating',
      clearance: { of: 'finalResponse', response: { reasons: 'These' } },
    })
    const given = drafted.and([lawyer, '03-02 14:00', clear])
    expect(given.complaint).toMatchObject({ stage: 'closed', outcome: 'finalResponse' })
    expect(given.complaint.clearance).not.toHaveProperty('response')
    expect(given.entries.find(({ event }) => event.type === 'finalResponseGiven')?.event).toMatchObject({
      ...{ reasons: 'These', routes: 'The arbitrator' },
    })
  })

  test('is not waited for any more once the customer has agreed to what they were offered', () => {
    const offered = under([{ when: {}, by: 'legal' }])
      .and([agent, '03-02 11:00', propose(1)])
      .and([lawyer, '03-02 12:00', clear])
      .and([supervisor, '03-02 13:00', respond])
    const agreed = offered.and([customer, '03-02 14:00', { type: 'acceptSolution' }])
    expect(agreed.complaint.stage).toBe('executing')
    expect(clockIn(agreed.complaint, 'clearance').state).toBe('cancelled')
    agreed.when(lawyer, '03-02 15:00', clear).refused('nothingToAnswer')
  })

  test('that waits holds up no withdrawal', () => {
    const gone = drafted.and([customer, '03-02 14:00', { type: 'withdraw', reason: 'Settled' }])
    expect(gone.complaint).toMatchObject({ stage: 'closed', outcome: 'withdrawn' })
    expect(gone.complaint.clearance?.endedAt).toBeDefined()
  })
})

describe('a policy', () => {
  const faults = (policy: Policy) =>
    WorkablePolicy.safeParse(policy).error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ) ?? []

  test('that has a clock for it is one that works', () => {
    expect(faults(policyWith(byBoth))).toEqual([])
  })

  test('that asks nobody who could, or says by when in no clock, is refused', () => {
    expect(faults({ ...policyNamed('default'), clearance: byLegal })[0]).toMatch(/^clearance: No clock says/)
    expect(faults(policyWith([{ when: {}, by: 'agent' }]))[0]).toMatch(/^clearance\.0\.by: Who clears is/)
    const endless = policyWith(byLegal)
    endless.clocks.at(-1)!.until = ['closed']
    expect(faults(endless)[0]).toMatch(/^clocks\.7: Clock clearance is met by cleared/)
  })
})
