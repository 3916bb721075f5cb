import { describe, expect, test } from 'vitest'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../src/domain/policy/checks/policy-check.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import type { ClockRule, Policy } from '../../../src/domain/policy/policy.ts'
import { explain } from '../../../src/domain/time/explain.ts'
import { clockIn, eventsOf, given, on, opening, operator, type Move } from '../../support/domain/given.ts'
import { STAGES, stagedPolicy } from '../../support/domain/staged-policy.ts'

// R36, R39, R46, R47, R48, F36, F37

const desk: Actor = { id: 'he.fang', role: 'agent', departments: ['intake'] }
const expert: Actor = { id: 'li.na', role: 'agent', departments: ['service'] }
const lead: Actor = { id: 'zhao.min', role: 'supervisor', departments: ['service', 'intake'] }

// Nobody is named whom it is about: everybody here may handle it.
const begun = () => {
  const { details, ...rest } = opening(stagedPolicy())
  const { about: _, ...others } = details
  return given({ ...rest, details: others })
}
const toService: Move = [desk, '03-02 10:00', { type: 'assign', department: 'service' }]
const found = { type: 'recordFindings', rootCause: 'carrier', text: 'Lost' } as const
const stateOf = (story: ReturnType<typeof begun>, name: string) => clockIn(story.complaint, name)?.state

describe('acceptance', () => {
  test('that a complaint is taken on meets its clock, once', () => {
    const story = begun()
      .when(desk, '03-02 10:00', { type: 'acceptForHandling', said: 'We look into it.' })
      .then({ type: 'handlingAccepted', said: 'We look into it.' }, { type: 'clockMet', clock: 'accept' })
    expect(story.complaint.handlingAcceptedAt).toBe(on('03-02 10:00'))
    story.when(desk, '03-02 11:00', { type: 'acceptForHandling' }).refused('alreadyDone')
  })

  test('a policy without such a clock knows no acceptance', () => {
    given(opening()).when(desk, '03-02 10:00', { type: 'acceptForHandling' }).refused('notAllowed')
  })

  test('to acknowledge a complaint, or to classify it, is not to accept it', () => {
    const story = begun().and([desk, '03-02 10:00', { type: 'acknowledge', method: 'phone', said: 'Yes' }])
    expect(stateOf(story, 'accept')).toBe('running')
    expect(stateOf(story, 'acknowledge')).toBe('met')
    expect(eventsOf(story.until('03-03 09:00').entries, 'breached')).toMatchObject([
      { clock: 'accept', dueAt: on('03-02 13:00') },
      { clock: 'triage' },
    ])
  })
})

