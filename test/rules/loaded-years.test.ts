import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../src/domain/calendar/calendar.ts'
import { dayKind, dayOfDate } from '../../src/domain/calendar/days.ts'
import type { LoadedYear, PublishedDocument } from '../../src/domain/calendar/loaded-year.ts'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { loadingOf, withLoadedYears } from '../../src/rules/loaded-years.ts'
import { withYear } from '../../src/rules/published-year.ts'

const cn = loadCalendars().get('cn')!
const uk = loadCalendars().get('uk-eng')!
const document = { year: 2027, holidays: ['2027-01-01', '2027-02-08'], makeupWorkdays: ['2027-02-14'] }
const corrected = { ...document, holidays: ['2027-01-01', '2027-02-09'] }

/** What there is after these were loaded one after another. */
function loaded(file: Calendar, ...documents: PublishedDocument[]): LoadedYear[] {
  return documents.reduce<LoadedYear[]>((years, one) => {
    const loading = loadingOf(file, years, { document: one, replace: true })
    if (loading.misfits) throw new Error(loading.misfits[0]?.message)
    return loading.year ? [...years, loading.year] : years
  }, [])
}

const holidays = (file: Calendar, years: readonly LoadedYear[], year: number) =>
  withLoadedYears(file, years).calendar.holidays[year]

describe('a year that was loaded beside the file of a calendar', () => {
  test('is known by it, and the version says of what it is made', () => {
    const { calendar, unfit } = withLoadedYears(cn, loaded(cn, document))
    expect(calendar).toMatchObject({ version: 'cn-2026.2+2027.1', coversUntil: '2027-12-31' })
    expect(dayKind(calendar, dayOfDate('2027-02-14'))).toEqual({ kind: 'makeup_workday', known: true })
    expect(unfit).toEqual([])
    expect(withLoadedYears(uk, loaded(cn, document)).calendar).toBe(uk)
  })

  test('is the same in the form of holiday-cn', () => {
    const days = [
      ...document.holidays.map((date) => ({ date, isOffDay: true })),
      { date: '2027-02-14', isOffDay: false },
    ]
    const [own, other] = [document, { year: 2027, days }].map(
      (one) => withLoadedYears(cn, loaded(cn, one)).calendar,
    )
    expect(other).toEqual(own)
  })

  test('is replaced by a later one, which what was loaded after it goes on from', () => {
    const next = { year: 2028, holidays: ['2027-12-31', '2028-01-01'] }
    const years = loaded(cn, document, next, corrected)
    const { calendar } = withLoadedYears(cn, years)
    expect(calendar.version).toBe('cn-2026.2+2027.2+2028.1')
    expect(calendar.holidays[2027]).toEqual(['01-01', '02-09', '12-31'])
  })

  test('brings what the file does not say yet of the zone', () => {
    const [year] = loaded(uk, { year: 2028, holidays: ['2028-12-25'] })
    const { offsets } = withLoadedYears(uk, [year!]).calendar
    expect(year!.offsets).toHaveLength(2)
    expect(offsets).toEqual([...uk.offsets, ...year!.offsets])
  })
})

describe('a later file', () => {
  const years = loaded(cn, document)

  test('that covers the year says how it is', () => {
    const later = { ...withYear(cn, corrected), version: 'cn-2027.1' }
    expect(withLoadedYears(later, years).calendar).toBe(later)
  })

  test('that does not cover it is extended by it', () => {
    const later = { ...cn, version: 'cn-2026.3' }
    expect(withLoadedYears(later, years).calendar.version).toBe('cn-2026.3+2027.1')
  })

  test('takes the place of a correction of what the file before said', () => {
    const of2026 = { year: 2026, holidays: ['2026-01-01'] }
    const correction = loaded(cn, of2026)
    expect(holidays(cn, correction, 2026)).toEqual(['01-01'])
    const later = { ...cn, version: 'cn-2026.3' }
    expect(holidays(later, correction, 2026)).toEqual(cn.holidays[2026])
  })

  test('that knows less does not know a year behind a gap, which is told', () => {
    const earlier = { ...cn, version: 'cn-2025.1', coversUntil: '2025-12-31', settledUntil: '2025-12-27' }
    const { calendar, unfit } = withLoadedYears(earlier, years)
    expect([calendar, unfit]).toEqual([earlier, years])
  })
})

describe('what loading a year would do', () => {
  test('is nothing where all of it is so already', () => {
    const years = loaded(cn, document)
    const again = loadingOf(cn, years, { document, replace: false })
    expect(again).toMatchObject({ before: { version: 'cn-2026.2+2027.1' } })
    expect(again).not.toHaveProperty('year')
  })

  test.each([
    [{ year: 2029, holidays: ['2029-01-01'] }, 'year', 'would leave a gap. Load 2027 first.'],
    [{ year: 2026, holidays: ['2026-01-01'] }, 'year', 'say replace.'],
    [{ year: 2027, holidays: ['2027-01-01', '2029-01-01'] }, 'holidays', 'does not belong to the year 2027.'],
    [{ year: 2027, days: [{ date: '2027-02-14', isOffDay: false }] }, 'holidays', 'names no holiday'],
  ])('is refused where it does not fit', (wrong, field, sentence) => {
    const { misfits } = loadingOf(cn, [], { document: wrong, replace: false })
    expect(misfits).toMatchObject([{ path: [field], message: expect.stringContaining(sentence) }])
  })

  test('is refused where the calendar would not work with it', () => {
    const without = { ...cn, makeupHours: [], makeupWorkdays: {} }
    expect(loadingOf(without, [], { document, replace: false }).misfits).toMatchObject([
      { path: ['makeupHours'], message: 'Its make-up workdays have no hours.' },
    ])
  })
})
