import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { Calendar } from '../../src/domain/calendar/calendar.ts'
import {
  advance,
  countedMs,
  dueOf,
  usedShareAt,
  type Pause,
  type Term,
} from '../../src/domain/calendar/counting.ts'
import { hourMs, instantText, parseInstant } from '../../src/domain/instant.ts'

const calendars = loadCalendars()
const cn = calendars.get('cn')!
const london = calendars.get('uk-eng')!
const china = (local: string) => parseInstant(`${local.replace(' ', 'T')}:00+08:00`)
const paused = (...pauses: [string, string][]): Pause[] =>
  pauses.map(([from, until]) => ({ from: china(from), until: china(until) }))
const due = (start: string, term: Term, ...pauses: [string, string][]) =>
  instantText(dueOf(china(start), term, cn, paused(...pauses)).dueAt, cn).slice(0, 19)

const fiveDays: Term = { amount: 5, unit: 'workingDays' }
const oneDaySameTime: Term = { amount: 1, unit: 'workingDays', due: 'sameTime' }
const oneDayClose: Term = { amount: 1, unit: 'workingDays', due: 'closeOfBusiness' }
const fourHours: Term = { amount: 4, unit: 'workingHours' }

describe('without pauses', () => {
  test('the day of receipt is day 0, make-up workdays count and holidays do not (F1, F9)', () => {
    expect(due('2025-01-22 10:00', fiveDays)).toBe('2025-02-05T23:59:59')
    expect(dueOf(china('2025-01-22 10:00'), fiveDays, cn).dueAt % 1000).toBe(999)
  })

  test('hours are elapsed time, holidays included (F9)', () => {
    expect(due('2025-09-30 17:30', { amount: 24, unit: 'hours' })).toBe('2025-10-01T17:30:00')
    expect(due('2025-09-30 17:30', { amount: 90, unit: 'seconds' })).toBe('2025-09-30T17:31:30')
    expect(due('2025-09-30 17:30', { amount: 30, unit: 'minutes' })).toBe('2025-09-30T18:00:00')
  })

  test('the same time of day on the last counted day; a start on a day off is counted plainly', () => {
    expect(due('2025-03-14 10:00', oneDaySameTime)).toBe('2025-03-17T10:00:00')
    expect(due('2025-03-15 10:00', oneDaySameTime)).toBe('2025-03-17T10:00:00')
  })

  test('close of business is the very end of the last interval (F9)', () => {
    expect(due('2025-03-14 10:00', oneDayClose)).toBe('2025-03-17T18:00:00')
    expect(dueOf(china('2025-03-14 10:00'), oneDayClose, cn).dueAt % 1000).toBe(0)
  })

  test('working hours begun outside working time begin with the next working instant (F7)', () => {
    expect(due('2025-10-10 17:00', fourHours)).toBe('2025-10-11T12:00:00')
    expect(due('2025-03-15 03:00', fourHours)).toBe('2025-03-17T13:00:00')
    expect(due('2025-03-14 14:00', fourHours)).toBe('2025-03-14T18:00:00')
  })

  test('a deemed receipt on a rest day or after close counts as the next opening', () => {
    const deemed: Term = { ...fiveDays, start: 'nextWorkingDay' }
    expect(due('2025-03-15 11:00', deemed)).toBe('2025-03-24T23:59:59')
    expect(due('2025-03-14 18:00', deemed)).toBe('2025-03-24T23:59:59')
    expect(due('2025-03-14 17:59', deemed)).toBe('2025-03-21T23:59:59')
    expect(due('2025-03-15 11:00', { amount: 24, unit: 'hours', start: 'nextWorkingDay' })).toBe(
      '2025-03-18T09:00:00',
    )
  })

  test('months end with the corresponding day or the last of the month, weeks after seven days each', () => {
    expect(due('2026-01-31 10:00', { amount: 1, unit: 'months' })).toBe('2026-02-28T23:59:59')
    expect(due('2026-03-02 10:00', { amount: 8, unit: 'weeks' })).toBe('2026-04-27T23:59:59')
  })

  test('a last date on a rest day rolls to the next working day, one on a make-up workday stays', () => {
    const rolling: Term = { amount: 15, unit: 'calendarDays', roll: 'nextWorkingDay' }
    expect(due('2025-09-26 09:00', rolling)).toBe('2025-10-11T23:59:59')
    expect(due('2025-09-20 09:00', rolling)).toBe('2025-10-09T23:59:59')
    expect(due('2025-09-20 09:00', { ...rolling, due: 'sameTime' })).toBe('2025-10-09T09:00:00')
    expect(due('2025-09-20 09:00', { ...rolling, due: 'closeOfBusiness' })).toBe('2025-10-09T18:00:00')
  })

  test('a date without business hours ends at midnight where the term asks for the close', () => {
    expect(due('2025-03-14 09:00', { amount: 1, unit: 'calendarDays', due: 'closeOfBusiness' })).toBe(
      '2025-03-15T23:59:59',
    )
  })
})

