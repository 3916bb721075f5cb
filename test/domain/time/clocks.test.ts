import { describe, expect, test } from 'vitest'
import { catchUp } from '../../../src/domain/admit.ts'
import type { Command } from '../../../src/domain/command.ts'
import { nextStep } from '../../../src/domain/time/steps.ts'
import { nextDue, resultOf } from '../../../src/domain/summary.ts'
import {
  agent,
  clockIn,
  customer,
  eventsOf,
  given,
  on,
  opening,
  policyNamed,
  supervisor,
} from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'
import { acknowledge, ask, assigned, classify, endOf, propose, provide, toService } from './moves.ts'

describe('the default policy', () => {
  // R43, R49, R50
  test('starts three clocks at receipt: 24 hours, five working days, and two to tell the customer more', () => {
    const { complaint } = given(opening())
    expect(complaint.clocks.map(({ name, dueAt }) => [name, dueAt])).toEqual([
      ['acknowledge', on('03-03 09:00')],
      ['resolve', endOf('03-09')],
      ['progress', endOf('03-04')],
    ])
    expect(nextDue(complaint)).toEqual({ clock: 'acknowledge', at: on('03-03 09:00') })
  })

  test('owes first what has lapsed, until it is done; what is paused has no due', () => {
    const late = given(opening(), [agent, '03-04 09:00', toService])
    expect(nextDue(late.complaint)).toEqual({
      clock: 'acknowledge',
      at: on('03-03 09:00'),
      overdue: true,
    })
  })

  // R7
  test('acknowledges day and night: received on a Friday evening, due on Saturday evening (F11)', () => {
    const { complaint } = given(opening('default', on('03-06 22:00')))
    expect(clockIn(complaint, 'acknowledge').dueAt).toBe(on('03-07 22:00'))
    expect(clockIn(complaint, 'resolve').dueAt).toBe(endOf('03-13'))
  })

  test('counts make-up workdays: received before the Spring Festival, a working Saturday and Sunday move it nearer (F1)', () => {
    const { complaint } = given(opening('default', on('09-17 09:00')))
    expect(clockIn(complaint, 'resolve').dueAt).toBe(endOf('09-23'))
  })

  // R52, R58, F5
  test('warns at half and at four fifths of the counted time, and reminds the customer at half of theirs', () => {
    const { entries } = given(opening()).until('03-09 12:00')
    const warned = eventsOf(entries, 'warned').map(({ clock, share, at }) => [clock, share, at])
    expect(warned).toEqual([
      ['acknowledge', 0.5, on('03-02 21:00')],
      ['acknowledge', 0.8, on('03-03 04:12')],
      ['resolve', 0.5, on('03-05 04:30')],
      ['resolve', 0.8, on('03-06 21:00')],
      ['progress', 2, endOf('03-06')],
    ])
    const waiting = given(opening(), assigned, [agent, '03-02 12:00', ask]).until('03-05 00:00')
    expect(eventsOf(waiting.entries, 'reminded')).toMatchObject([
      { of: 'information', share: 0.5, at: on('03-04 06:00') },
    ])
  })
})

describe('a deadline', () => {
  test('at exactly its due is in time, a millisecond later it has lapsed', () => {
    const at = given(opening(), [agent, '03-03 09:00', acknowledge()])
    expect(resultOf(clockIn(at.complaint, 'acknowledge'))).toBe('in_time')
    const late = given(opening(), [agent, '03-03 09:00:01', acknowledge()])
    expect(resultOf(clockIn(late.complaint, 'acknowledge'))).toBe('lapsed')
    expect(eventsOf(late.entries, 'clockMet')[0]).toMatchObject({ lateMs: 1_000 })
    expect(eventsOf(late.entries, 'breached')[0]).toMatchObject({
      at: on('03-03 09:00'),
      dueAt: on('03-03 09:00'),
    })
  })

  test('an answer in time that is typed in after the lapse voids the breach and ends its escalation', () => {
    const story = given(opening())
      .until('03-03 11:00')
      .when(agent, '03-03 11:00', {
        ...acknowledge('03-03 08:30'),
        evidence: { kind: 'recording', reference: 'call-4711', source: 'telephone' },
      } as Command)
      .then(
        'acknowledged',
        { type: 'breachVoided', clock: 'acknowledge', why: 'provedInTime' },
        { type: 'clockMet', at: on('03-03 08:30') },
        { type: 'clockMet', clock: 'progress' },
        'clockStarted',
        { type: 'escalationEnded', why: 'breachVoided' },
      )
    expect(clockIn(story.complaint, 'acknowledge')).toMatchObject({ state: 'met', breach: { voided: true } })
    expect(resultOf(clockIn(story.complaint, 'acknowledge'))).toBe('in_time')
  })

  test('that lapsed in an outage is recorded in order with nominal instants, before anything else (F50)', () => {
    const { entries } = given(opening(), assigned).and([
      agent,
      '03-10 15:00',
      { type: 'addNote', text: 'Back' },
    ])
    const told = entries.slice(5).map(({ event }) => [event.type, event.at])
    const instants = entries.slice(5).map(({ event }) => event.at)
    expect(instants).toEqual(instants.toSorted((one, other) => one - other))
    expect(told.at(-1)).toEqual(['noteAdded', on('03-10 15:00')])
    expect(entries.slice(5).every(({ recordedAt }) => recordedAt === on('03-10 15:00'))).toBe(true)
    expect(eventsOf(entries, 'breached').map(({ clock, at }) => [clock, at])).toEqual([
      ['acknowledge', on('03-03 09:00')],
      ['progress', endOf('03-04')],
      ['resolve', endOf('03-09')],
    ])
  })
})

