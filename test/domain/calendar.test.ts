import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { Calendar } from '../../src/domain/calendar/calendar.ts'
import { dueOf } from '../../src/domain/calendar/counting.ts'
import {
  addMonths,
  closeOfDay,
  dateOfDay,
  dayKind,
  dayOf,
  dayOfDate,
  endOfDay,
  trimmed,
  weekdayOf,
  workingIntervals,
} from '../../src/domain/calendar/days.ts'
import { instantText, parseInstant } from '../../src/domain/instant.ts'
import { firstInstantAt, instantAt, localOf, steadyLocalOf } from '../../src/domain/calendar/zone.ts'

const calendars = loadCalendars()
const cn = calendars.get('cn')!
const london = calendars.get('uk-eng')!
const at = parseInstant
const kindIn = (calendar: Calendar, date: string) => dayKind(calendar, dayOfDate(date))

function faultsOf(change: Record<string, unknown>): string {
  const read = Calendar.safeParse({ ...cn, ...change })
  return read.success
    ? ''
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
}

describe('instants', () => {
  // F10
  test('are written with the offset of the zone at that moment, seconds cut off', () => {
    expect(instantText(at('2025-02-05T23:59:59.999+08:00'), cn)).toBe('2025-02-05T23:59:59+08:00')
    expect(instantText(at('2026-07-01T12:00:00Z'), london)).toBe('2026-07-01T13:00:00+01:00')
    expect(instantText(at('2026-01-01T12:00:00Z'), london)).toBe('2026-01-01T12:00:00+00:00')
    expect(instantText(at('2026-03-01T10:00:00-05:00'), calendars.get('us')!)).toBe(
      '2026-03-01T10:00:00-05:00',
    )
    expect(instantText(at('2026-07-06T10:00:00+05:30'), calendars.get('in')!)).toBe(
      '2026-07-06T10:00:00+05:30',
    )
  })

  test('are read to the millisecond', () => {
    expect(at('1970-01-01T00:00:00Z')).toBe(0)
    expect(at('1970-01-01T08:00:01.5+08:00')).toBe(1500)
    expect(at('2024-02-29T00:00:00.123456-00:30')).toBe(Date.UTC(2024, 1, 29, 0, 30, 0, 123))
  })

  test.each(['2026-03-02', '2026-03-02T09:00:00', '2026-02-30T09:00:00Z', '2026-03-02T24:00:00Z', 'today'])(
    '%s names none',
    (text) => {
      expect(() => at(text)).toThrow(/not an instant|does not exist/)
    },
  )
})

describe('kinds of days', () => {
  test('a holiday on a weekday, a make-up workday on a weekend, and the plain days of the week', () => {
    expect(kindIn(cn, '2025-10-01')).toEqual({ kind: 'holiday', known: true })
    expect(kindIn(cn, '2026-09-20')).toEqual({ kind: 'makeup_workday', known: true })
    expect(kindIn(cn, '2026-09-19')).toEqual({ kind: 'rest', known: true })
    expect(kindIn(cn, '2026-09-18')).toEqual({ kind: 'working', known: true })
  })

  test('beyond the coverage only weekdays and holidays fixed by law are assumed, and said to be unknown', () => {
    expect(kindIn(cn, '2027-01-01')).toEqual({ kind: 'holiday', known: false })
    expect(kindIn(cn, '2027-01-04')).toEqual({ kind: 'working', known: false })
    expect(kindIn(cn, '2003-10-02')).toEqual({ kind: 'holiday', known: false })
  })

  // F8
  test('working intervals may be several a day', () => {
    const hours = ['09:00-12:00', '13:30-18:00']
    const calendar = Calendar.parse({ ...cn, week: [[], hours, hours, hours, hours, hours, []] })
    const day = dayOfDate('2025-03-03')
    expect(workingIntervals(calendar, day).map(({ from, until }) => [from, until])).toEqual([
      [at('2025-03-03T09:00:00+08:00'), at('2025-03-03T12:00:00+08:00')],
      [at('2025-03-03T13:30:00+08:00'), at('2025-03-03T18:00:00+08:00')],
    ])
    expect(closeOfDay(calendar, day)).toBe(at('2025-03-03T18:00:00+08:00'))
    expect(closeOfDay(calendar, dayOfDate('2025-03-02'))).toBeUndefined()
  })

  test('dates, weekdays and months, the month end clamped', () => {
    expect(weekdayOf(dayOfDate('1969-12-28'))).toBe(0)
    expect(weekdayOf(dayOfDate('2026-11-22'))).toBe(0)
    expect(dateOfDay(addMonths(dayOfDate('2026-01-31'), 1))).toBe('2026-02-28')
    expect(dateOfDay(addMonths(dayOfDate('2023-11-30'), 3))).toBe('2024-02-29')
    expect(dateOfDay(addMonths(dayOfDate('2025-12-15'), 13))).toBe('2027-01-15')
  })
})

