import { describe, expect, test } from 'vitest'
import { decide } from '../../../../src/domain/decide/decide.ts'
import type { Command } from '../../../../src/domain/command.ts'
import type { Complaint } from '../../../../src/domain/complaint.ts'
import { isRefusal } from '../../../../src/domain/refusal.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { given, on, opening, policyNamed, type Move } from '../../../support/domain/given.ts'
import { agent, colleague, customer, supervisor, system } from '../../../support/domain/given.ts'
import { askedSeveralTimes } from '../../../support/domain/several-revisits.ts'

const recording = { kind: 'recording', reference: 'rec 7', source: 'phone' } as const
const done = (day: string): Move[] => [
  [agent, `${day} 10:00`, { type: 'assign', department: 'service', person: agent.id }],
  [agent, `${day} 11:00`, { type: 'proposeSolution', measures: 'Refund' }],
  [customer, `${day} 12:00`, { type: 'acceptSolution', score: 4 }],
  [agent, `${day} 13:00`, { type: 'recordExecution', what: 'Paid' }],
]
const executed = given(opening(askedSeveralTimes()), ...done('03-02'))
const said = (score: number, more = {}): Command => ({
  type: 'recordRevisit',
  score,
  comment: 'So.',
  ...more,
})
const nobody = (method?: 'phone' | 'message'): Command => ({
  type: 'recordRevisit',
  result: 'unreachable',
  ...(method && { method }),
})
const surveySent: Move = [
  system,
  '03-02 13:05',
  { type: 'confirmNotice', key: 'survey/1', sentAt: on('03-02 13:04') },
]
const closed = executed.and([colleague, '03-03 10:00', said(5, { solved: true })])

const later = ({ clocks }: Complaint, nth: number) =>
  clocks.find(({ name, n }) => name === 'laterRevisit' && n === nth)!

// R79
describe('the customer is asked again', () => {
  test('at each of the times the policy names, counted from the closing', () => {
    expect(later(closed.complaint, 1).dueAt).toBe(on('03-10 10:00'))
    expect(later(closed.complaint, 2).dueAt).toBe(on('03-24 10:00'))
  })

  test('and what is answered ends the next one only; closed it stays', () => {
    closed
      .when(colleague, '03-08 10:00', said(4, { solved: false }))
      .then(
        { type: 'revisitRecorded', later: true, solved: false, result: 'satisfied' },
        { type: 'clockMet', clock: 'laterRevisit', n: 1 },
      )
  })

  test('unanswered it lapses without a ladder, and nothing is left when it is archived', () => {
    const archived = closed.until('05-01 00:00')
    const types = archived.entries.map(({ event }) => event.type)
    expect(types.filter((type) => type === 'breached')).toHaveLength(2)
    expect(types).not.toContain('escalated')
    expect(types.at(-3)).toBe('archived')
    const left = archived.complaint.clocks.filter(({ name }) => name === 'laterRevisit')
    expect(left.map(({ state }) => state)).toEqual(['unmet', 'unmet'])
  })

  test('nobody is called unreachable after closing: the attempt is on record', () => {
    closed
      .when(colleague, '03-08 10:00', nobody('phone'))
      .then({ type: 'revisitRecorded', later: true, result: 'unreachable' })
  })

  test('dissatisfied then, it is opened again, and nothing of the first cycle is asked any more (R82)', () => {
    const again = closed.and([colleague, '03-08 10:00', said(1)])
    expect(again.complaint).toMatchObject({ stage: 'investigating', cycle: 2 })
    expect(later(again.complaint, 2).state).toBe('cancelled')
  })

  test('dissatisfied when the bound of second handlings is reached, it stays closed (R83)', () => {
    const policy = { ...askedSeveralTimes(), cycles: { max: 1 } }
    const last = given(opening(policy), ...done('03-02'), [colleague, '03-03 10:00', said(5)])
    const after = last.and([colleague, '03-08 10:00', said(1)])
    expect(after.complaint).toMatchObject({ stage: 'closed', cycle: 1 })
    expect(after.complaint.finalOnly).toBeUndefined()
  })

  test('not by those who handled it, nor where nothing of the kind is owed', () => {
    closed.when(agent, '03-08 10:00', said(5)).refused('conflictOfInterest')
    const plain = given(opening(), ...done('03-02'), [colleague, '03-03 10:00', said(5)])
    plain.when(colleague, '03-08 10:00', said(5)).refused('notInThisStage')
  })

  test('what came after a closing was taken as before it, once', () => {
    const asked = { command: said(5), by: colleague, at: on('03-08 10:00'), accepted: true } as const
    const then = decide(closed.complaint, { ...asked, edition: 3 })
    if (isRefusal(then)) throw new Error(then.detail)
    expect(then.events.map(({ type }) => type)).toContain('closed')
    const now = decide(closed.complaint, { ...asked, edition: 4 })
    if (isRefusal(now)) throw new Error(now.detail)
    expect(now.events.map(({ type }) => type)).not.toContain('closed')
  })
})

