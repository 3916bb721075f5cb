import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { differenceOf, misfitOf, readPublishedYear, withYear } from '../../src/rules/published-year.ts'
import { Calendar } from '../../src/domain/calendar/calendar.ts'
import { dueOf } from '../../src/domain/calendar/counting.ts'
import { instantText, parseInstant } from '../../src/domain/instant.ts'

const cn = loadCalendars().get('cn')!
const year2027 = {
  year: 2027,
  holidays: ['2027-01-01', '2027-02-05', '2027-02-08'],
  makeupWorkdays: ['2027-02-14'],
}

describe('a newly published year', () => {
  test('extends the coverage, names a new version and leaves the old calendar as it was', () => {
    const before = structuredClone(cn)
    const after = Calendar.parse(withYear(cn, year2027))
    expect(cn).toEqual(before)
    expect(after).toMatchObject({ version: 'cn-2027.1', coversFrom: '2004-01-01', coversUntil: '2027-12-31' })
    expect(after.holidays[2027]).toEqual(['01-01', '02-05', '02-08'])
    expect(after.holidays[2026]).toEqual(cn.holidays[2026])
  })

  test('makes a provisional deadline certain', () => {
    const start = parseInstant('2027-02-04T10:00:00+08:00')
    const term = { amount: 2, unit: 'workingDays' } as const
    const [before, after] = [cn, withYear(cn, year2027)].map((calendar) => dueOf(start, term, calendar))
    expect([instantText(before!.dueAt, cn), before!.provisional]).toEqual(['2027-02-08T23:59:59+08:00', true])
    expect([instantText(after!.dueAt, cn), after!.provisional]).toEqual(['2027-02-10T23:59:59+08:00', false])
  })

  test('may settle the last days of the year before', () => {
    const after = withYear(cn, { year: 2027, holidays: ['2026-12-31', '2027-01-01'], makeupWorkdays: [] })
    expect(after.holidays[2026]!.at(-1)).toBe('12-31')
    expect(differenceOf(cn, after)).toEqual([
      'version cn-2026.2 → cn-2027.1',
      'covers until 2026-12-31 → 2027-12-31',
      '+ 2026-12-31 holiday',
      '+ 2027-01-01 holiday',
    ])
  })

  test('replaces a year only when told to, and counts the revision', () => {
    const corrected = { year: 2026, holidays: ['2026-01-01'], makeupWorkdays: ['2026-09-20'] }
    expect(misfitOf(cn, corrected, false)?.message).toContain('cn covers 2026 already.')
    expect(misfitOf(cn, corrected, true)).toBeUndefined()
    const after = withYear(cn, corrected)
    expect(after).toMatchObject({ version: 'cn-2026.3', coversUntil: '2026-12-31' })
    expect([after.holidays[2026], after.makeupWorkdays[2026]]).toEqual([['01-01'], ['09-20']])
  })

  test('may lie before the first', () => {
    expect(withYear(cn, { year: 2003, holidays: ['2003-10-01'], makeupWorkdays: [] })).toMatchObject({
      coversFrom: '2003-01-01',
      coversUntil: '2026-12-31',
    })
  })

  test.each([
    [{ ...year2027, year: 2028 }, 'would leave a gap. Load 2027 first.'],
    [{ ...year2027, year: 2002 }, 'would leave a gap. Load 2003 first.'],
    [{ ...year2027, holidays: ['2028-01-01'] }, '2028-01-01 does not belong to the year 2027.'],
    [{ ...year2027, holidays: ['2027-02-14'] }, '2027-02-14 is both a holiday and a make-up workday.'],
  ])('is refused with a sentence', (year, sentence) => {
    expect(misfitOf(cn, year, false)?.message).toContain(sentence)
  })
})

describe('a file of a published year', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-year-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const read = (json: unknown) => {
    const file = path.join(folder, '2027.json')
    writeFileSync(file, JSON.stringify(json))
    return readPublishedYear(file, cn)
  }

  test('is read in our own form and in that of holiday-cn', () => {
    const days = [
      ...year2027.holidays.map((date) => ({ name: '春节', date, isOffDay: true })),
      ...year2027.makeupWorkdays.map((date) => ({ name: '春节', date, isOffDay: false })),
    ]
    expect(read({ $schema: 'any', year: 2027, papers: [], days })).toEqual(year2027)
    expect(read(year2027)).toEqual(year2027)
    expect(read({ year: 2027, holidays: ['2027-01-01'] }).makeupWorkdays).toEqual([])
  })

  test.each([
    [null, 'Invalid input: expected object, received null'],
    [{}, 'year: Invalid input'],
    [{ year: 2027, holidays: ['2027-02-30'] }, 'holidays.0: It is a date like 2027-10-01.'],
    [{ year: '2027', days: [] }, 'year: Invalid input'],
  ])('%j is none, and what is taken is said', (json, sentence) => {
    expect(() => read(json)).toThrow(sentence)
    expect(() => read(json)).toThrow('It takes {"year", "holidays"')
  })

  test('is refused where the calendar would not work with it', () => {
    const { makeupHours: _, ...rest } = cn
    const file = path.join(folder, '2027.json')
    writeFileSync(file, JSON.stringify(year2027))
    const without = { ...rest, makeupHours: [], makeupWorkdays: {} }
    expect(() => readPublishedYear(file, without)).toThrow(
      `A published year that cannot be used, in ${file}:\nmakeupHours: Its make-up workdays have no hours.`,
    )
  })
})