describe('provisional', () => {
  const provisional = (start: string, term: Term, pauses: Pause[] = []) =>
    dueOf(china(start), term, cn, pauses).provisional

  test('when a counted day lies outside the coverage', () => {
    expect(provisional('2025-12-24 10:00', fiveDays)).toBe(false)
    expect(provisional('2026-12-25 10:00', fiveDays)).toBe(true)
    expect(provisional('2026-12-31 17:00', fourHours)).toBe(true)
    expect(provisional('2003-12-30 10:00', fiveDays)).toBe(true)
    expect(due('2026-12-31 10:00', { amount: 1, unit: 'workingDays' })).toBe('2027-01-04T23:59:59')
  })

  test('never for elapsed hours and unrolled dates, which look at no kind of day', () => {
    expect(provisional('2026-12-31 10:00', { amount: 48, unit: 'hours' })).toBe(false)
    expect(provisional('2026-12-31 10:00', { amount: 15, unit: 'calendarDays' })).toBe(false)
    expect(
      provisional('2026-12-31 10:00', { amount: 15, unit: 'calendarDays', roll: 'nextWorkingDay' }),
    ).toBe(true)
  })

  test('when a pause reaches beyond the coverage', () => {
    expect(provisional('2026-12-22 10:00', fiveDays, paused(['2026-12-23 10:00', '2027-01-03 10:00']))).toBe(
      true,
    )
  })
})

