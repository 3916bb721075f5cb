import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { withYear } from '../../src/rules/published-year.ts'
import { Calendar } from '../../src/domain/calendar/calendar.ts'
import { advance, countedMs, dueOf } from '../../src/domain/calendar/counting.ts'
import { explainDays } from '../../src/domain/calendar/explain-days.ts'
import { hourMs, instantText, minuteMs, parseInstant } from '../../src/domain/instant.ts'

const cn = loadCalendars().get('cn')!
const china = (text: string) => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)
const fiveDays = { amount: 5, unit: 'workingDays' } as const

// Trial B11
test('the Saturday before New Year 2006 was worked: a notice settles days of the year before its own', () => {
  const { dueAt } = dueOf(china('2005-12-30 10:00'), { amount: 1, unit: 'workingDays' }, cn)
  expect(instantText(dueAt, cn)).toBe('2005-12-31T23:59:59+08:00')
})

// Trial B7
describe('the last days of the last published year are provisional', () => {
  const start = china('2026-12-24 10:00')

  test('until the next notice is loaded', () => {
    const { dueAt, provisional } = dueOf(start, fiveDays, cn)
    expect([instantText(dueAt, cn), provisional]).toEqual(['2026-12-31T23:59:59+08:00', true])
    expect(explainDays(start, fiveDays, cn).notes).toEqual(['provisional'])
    const next = withYear(cn, { year: 2027, holidays: ['2026-12-31', '2027-01-01'], makeupWorkdays: [] })
    expect(next.settledUntil).toBe('2027-12-27')
    expect(dueOf(start, fiveDays, next).provisional).toBe(false)
    expect(instantText(dueOf(start, fiveDays, next).dueAt, cn)).toBe('2027-01-04T23:59:59+08:00')
  })

  test('and no others: the 27th is settled, and so is the end of an earlier year', () => {
    expect(dueOf(china('2026-12-18 10:00'), fiveDays, cn).provisional).toBe(false)
    expect(dueOf(china('2025-12-24 10:00'), fiveDays, cn).provisional).toBe(false)
  })

  test('a calendar pinned before it said so keeps counting them as it did', () => {
    const { settledUntil: _, ...pinned } = cn
    expect(dueOf(start, fiveDays, pinned).provisional).toBe(false)
  })
})

// Trial B20
describe('a shift over midnight belongs to the day it begins', () => {
  const nights = Calendar.parse({
    ...cn,
    week: [[], ...Array.from({ length: 5 }, () => ['14:00-18:00', '22:00-06:00']), []],
    makeupHours: ['22:00-06:00'],
  })
  const hours = (amount: number) => ({ amount, unit: 'workingHours' }) as const
  const due = (start: string, amount: number) =>
    instantText(dueOf(china(start), hours(amount), nights).dueAt, nights)

  test('Friday night ends on Saturday morning, and Saturday itself is no working day', () => {
    expect(due('2026-03-06 17:00', 9)).toBe('2026-03-07T06:00:00+08:00')
    expect(due('2026-03-07 05:00', 2)).toBe('2026-03-09T15:00:00+08:00')
    expect(dueOf(china('2026-03-06 23:00'), { amount: 1, unit: 'workingDays' }, nights).dueAt).toBe(
      china('2026-03-10 00:00') - 1,
    )
  })

  test('the close of business of Friday is on Saturday morning, which is no other day', () => {
    const term = { amount: 1, unit: 'workingDays', due: 'closeOfBusiness', roll: 'nextWorkingDay' } as const
    const explained = explainDays(china('2026-03-05 10:00'), term, nights)
    expect(instantText(explained.dueAt, nights)).toBe('2026-03-07T06:00:00+08:00')
    expect(explained.days.map(({ date }) => date)).toEqual(['2026-03-05', '2026-03-06'])
    expect(explained.notes).toEqual([])
  })

  test('what counts on Saturday morning is explained by Friday', () => {
    const { days } = explainDays(china('2026-03-06 17:00'), hours(9), nights)
    expect(days.map(({ date, counted, reason }) => [date, counted, reason])).toEqual([
      ['2026-03-06', true, 'workingDay'],
      ['2026-03-07', true, 'workingDay'],
    ])
  })

  test('a deemed receipt in the night is in business, in the gap of the day it waits for nothing else', () => {
    const term = { ...hours(1), start: 'nextWorkingDay' } as const
    const at = (text: string) => instantText(dueOf(china(text), term, nights).dueAt, nights)
    expect(at('2026-03-07 03:00')).toBe('2026-03-07T04:00:00+08:00')
    expect(at('2026-03-07 07:00')).toBe('2026-03-09T15:00:00+08:00')
  })

  test('counting and advancing agree with a walk through the minutes', () => {
    const counts = (at: number) => {
      const local = new Date(at + 8 * hourMs)
      const hour = local.getUTCHours()
      const begins = hour < 6 ? new Date(Number(local) - 24 * hourMs) : local
      const isShift = hour < 6 || hour >= 22 || (hour >= 14 && hour < 18)
      return isShift && begins.getUTCDay() >= 1 && begins.getUTCDay() <= 5
    }
    const first = china('2026-03-09 00:00')
    const minute = fc.integer({ min: 0, max: 9 * 24 * 60 })
    fc.assert(
      fc.property(minute, minute, (one, other) => {
        const [from, until] = [one, other].toSorted((a, b) => a - b).map((m) => first + m * minuteMs)
        let slow = 0
        for (let at = from!; at < until!; at += minuteMs) if (counts(at)) slow += minuteMs
        expect(countedMs(from!, until!, 'workingHours', nights)).toBe(slow)
        if (slow > 0)
          expect(countedMs(from!, advance(from!, slow, 'workingHours', nights), 'workingHours', nights)).toBe(
            slow,
          )
      }),
      { seed: 20, numRuns: 60 },
    )
  })
})
