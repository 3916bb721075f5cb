import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { dueOf, type Pause, type Term } from '../../src/domain/calendar/counting.ts'
import { explainDays } from '../../src/domain/calendar/explain-days.ts'
import { hourMs, instantText, minuteMs, parseInstant } from '../../src/domain/instant.ts'

const cn = loadCalendars().get('cn')!
const china = (local: string) => parseInstant(`${local.replace(' ', 'T')}:00+08:00`)
const paused = (...pauses: [string, string][]): Pause[] =>
  pauses.map(([from, until]) => ({ from: china(from), until: china(until) }))
const reasons = (start: string, term: Term, ...pauses: [string, string][]) =>
  explainDays(china(start), term, cn, paused(...pauses)).days.map(
    ({ date, counted, reason }) => `${date.slice(5)} ${counted ? '+' : '-'} ${reason}`,
  )

describe('explained day by day (F3)', () => {
  test('what counted, what did not and why', () => {
    expect(reasons('2025-09-30 10:00', { amount: 3, unit: 'workingDays' })).toEqual([
      '09-30 - receiptDay',
      ...['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `10-${day} - holiday`),
      '10-09 + workingDay',
      '10-10 + workingDay',
      '10-11 + makeupWorkday',
    ])
  })

  test('paused dates do not count', () => {
    const term: Term = { amount: 2, unit: 'workingDays' }
    expect(reasons('2025-03-03 10:00', term, ['2025-03-03 12:00', '2025-03-05 10:00'])).toEqual([
      '03-03 - receiptDay',
      '03-04 - paused',
      '03-05 - paused',
      '03-06 + workingDay',
      '03-07 + workingDay',
    ])
    const explained = explainDays(
      china('2025-03-03 10:00'),
      term,
      cn,
      paused(['2025-03-03 12:00', '2025-03-05 10:00']),
    )
    expect(explained).toMatchObject({ creditedDays: 2, pausedDates: ['2025-03-04', '2025-03-05'], notes: [] })
  })

  test('a roll, a deemed receipt, a resume behind the due and missing data are noted', () => {
    const roll = explainDays(
      china('2025-01-02 09:00'),
      { amount: 30, unit: 'calendarDays', roll: 'nextWorkingDay' },
      cn,
    )
    expect(roll).toMatchObject({ unrolledDate: '2025-02-01', dueDate: '2025-02-05', notes: ['rolled'] })
    expect(roll.days.filter(({ reason }) => reason === 'rolled').map(({ date }) => date.slice(5))).toEqual([
      '02-02',
      '02-03',
      '02-04',
      '02-05',
    ])
    const deemed: Term = { amount: 1, unit: 'workingDays', start: 'nextWorkingDay' }
    expect(explainDays(china('2025-03-14 19:00'), deemed, cn)).toMatchObject({
      startDate: '2025-03-17',
      countedFromAt: china('2025-03-17 09:00'),
      notes: ['deemedReceipt'],
    })
    expect(reasons('2025-03-14 19:00', deemed)).toEqual([
      '03-14 - receiptDay',
      '03-15 - restDay',
      '03-16 - restDay',
      '03-17 - receiptDay',
      '03-18 + workingDay',
    ])
    const resumed: [string, string] = ['2025-03-14 20:00', '2025-03-15 12:00']
    const moved = explainDays(
      china('2025-03-13 10:00'),
      { amount: 1, unit: 'workingDays' },
      cn,
      paused(resumed),
    )
    expect(moved.notes).toEqual(['movedBehindResume'])
    expect(moved.days.at(-1)).toMatchObject({ date: '2025-03-17', counted: false, reason: 'paused' })
    const beyond = explainDays(china('2026-12-31 10:00'), { amount: 1, unit: 'workingDays' }, cn)
    expect(beyond).toMatchObject({ provisional: true, notes: ['provisional'], calendarVersion: 'cn-2026.2' })
    expect(beyond.days.map(({ reason }) => reason).slice(1)).toEqual(Array(4).fill('beyondCalendar'))
  })

  test('measured time stands beside each day', () => {
    const hours = explainDays(
      china('2025-03-14 14:00'),
      { amount: 4, unit: 'workingHours' },
      cn,
      paused(['2025-03-14 17:00', '2025-03-15 12:00']),
    )
    expect(
      hours.days.map(({ date, counted, countedMs }) => [date.slice(8), counted, countedMs! / hourMs]),
    ).toEqual([
      ['14', true, 3],
      ['15', false, 0],
      ['16', false, 0],
      ['17', true, 1],
    ])
    expect(hours).toMatchObject({ creditedMs: hourMs, pausedDates: ['2025-03-14'] })
  })

  test('agrees with the due, and counts exactly as many dates as the term has', () => {
    const terms = fc.record({
      amount: fc.integer({ min: 1, max: 15 }),
      unit: fc.constantFrom('workingDays', 'calendarDays'),
      due: fc.constantFrom('endOfDay', 'closeOfBusiness', 'sameTime'),
      start: fc.constantFrom('plain', 'nextWorkingDay'),
      roll: fc.constantFrom('none', 'nextWorkingDay'),
    }) satisfies fc.Arbitrary<Term>
    const minutes = fc.integer({ min: 0, max: 1000 * 1440 })
    const pause = fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }))
    fc.assert(
      fc.property(minutes, terms, fc.array(pause, { maxLength: 2 }), (minute, term: Term, pauses) => {
        const start = china('2024-01-01 00:00') + minute * minuteMs
        const stops = pauses.map(([from, length]) => ({
          from: start + from * minuteMs,
          until: start + (from + length) * minuteMs,
        }))
        const explained = explainDays(start, term, cn, stops)
        const { dueAt, provisional } = dueOf(start, term, cn, stops)
        expect(explained).toMatchObject({ dueAt, provisional })
        expect(explained.days.at(-1)!.date).toBe(instantText(dueAt, cn).slice(0, 10))
        if (term.due === 'sameTime') return
        expect(explained.days.filter(({ counted }) => counted)).toHaveLength(term.amount)
      }),
      { numRuns: 300 },
    )
  })
})