// F66, F67
describe('whom nobody reaches', () => {
  const tried = executed
    .and([colleague, '03-03 10:00', nobody('phone')])
    .and([colleague, '03-03 15:00', nobody('message')])

  test('is unreachable after the attempts, in two ways, on different days, and a letter that arrived', () => {
    const written = executed
      .and(surveySent)
      .and([colleague, '03-03 10:00', nobody('phone')])
      .and([colleague, '03-03 15:00', nobody('message')])
    expect(written.complaint.stage).toBe('revisiting')
    written
      .until('03-04 10:00')
      .when(colleague, '03-04 10:00', nobody('phone'))
      .then({ type: 'revisitRecorded' }, { type: 'closed', outcome: 'unreachable' }, 'clockCancelled')
  })

  test('and without the letter is not: the clock lapses and climbs', () => {
    const late = tried.and([colleague, '03-04 10:00', nobody('phone')]).until('03-06 12:00')
    expect(late.complaint.stage).toBe('revisiting')
    expect(late.entries.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['breached', 'escalated']),
    )
  })

  test('nor on one day, nor in one way', () => {
    const oneDay = executed.and(surveySent).and([colleague, '03-03 09:00', nobody('phone')])
    const all = oneDay
      .and([colleague, '03-03 10:00', nobody('message')])
      .and([colleague, '03-03 11:00', nobody('phone')])
    expect(all.complaint.stage).toBe('revisiting')
    const oneWay = oneDay
      .and([colleague, '03-04 10:00', nobody('phone')])
      .and([colleague, '03-05 11:00', nobody('phone')])
    expect(oneWay.complaint.stage).toBe('revisiting')
  })

  test('a letter by hand, with its evidence, is as good', () => {
    const contact: Command = {
      type: 'recordContact',
      direction: 'outward',
      method: 'letter',
      summary: 'By registered post',
      evidence: recording,
    }
    tried
      .and([colleague, '03-03 16:00', contact])
      .until('03-04 10:00')
      .when(colleague, '03-04 10:00', nobody('phone'))
      .then({ type: 'revisitRecorded' }, { type: 'closed', outcome: 'unreachable' }, 'clockCancelled')
  })

  test('the way in which they were tried is named, and whether it is solved is not', () => {
    executed.when(colleague, '03-03 10:00', nobody()).refused('missing')
    executed
      .when(colleague, '03-03 10:00', {
        type: 'recordRevisit',
        result: 'unreachable',
        method: 'phone',
        solved: true,
      })
      .refused('contradiction')
  })
})

// R78, R80, R81
describe('the customer’s own rating', () => {
  const slipHolder = { ...customer, alsoKnownToStaff: true } as const

  test('answers the revisit: content, it is resolved', () => {
    executed
      .when(customer, '03-03 10:00', { type: 'rate', score: 5, solved: true })
      .then(
        { type: 'rated', result: 'satisfied', score: 5, solved: true },
        { type: 'clockMet', clock: 'revisit' },
        { type: 'closed', outcome: 'resolved' },
        'clockStarted',
        'clockStarted',
      )
  })

  test('dissatisfied, without having to say why, another handles it', () => {
    const again = executed.and([customer, '03-03 10:00', { type: 'rate', score: 2, solved: false }])
    expect(again.complaint).toMatchObject({ cycle: 2, stage: 'investigating', handledBefore: agent.id })
  })

  test('in the last cycle a final response is left', () => {
    const last = given(opening({ ...askedSeveralTimes(), cycles: { max: 1 } }), ...done('03-02')).and([
      customer,
      '03-03 10:00',
      { type: 'rate', score: 1, solved: false },
    ])
    expect(last.complaint).toMatchObject({ stage: 'investigating', finalOnly: true })
  })

  test('is taken also where the root cause is missing: the closing waits for that', () => {
    const waits = given(opening({ ...askedSeveralTimes(), requiresRootCause: true }), ...done('03-02')).and([
      customer,
      '03-03 10:00',
      { type: 'rate', score: 5, solved: true },
    ])
    expect(waits.complaint.stage).toBe('revisiting')
    waits.when(customer, '03-03 11:00', { type: 'rate', score: 1, solved: true }).refused('alreadyDone')
    const found = waits.and([agent, '03-04 10:00', { type: 'recordFindings', rootCause: 'x', text: 'Found' }])
    expect(found.complaint).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  })

  test('is the customer’s alone: neither staff nor a secret that staff know will do', () => {
    const rating: Command = { type: 'rate', score: 5, solved: true }
    executed.when(supervisor, '03-03 10:00', rating).refused('notAllowed')
    executed.when(slipHolder, '03-03 10:00', rating).refused('missing')
  })

  // R85
  test('later they may say how it went on: nothing is opened again', () => {
    closed
      .when(customer, '03-05 10:00', { type: 'giveFeedback', text: 'It lasts', score: 2 })
      .then({ type: 'feedbackGiven', score: 2 })
    closed
      .when(slipHolder, '03-05 10:00', { type: 'giveFeedback', text: 'It lasts', score: 2 })
      .refused('missing')
    closed.when(slipHolder, '03-05 10:00', { type: 'giveFeedback', text: 'It lasts' }).then('feedbackGiven')
    executed.when(customer, '03-02 18:00', { type: 'giveFeedback', text: 'So' }).refused('notInThisStage')
  })
})

// F65
describe('the survey', () => {
  const told = (policy = askedSeveralTimes()) => {
    const { complaint, entries } = given(opening(policy), ...done('03-02'))
    return noticesFor(complaint, entries).filter(({ to }) => to.role === 'customer')
  }

  test('goes once a cycle, in the place of the letter that it was carried out, and the complaint hears of it', () => {
    const last = told().at(-1)
    expect(last).toMatchObject({ template: 'survey', key: 'survey/1', confirm: true })
    expect(told().map(({ template }) => template)).not.toContain('executionRecorded')
  })

  test('not under a policy that asks once', () => {
    expect(told(policyNamed('default')).map(({ template }) => template)).not.toContain('survey')
  })
})
