import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../src/domain/calendar/calendar.ts'
import type { Command } from '../../../src/domain/command.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import {
  agent,
  clockIn,
  cn,
  given,
  manager,
  on,
  opening,
  operator,
  policyNamed,
} from '../../support/domain/given.ts'

const policy = policyNamed('default')
const later = { ...policy, version: '2' }
const adopt = (snapshot?: typeof policy): Command => ({
  type: 'adoptPolicy',
  policyId: 'default',
  ...(snapshot && { snapshot }),
  reason: 'New terms',
})

describe('adopting a policy', () => {
  const stricter = {
    ...later,
    clocks: later.clocks.map((clock) =>
      clock.name === 'resolve' ? { ...clock, term: { amount: 3, unit: 'workingDays' as const } } : clock,
    ),
  }

  test('moves a running complaint, with before and after on record (F30, F34)', () => {
    given(opening())
      .when(manager, '03-02 10:00', adopt(stricter))
      .then(
        { type: 'policyAdopted', before: 'default 1', after: 'default 2', reason: 'New terms' },
        {
          type: 'dueChanged',
          clock: 'resolve',
          before: on('03-10 00:00') - 1,
          dueAt: on('03-06 00:00') - 1,
          why: 'policyAdopted',
        },
      )
  })

  test('under which it would have lapsed already is one breach, marked retroactive, its ladder counted from now (F39)', () => {
    given(opening())
      .until('03-09 10:00')
      .when(manager, '03-09 10:00', adopt(stricter))
      .then(
        'policyAdopted',
        'dueChanged',
        {
          type: 'breached',
          clock: 'resolve',
          dueAt: on('03-06 00:00') - 1,
          retroactive: true,
          at: on('03-09 10:00'),
        },
        { type: 'escalated', level: 1, at: on('03-09 10:00') },
      )
  })

  test('that drops a clock cancels it (F31)', () => {
    const without = { ...later, clocks: later.clocks.filter(({ name }) => name !== 'progress') }
    given(opening())
      .when(manager, '03-02 10:00', adopt(without))
      .then('policyAdopted', { type: 'clockCancelled', clock: 'progress', why: 'policyAdopted' })
  })

  test('it runs under already, or that nobody knows, is refused; and it is not the handler’s to ask', () => {
    given(opening()).when(manager, '03-02 10:00', adopt(policy)).refused('alreadyDone')
    given(opening()).when(manager, '03-02 10:00', adopt()).refused('unknown')
    given(opening()).when(agent, '03-02 10:00', adopt(later)).refused('notAllowed')
  })
})

describe('adopting a calendar', () => {
  const begin = opening('default', on('12-29 09:00'))
  const adoptCalendar = (snapshot?: Calendar): Command => ({
    type: 'adoptCalendar',
    calendarId: 'cn',
    ...(snapshot && { snapshot }),
    reason: '2027 is published',
  })
  /** 2027 as it might come: Monday the 4th off, Saturday the 9th worked. */
  const published = trimmed(
    {
      ...cn,
      version: 'cn-2027.1',
      coversUntil: '2027-12-31',
      settledUntil: '2027-12-27',
      holidays: { ...cn.holidays, 2027: ['01-01', '01-02', '01-03', '01-04', '01-05'] },
      makeupWorkdays: { ...cn.makeupWorkdays, 2027: ['01-09'] },
    },
    begin.receivedAt,
  )
  const at2027 = (text: string) => on(text) + 365 * 86_400_000
  const provisionalDue = at2027('01-07 00:00') - 1
  const trueDue = at2027('01-09 00:00') - 1

  test('before the year is published a due in it is provisional', () => {
    expect(clockIn(given(begin).complaint, 'resolve')).toMatchObject({
      dueAt: provisionalDue,
      provisional: true,
    })
    expect(clockIn(given(begin).complaint, 'acknowledge')).not.toHaveProperty('provisional')
  })

  test('recounts what it knows better, and it is provisional no more', () => {
    const story = given(begin)
      .until('12-30 08:00')
      .when(operator, '12-30 08:00', adoptCalendar(published))
      .then(
        { type: 'calendarAdopted', before: cn.version, after: 'cn-2027.1' },
        {
          type: 'dueChanged',
          clock: 'resolve',
          before: provisionalDue,
          dueAt: trueDue,
          why: 'calendarAdopted',
        },
        // Due on 31 December, which the notice has settled now.
        { type: 'dueChanged', clock: 'progress', why: 'calendarAdopted' },
      )
    expect(clockIn(story.complaint, 'resolve')).not.toHaveProperty('provisional')
    story.when(operator, '12-30 09:00', adoptCalendar(published)).refused('alreadyDone')
    story.when(operator, '12-30 09:00', adoptCalendar()).refused('unknown')
  })
})