describe('pauses', () => {
  test('move working hours by the working time inside them (F16)', () => {
    expect(due('2025-03-14 10:00', fourHours, ['2025-03-14 11:00', '2025-03-14 12:00'])).toBe(
      '2025-03-14T15:00:00',
    )
    expect(due('2025-03-14 14:00', fourHours, ['2025-03-14 17:00', '2025-03-15 12:00'])).toBe(
      '2025-03-17T10:00:00',
    )
    expect(due('2025-03-14 10:00', fourHours, ['2025-03-14 17:00', '2025-03-15 12:00'])).toBe(
      '2025-03-14T14:00:00',
    )
  })

  test('move a due at the same time of day by 24 hours a counted day and nothing for a rest day', () => {
    expect(due('2025-03-13 10:00', oneDaySameTime, ['2025-03-14 09:00', '2025-03-17 12:00'])).toBe(
      '2025-03-17T13:00:00',
    )
    expect(due('2025-03-13 10:00', oneDaySameTime, ['2025-03-13 12:00', '2025-03-14 02:00'])).toBe(
      '2025-03-15T00:00:00',
    )
  })

  test('a moved due on the very end of counted time stays at the earliest instant', () => {
    expect(due('2025-03-14 09:00', fourHours, ['2025-03-14 10:00', '2025-03-14 15:00'])).toBe(
      '2025-03-14T18:00:00',
    )
  })

  test('move the end of a day by the counted dates behind the pause up to the resume', () => {
    expect(due('2025-03-03 10:00', fiveDays, ['2025-03-04 10:00', '2025-03-06 10:00'])).toBe(
      '2025-03-12T23:59:59',
    )
    expect(due('2025-03-03 10:00', fiveDays, ['2025-03-04 10:00', '2025-03-04 18:00'])).toBe(
      '2025-03-10T23:59:59',
    )
    expect(due('2025-03-03 10:00', fiveDays, ['2025-03-07 10:00', '2025-03-09 10:00'])).toBe(
      '2025-03-10T23:59:59',
    )
  })

  test('a due that would not lie behind the last resume moves to the next end (F21)', () => {
    expect(
      due('2025-03-13 10:00', { amount: 1, unit: 'workingDays' }, ['2025-03-14 20:00', '2025-03-15 12:00']),
    ).toBe('2025-03-17T23:59:59')
    expect(due('2025-03-13 10:00', oneDayClose, ['2025-03-14 17:00', '2025-03-14 19:00'])).toBe(
      '2025-03-17T18:00:00',
    )
    expect(due('2025-03-13 10:00', oneDayClose, ['2025-03-14 17:00', '2025-03-14 18:00'])).toBe(
      '2025-03-14T18:00:00',
    )
  })

  test('roll comes after the pauses', () => {
    const term: Term = { amount: 5, unit: 'calendarDays', roll: 'nextWorkingDay' }
    expect(due('2025-03-03 10:00', term, ['2025-03-04 10:00', '2025-03-06 10:00'])).toBe(
      '2025-03-10T23:59:59',
    )
    expect(
      due('2025-03-03 10:00', { ...term, due: 'sameTime' }, ['2025-03-09 10:00', '2025-03-09 20:00']),
    ).toBe('2025-03-10T20:00:00')
  })

  test('a pause in the grace that a roll gives does not leave the due behind its resume', () => {
    const term: Term = { amount: 5, unit: 'calendarDays', due: 'sameTime', roll: 'nextWorkingDay' }
    expect(due('2025-03-03 10:00', term)).toBe('2025-03-10T10:00:00')
    expect(due('2025-03-03 10:00', term, ['2025-03-09 10:00', '2025-03-11 10:00'])).toBe(
      '2025-03-11T10:00:00',
    )
  })

  test('what overlaps or adjoins is credited once; what begins after the due is not credited at all (F21)', () => {
    const once = due('2025-03-14 10:00', fourHours, ['2025-03-14 11:00', '2025-03-14 13:00'])
    expect(
      due(
        '2025-03-14 10:00',
        fourHours,
        ['2025-03-14 12:00', '2025-03-14 13:00'],
        ['2025-03-14 11:00', '2025-03-14 12:00'],
        ['2025-03-14 11:30', '2025-03-14 12:30'],
      ),
    ).toBe(once)
    expect(due('2025-03-14 10:00', fourHours, ['2025-03-14 14:01', '2025-03-14 16:00'])).toBe(
      '2025-03-14T14:00:00',
    )
  })

  test('a pause begun at the due instant, or credited into a later pause, still counts (F21)', () => {
    expect(due('2025-03-14 10:00', fourHours, ['2025-03-14 14:00', '2025-03-14 16:00'])).toBe(
      '2025-03-14T16:00:00',
    )
    expect(
      due(
        '2025-03-14 10:00',
        fourHours,
        ['2025-03-14 13:00', '2025-03-14 14:00'],
        ['2025-03-14 15:00', '2025-03-14 16:00'],
      ),
    ).toBe('2025-03-14T16:00:00')
  })

  test('only the part of a pause behind the start counts (F21)', () => {
    expect(due('2025-03-14 10:00', fourHours, ['2025-03-13 09:00', '2025-03-14 11:00'])).toBe(
      '2025-03-14T15:00:00',
    )
  })
})