describe('a pause', () => {
  test('of ten days, and nothing fires; what was left is left (F13, F14)', () => {
    const policy = policyNamed('default')
    const patient = {
      ...policy,
      clocks: policy.clocks
        .filter(({ name }) => name !== 'progress')
        .map((clock) =>
          clock.name === 'information'
            ? { ...clock, term: { amount: 20, unit: 'workingDays' as const } }
            : clock,
        ),
    }
    const asked = given(opening(patient), assigned, [agent, '03-03 08:00', ask])
    const waited = asked.until('03-13 08:00')
    expect(waited.entries).toHaveLength(asked.entries.length)
    const answered = waited.and([customer, '03-13 08:00', provide])
    expect(clockIn(answered.complaint, 'resolve').dueAt).toBe(endOf('03-19'))
  })

  test('over a weekend credits the counted dates only (F15)', () => {
    const story = given(opening(), assigned, [agent, '03-06 18:00', ask], [customer, '03-09 09:00', provide])
    expect(clockIn(story.complaint, 'resolve').dueAt).toBe(endOf('03-10'))
  })

  // R58, F19
  test('ends by itself when the customer does not answer: the investigation goes on without', () => {
    const story = given(opening(), assigned, [agent, '03-02 12:00', ask]).until('03-06 08:00')
    const types = story.entries.map(({ event }) => event.type)
    expect(types.slice(types.indexOf('clockExpired'))).toEqual([
      'clockExpired',
      'waitingGivenUp',
      'clockResumed',
      'clockResumed',
    ])
    expect(story.complaint).toMatchObject({ stage: 'investigating', waiting: [] })
    expect(resultOf(clockIn(story.complaint, 'information'))).toBe('lapsed_open')
    expect(clockIn(story.complaint, 'resolve').dueAt).toBe(endOf('03-12'))
  })

  test('ends by itself when consent does not come, and resolve runs again', () => {
    const { complaint } = given(opening(), assigned, [agent, '03-02 12:00', propose]).until('03-06 08:00')
    expect(complaint).toMatchObject({ stage: 'proposed', waiting: [] })
    expect(clockIn(complaint, 'resolve')).not.toHaveProperty('pausedAt')
  })

  test('a breached clock does not stand still, its due stays what it was', () => {
    const story = given(opening(), assigned).until('03-10 09:00').and([agent, '03-10 09:00', ask])
    expect(clockIn(story.complaint, 'resolve')).toMatchObject({ dueAt: endOf('03-09'), pauses: [] })
    expect(clockIn(story.complaint, 'resolve')).not.toHaveProperty('pausedAt')
  })
})

describe('re-classification', () => {
  // R42
  test('recomputes from the receipt, not from now (F35)', () => {
    given(opening())
      .when(agent, '03-02 18:00', classify('simple'))
      .then('classified', {
        type: 'dueChanged',
        clock: 'resolve',
        before: endOf('03-09'),
        dueAt: on('03-03 09:00'),
        why: 'classified',
      })
  })

  test('as major is due sooner where the policy says so (R27)', () => {
    const major = { ...classify('complex'), impact: 'high', risk: 'high' } as Command
    const opened = opening('carmaker')
    const complainant = { name: 'Chen Yu', phone: '13800138000' }
    const taken = given({ ...opened, details: { ...opened.details, complainant } })
    expect(clockIn(taken.complaint, 'resolve').dueAt).toBe(endOf('03-16'))
    const { complaint } = taken.and([agent, '03-02 18:00', major])
    expect(clockIn(complaint, 'resolve').dueAt).toBe(endOf('03-09'))
  })

  test('carries the pauses along (F17)', () => {
    const paused = given(opening(), assigned, [agent, '03-02 12:00', ask], [customer, '03-02 15:00', provide])
    const { complaint } = paused.and([agent, '03-02 18:00', classify('simple')])
    expect(clockIn(complaint, 'resolve').dueAt).toBe(on('03-03 12:00'))
  })

  test('to a due that has passed is one breach, retroactive, its ladder counted from now (F39)', () => {
    const story = given(opening(), [agent, '03-02 10:00', acknowledge()]).until('03-04 10:00')
    const { complaint } = story
      .when(agent, '03-04 10:00', classify('simple'))
      .then(
        'classified',
        'dueChanged',
        { type: 'breached', dueAt: on('03-03 09:00'), at: on('03-04 10:00'), retroactive: true },
        { type: 'escalated', level: 1, at: on('03-04 10:00') },
      )
    expect(nextStep({ ...complaint, clocks: [] })).toMatchObject({ kind: 'climb', at: on('03-04 14:00') })
  })

  test('of a breached clock keeps its breached due (F38)', () => {
    const story = given(opening(), [agent, '03-02 10:00', classify('simple')]).until('03-03 12:00')
    expect(clockIn(story.complaint, 'resolve').breach).toEqual({ dueAt: on('03-03 09:00') })
    const { complaint } = story.and([agent, '03-03 12:00', classify('complex')])
    expect(clockIn(complaint, 'resolve')).toMatchObject({
      dueAt: on('03-03 09:00'),
      breach: { dueAt: on('03-03 09:00') },
    })
  })

  test('of a severe case in time goes by the new terms only where the policy has them', () => {
    const { complaint } = given(opening('event-log'), [agent, '03-02 10:00', classify('simple')])
    expect(clockIn(complaint, 'resolve').dueAt).toBe(on('03-09 09:00'))
  })
})

test('time that has nothing to do does nothing', () => {
  const { complaint } = given(opening(), [supervisor, '03-02 10:00', withdrawal]).until('06-01 09:00')
  expect(nextStep(complaint)).toBeUndefined()
  expect(catchUp(complaint, { until: on('12-01 09:00'), now: on('12-01 09:00') }).entries).toEqual([])
})