describe('the hand-over', () => {
  test('an assignment to another department starts its clock and leaves the customer’s as they were', () => {
    const before = begun()
    const story = before.and(toService)
    expect(clockIn(story.complaint, 'handover')).toMatchObject({ state: 'running', dueAt: on('03-02 12:00') })
    for (const name of ['acknowledge', 'resolve'])
      expect(clockIn(story.complaint, name)).toEqual(clockIn(before.complaint, name))
  })

  test('it ends with the department’s word that it has taken it over', () => {
    const story = begun().and(toService)
    const taken = story
      .when(expert, '03-02 11:00', { type: 'takeOver', comment: 'Ours.' })
      .then({ type: 'takenOver', comment: 'Ours.' }, { type: 'clockMet', clock: 'handover' })
    taken.when(expert, '03-02 11:05', { type: 'takeOver' }).refused('nothingToAnswer')
  })

  test.each([
    ['findings', found],
    [
      'a word with the customer',
      { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Hi' },
    ],
    ['an assignment to one of them', { type: 'assign', department: 'service', person: 'li.na' }],
  ] as const)('or with their first act: %s', (_, command) => {
    const story = begun().and(toService)
    expect(stateOf(story.and([lead, '03-02 11:00', command]), 'handover')).toBe('met')
  })

  test('not with a note, nor with what those do who handed it on', () => {
    const story = begun()
      .and(toService)
      .and([expert, '03-02 10:30', { type: 'addNote', text: 'Seen' }])
    expect(stateOf(story, 'handover')).toBe('running')
    const manager: Actor = { id: 'sun.li', role: 'management', departments: ['board'] }
    const talked = story.and([
      manager,
      '03-02 10:40',
      { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Hi' },
    ])
    expect(stateOf(talked, 'handover')).toBe('running')
  })

  test('who takes it for themselves, or for their own department, has taken it over', () => {
    const own: Move = [expert, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
    expect(stateOf(begun().and(own), 'handover')).toBeUndefined()
  })

  test('handed on before anybody acted, the next department has a clock of its own', () => {
    const on2: Move = [expert, '03-02 11:00', { type: 'assign', department: 'workshop' }]
    const story = begun().and(toService).and(on2)
    expect(story.complaint.clocks.filter(({ name }) => name === 'handover')).toMatchObject([
      { n: 1, state: 'cancelled' },
      { n: 2, state: 'running', dueAt: on('03-02 13:00') },
    ])
  })

  test('left lying it is overdue, and whom the policy names as owner of the stage is warned of it', () => {
    const story = begun().and(toService).until('03-02 12:30')
    expect(eventsOf(story.entries, 'breached')).toMatchObject([{ clock: 'handover' }])
    const [told] = noticesFor(story.complaint, story.entries).filter(
      ({ template }) => template === 'breached',
    )
    expect(told?.to).toEqual({ role: 'supervisor', department: 'service' })
  })
})

describe('investigating and proposing', () => {
  const classified: Command = {
    ...{ type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'complex' },
  }

  test('the investigation runs from the assignment to the findings, the proposal from there to the offer', () => {
    const story = begun().and([desk, '03-02 09:30', classified]).and(toService)
    expect(stateOf(story, 'triage')).toBe('met')
    const known = story.and([expert, '03-02 15:00', found])
    expect(clockIn(known.complaint, 'investigate')).toMatchObject({ state: 'met', dueAt: on('03-02 22:00') })
    expect(clockIn(known.complaint, 'propose')).toMatchObject({ dueAt: on('03-02 23:00') })
    const offered = known.and([expert, '03-02 16:00', { type: 'proposeSolution', measures: 'Refund' }])
    expect(stateOf(offered, 'propose')).toBe('met')
  })

  test('it is owed once a cycle, however often the complaint changes hands', () => {
    const again: Move = [expert, '03-02 16:00', { type: 'assign', department: 'workshop' }]
    const story = begun().and(toService).and([expert, '03-02 15:00', found]).and(again)
    expect(story.complaint.clocks.filter(({ name }) => name === 'investigate')).toHaveLength(1)
  })

  test('a declined proposal asks for another', () => {
    const declined = { type: 'declineSolution', reason: 'Too little' } as const
    const story = begun()
      .and(toService)
      .and([expert, '03-02 15:00', found, { type: 'proposeSolution', measures: 'Refund' }])
      .and([{ id: 'customer', role: 'customer' }, '03-02 17:00', declined])
    expect(clockIn(story.complaint, 'propose')).toMatchObject({ n: 2, state: 'running' })
  })

  test('the explanation of a due names who owns its stage', () => {
    const { complaint } = begun().and(toService)
    expect(explain(complaint, clockIn(complaint, 'investigate'))).toMatchObject({ owner: 'manager' })
    expect(explain(complaint, clockIn(complaint, 'resolve'))).not.toHaveProperty('owner')
  })

  test('a policy adopted on the way asks for what is still owed, not for what was accepted or ran once', () => {
    const story = begun()
      .and([desk, '03-02 09:30', { type: 'acceptForHandling' }])
      .and(toService)
      .and([expert, '03-02 15:00', found])
    const snapshot: Policy = { ...stagedPolicy(), version: '2' }
    const adopt = { type: 'adoptPolicy', policyId: 'staged', snapshot, reason: 'New', carries: true } as const
    const { complaint } = story.and([operator, '03-02 16:00', adopt])
    const running = complaint.clocks.filter(({ state }) => state === 'running').map(({ name }) => name)
    expect(running.toSorted()).toEqual(['acknowledge', 'progress', 'propose', 'resolve', 'triage'])
  })
})

describe('a policy with stages', () => {
  const faults = (policy: Policy) =>
    WorkablePolicy.safeParse(policy).error?.issues.map(({ path, message }) => [path.join('/'), message])
  const slower = (name: string, change: Partial<ClockRule>) =>
    stagedPolicy(STAGES.map((clock) => (clock.name === name ? { ...clock, ...change } : clock)))

  test('may be loaded where its targets fit into the resolution', () => {
    expect(faults(stagedPolicy())).toBeUndefined()
  })

  test('is refused where they take longer together, and says in which case', () => {
    // The whole is 24 hours for a simple complaint: 4 and 12 and 8 are just that.
    expect(faults(slower('propose', { term: { amount: 9, unit: 'hours' } }))).toEqual([
      ['stages', 'The stages take longer than resolve together (complexity simple).'],
    ])
    const days = { amount: 5, unit: 'workingDays' } as const
    expect(faults(slower('propose', { term: { amount: 8, unit: 'hours' }, termWhen: [] }))).toBeUndefined()
    expect(faults(slower('investigate', { term: days, termWhen: [] }))).toEqual([
      ['stages', 'The stages take longer than resolve together.'],
    ])
  })

  test('what runs side by side is not added up', () => {
    expect(faults(slower('accept', { term: { amount: 4, unit: 'hours' } }))).toBeUndefined()
    expect(faults(slower('handover', { term: { amount: 12, unit: 'hours' } }))).toBeUndefined()
  })

  test('names clocks that the house owes, and people who can act', () => {
    const policy = stagedPolicy()
    const { stages = [] } = policy
    const odd: Policy['stages'] = [
      { target: 'nothing', owner: 'agent' },
      { target: 'consent', owner: 'agent' },
      { target: 'triage', owner: 'auditor' },
      ...stages.slice(1, 2),
    ]
    expect(faults({ ...policy, stages: odd })).toEqual([
      ['stages/0', 'There is no clock nothing to be the target of a stage.'],
      ['stages/1', 'Clock consent is owed by the customer: no stage has it as target.'],
      ['stages/2', 'The role auditor cannot act in the stage of triage.'],
      ['stages/3', 'Two stages have the target triage.'],
    ])
  })
})