describe('zones that change their clocks', () => {
  const at = parseInstant
  const text = (start: string, term: Term) => instantText(dueOf(at(start), term, london).dueAt, london)

  test('hours are absolute, days are local (F10)', () => {
    expect(text('2026-03-28T18:00:00Z', { amount: 24, unit: 'hours' })).toBe('2026-03-29T19:00:00+01:00')
    expect(text('2026-03-28T18:00:00Z', { amount: 1, unit: 'calendarDays', due: 'sameTime' })).toBe(
      '2026-03-29T18:00:00+01:00',
    )
    expect(text('2026-03-28T18:00:00Z', { amount: 1, unit: 'calendarDays' })).toBe(
      '2026-03-29T23:59:59+01:00',
    )
  })

  test('every local day counts 24 hours', () => {
    const count = (from: string, until: string) =>
      countedMs(at(from), at(until), 'calendarDays', london) / hourMs
    expect(count('2026-03-29T00:00:00Z', '2026-03-30T00:00:00+01:00')).toBe(24)
    expect(count('2026-10-25T00:00:00+01:00', '2026-10-26T00:00:00Z')).toBe(24)
    expect(count('2026-10-25T00:30:00Z', '2026-10-25T00:50:00Z')).toBeCloseTo(1 / 3)
    expect(count('2026-10-25T01:10:00Z', '2026-10-25T01:50:00Z')).toBe(0)
  })
})

describe('counted time', () => {
  test('advance finds the earliest instant', () => {
    expect(advance(china('2025-03-14 17:00'), hourMs, 'workingHours', cn)).toBe(china('2025-03-14 18:00'))
    expect(advance(china('2025-03-14 17:00'), 7 * hourMs, 'workingDays', cn)).toBe(china('2025-03-15 00:00'))
    expect(advance(china('2025-03-15 10:00'), 0, 'workingHours', cn)).toBe(china('2025-03-15 10:00'))
  })

  test('a share of it is used up when that much has been counted outside pauses', () => {
    const half = (term: Term, ...pauses: [string, string][]) =>
      usedShareAt(0.5, china('2025-03-14 10:00'), term, cn, paused(...pauses))
    expect(half(fourHours)).toBe(china('2025-03-14 12:00'))
    expect(half(fourHours, ['2025-03-14 11:00', '2025-03-14 13:00'])).toBe(china('2025-03-14 14:00'))
    expect(half({ amount: 24, unit: 'hours' })).toBe(china('2025-03-14 22:00'))
    expect(half({ amount: 2, unit: 'workingDays', due: 'sameTime' })).toBe(china('2025-03-17 10:00'))
    expect(usedShareAt(1, china('2025-03-14 10:00'), fiveDays, cn)).toBe(
      dueOf(china('2025-03-14 10:00'), fiveDays, cn).dueAt,
    )
  })

  test('where nothing counts between start and due, all of it is used up at the due', () => {
    expect(usedShareAt(0.5, china('2025-03-15 00:00'), oneDaySameTime, cn)).toBe(china('2025-03-17 00:00'))
  })

  test('a lunch break is not working time (F8)', () => {
    const hours = ['09:00-12:00', '13:00-18:00']
    const calendar = Calendar.parse({ ...cn, week: [[], hours, hours, hours, hours, hours, []] })
    const { dueAt } = dueOf(china('2025-03-14 11:00'), { amount: 2, unit: 'workingHours' }, calendar)
    expect(dueAt).toBe(china('2025-03-14 14:00'))
  })

  test('a year of working days with fifty pauses is counted without looking at every day for every pause', () => {
    const pauses = Array.from({ length: 50 }, (_, n) => {
      const from = china('2024-01-02 10:00') + n * 7 * 24 * hourMs
      return { from, until: from + 30 * hourMs }
    })
    for (const due of ['endOfDay', 'sameTime'] as const) {
      let looks = 0
      const watched = new Proxy(cn, {
        get(calendar, property: keyof Calendar) {
          looks++
          return calendar[property]
        },
      })
      dueOf(china('2024-01-01 10:00'), { amount: 365, unit: 'workingDays', due }, watched, pauses)
      // A look at each of its 550 days and a few for each pause; each day for each pause were 25,000.
      expect(looks).toBeLessThan(4_000)
    }
  })
})
