import { describe, expect, test } from 'vitest'
import { clockViews } from '../../../src/api/complaints/clock-view.ts'
import type { Command } from '../../../src/domain/command.ts'
import { toldToCustomer } from '../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { isBreached } from '../../../src/domain/time/clocks.ts'
import { explain } from '../../../src/domain/time/explain.ts'
import {
  agent,
  clockIn,
  eventsOf,
  given,
  manager,
  on,
  opening,
  supervisor,
  type Move,
} from '../../support/domain/given.ts'
import { stagedPolicy } from '../../support/domain/staged-policy.ts'

// F38

const move = (dueAt: string, clock = 'resolve'): Command => ({
  ...{ type: 'moveDue', clock, dueAt: on(dueAt), reason: 'The part comes on Wednesday.' },
})
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'Sorry' }
/** Due in five working days: at the end of Monday the 9th. */
const begun = given(opening(), assigned, [agent, '03-02 10:01', acknowledge])
const moved = begun.and([supervisor, '03-03 10:00', move('03-11 18:00')])

describe('a deadline that a lead moves', () => {
  test('is another from then on, with who, why and what it was before', () => {
    const before = clockIn(begun.complaint, 'resolve').dueAt
    begun
      .when(supervisor, '03-03 10:00', move('03-11 18:00'))
      .then(
        { type: 'dueMoved', clock: 'resolve', before, dueAt: on('03-11 18:00'), by: 'zhao.min', told: true },
        { type: 'dueChanged', clock: 'resolve', before, dueAt: on('03-11 18:00'), why: 'moved' },
      )
    expect(clockIn(moved.complaint, 'resolve').dueAt).toBe(on('03-11 18:00'))
  })

  test('lapses then, and not before', () => {
    const story = moved.until('03-11 19:00')
    const late = eventsOf(story.entries, 'breached').filter(({ clock }) => clock === 'resolve')
    expect(late).toMatchObject([{ dueAt: on('03-11 18:00') }])
  })

  test('may be moved back', () => {
    const back = moved.and([supervisor, '03-03 11:00', move('03-05 18:00')])
    expect(clockIn(back.complaint, 'resolve').dueAt).toBe(on('03-05 18:00'))
  })

  test('stays so when the complaint is classified anew, and stands still while the customer owes something', () => {
    const classified = moved.and([
      supervisor,
      '03-03 11:00',
      { type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple' },
    ])
    expect(clockIn(classified.complaint, 'resolve').dueAt).toBe(on('03-11 18:00'))
    const asked = classified.and([agent, '03-03 12:00', { type: 'requestInformation', what: 'A photo' }])
    asked.when(supervisor, '03-03 13:00', move('03-10 18:00')).refused('notThisInstant')
    const answered = asked.and([agent, '03-03 14:00', { type: 'provideInformation', text: 'Here' }])
    expect(clockIn(answered.complaint, 'resolve').dueAt).toBe(on('03-11 20:00'))
  })

  test('says in its explanation and its view that it was moved', () => {
    const clock = clockIn(moved.complaint, 'resolve')
    const told = explain(moved.complaint, clock)
    expect(told).toMatchObject({ moved: { at: on('03-03 10:00'), dueAt: on('03-11 18:00') } })
    expect(told).not.toHaveProperty('days')
    const view = clockViews(moved.complaint, on('03-03 11:00')).find(({ name }) => name === 'resolve')
    expect(view?.ongoing).toMatchObject({ moved: true, breachTime: '2026-03-11T10:00:00.000Z' })
  })
})

describe('a breach on record', () => {
  const late = begun.until('03-10 09:00')

  test('stays when the due is moved, as does its escalation; the new date is what holds from now on', () => {
    const story = late.and([supervisor, '03-10 10:00', move('03-12 18:00')])
    const clock = clockIn(story.complaint, 'resolve')
    expect(isBreached(clock)).toBe(true)
    expect(clock).toMatchObject({
      dueAt: on('03-12 18:00'),
      breach: { dueAt: clockIn(begun.complaint, 'resolve').dueAt },
    })
    const open = story.complaint.escalations.filter(({ clock: name }) => name === 'resolve')
    expect(open).toMatchObject([{ state: 'open' }])
    const breaches = eventsOf(story.until('03-20 09:00').entries, 'breached')
    expect(breaches.filter(({ clock: name }) => name === 'resolve')).toHaveLength(1)
  })
})

describe('who is told', () => {
  const heard = (policy = opening().policy, clock = 'resolve') => {
    const before = given(opening(policy), assigned)
    const story = before.and([supervisor, '03-02 12:00', move('03-02 23:30', clock)])
    const entries = story.entries.slice(before.entries.length)
    return { entries, to: noticesFor(story.complaint, entries).map(({ to }) => to.person ?? to.role) }
  }

  test('the customer, and who handles it', () => {
    const { entries, to } = heard()
    expect(to).toEqual(['customer', 'li.na'])
    expect(toldToCustomer(entries[0]!)).toEqual(expect.arrayContaining(['clock', 'dueAt', 'reason']))
  })

  test('of what the house has set itself the customer hears and sees nothing', () => {
    const { entries, to } = heard(stagedPolicy(), 'investigate')
    expect(to).toEqual(['manager'])
    expect(entries[0]!.event).not.toHaveProperty('told')
    expect(toldToCustomer(entries[0]!)).toBeUndefined()
  })
})

describe('it is refused', () => {
  test('to who is no lead, and to a lead for what they handle themselves', () => {
    begun.when(agent, '03-03 10:00', move('03-11 18:00')).refused('notAllowed')
    const own: Move = [manager, '03-02 11:00', { type: 'assign', department: 'service', person: 'zhao.min' }]
    begun.and(own).when(supervisor, '03-03 10:00', move('03-11 18:00')).refused('conflictOfInterest')
  })

  test('into the past, to where it is, and by more than its own term once again', () => {
    begun.when(supervisor, '03-03 10:00', move('03-03 09:59')).refused('notThisInstant')
    moved.when(supervisor, '03-03 11:00', move('03-11 18:00')).refused('alreadyDone')
    // Five working days from the 9th are the 16th; moving it twice gives no more.
    begun.when(supervisor, '03-03 10:00', move('03-17 00:00')).refused('boundReached')
    moved.when(supervisor, '03-03 11:00', move('03-17 00:00')).refused('boundReached')
    moved.and([supervisor, '03-03 11:00', move('03-16 18:00')])
  })

  test('for a clock that does not run, and while an extension waits for its notice', () => {
    begun.when(supervisor, '03-03 10:00', move('03-11 18:00', 'consent')).refused('unknown')
    const extend = {
      type: 'extendDeadline',
      clock: 'resolve',
      reason: 'Parts',
      approvedBy: 'qian.jun',
    } as const
    begun
      .and([supervisor, '03-03 09:30', extend])
      .when(supervisor, '03-03 10:00', move('03-11 18:00'))
      .refused('alreadyDone')
  })

  test('beyond what a law gives; sooner may be', () => {
    const bank = given(opening('cn-nfra'), assigned)
    bank.when(supervisor, '03-03 10:00', move('04-10 18:00', 'decide')).refused('notAllowed')
    const sooner = bank.and([supervisor, '03-03 10:00', move('03-10 18:00', 'decide')])
    sooner.and([supervisor, '03-04 10:00', move('03-12 18:00', 'decide')])
  })
})