describe('zones', () => {
  test('a wall-clock time in a gap lies behind the change; of two the earlier is meant', () => {
    const gap = Date.UTC(2026, 2, 29, 1, 30)
    expect(instantText(instantAt(gap, london), london)).toBe('2026-03-29T02:30:00+01:00')
    expect(instantText(firstInstantAt(gap, london), london)).toBe('2026-03-29T02:00:00+01:00')
    const twice = Date.UTC(2026, 9, 25, 1, 30)
    expect(instantText(instantAt(twice, london), london)).toBe('2026-10-25T01:30:00+01:00')
  })

  test('the steady wall clock stands still while the hour repeats', () => {
    const second = at('2026-10-25T01:10:00+00:00')
    expect(localOf(second, london)).toBe(Date.UTC(2026, 9, 25, 1, 10))
    expect(steadyLocalOf(second, london)).toBe(Date.UTC(2026, 9, 25, 2, 0))
  })

  test('a day ends with its last millisecond, also on the day of 23 hours', () => {
    expect(endOfDay(london, dayOfDate('2026-03-29'))).toBe(at('2026-03-29T23:59:59.999+01:00'))
    expect(endOfDay(london, dayOfDate('2026-03-28'))).toBe(at('2026-03-28T23:59:59.999+00:00'))
  })
})

describe('an unusable calendar is refused with a sentence', () => {
  test.each([
    [{ coversFrom: '2027-01-01' }, 'Its coverage ends (2026-12-31) before it begins (2027-01-01).'],
    [{ week: [[], [], [], [], [], [], []] }, 'No day of its week is worked.'],
    [{ makeupHours: [] }, 'Its make-up workdays have no hours.'],
    [{ makeupHours: ['09:00-12:00', '11:00-18:00'] }, 'The hours 11:00-18:00 overlap the hours before them'],
    [{ makeupHours: ['18:00-10:00'] }, "The hours 18:00-10:00 end behind 09:00, when another day's begin."],
    [{ makeupHours: ['22:00-06:00', '23:00-24:00'] }, 'The hours 22:00-06:00 reach into the next day'],
    [{ settledUntil: '2027-01-01' }, 'It is settled until 2027-01-01, behind the end of its coverage'],
    [{ makeupHours: ['9-18'] }, 'makeupHours.0: They are hours like 09:00-18:00'],
    [{ holidays: { 2026: ['10-10'] } }, '2026-10-10 is both a holiday and a make-up workday.'],
    [{ holidays: { 2026: ['10-01', '10-01'] } }, 'holidays: A date stands twice here.'],
    [{ holidays: { 2027: ['10-01'] } }, 'holidays: 2027-10-01 lies outside what the calendar covers'],
    [{ holidays: { 2026: ['02-29'] } }, 'holidays: 2026-02-29 does not exist.'],
    [{ holidays: { 2026: ['13-01'] } }, 'holidays.2026.0: It is a day of the year like 10-01.'],
    [
      {
        offsets: [
          [5, 480],
          [5, 540],
        ],
      },
      'Its offsets are not in ascending order.',
    ],
    [{ offsets: [] }, 'Too small'],
  ])('%j', (change, sentence) => {
    expect(faultsOf(change)).toContain(sentence)
  })
})

describe('a trimmed calendar', () => {
  const from = at('2026-05-20T10:00:00+08:00')

  test('is a valid calendar that begins 40 days earlier and is much smaller', () => {
    const small = trimmed(cn, from)
    expect(Calendar.parse(small)).toEqual(small)
    expect(small.coversFrom).toBe('2026-04-10')
    expect(Object.keys(small.holidays)).toEqual(['2026'])
    expect(small.holidays[2026]![0]).toBe('05-01')
    expect(small.source).toBeUndefined()
    expect(JSON.stringify(small).length).toBeLessThan(700)
  })

  test('keeps the offset in force at its beginning', () => {
    const small = trimmed(london, from)
    expect(small.offsets[0]![1]).toBe(60)
    expect(dayOf(from, small)).toBe(dayOf(from, london))
  })

  test('counts as the whole calendar does', () => {
    const term = { amount: 60, unit: 'workingDays' } as const
    expect(dueOf(from, term, trimmed(cn, from))).toEqual(dueOf(from, term, cn))
  })

  test('stays valid long before and long after the coverage', () => {
    for (const text of ['1999-01-01T00:00:00Z', '2031-01-01T00:00:00Z']) Calendar.parse(trimmed(cn, at(text)))
  })
})
