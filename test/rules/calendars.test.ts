import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { calendarsDir, calendarText, freshCalendars, loadCalendars } from '../../src/rules/calendars.ts'
import { byYear } from '../../src/rules/published-year.ts'
import { offsetsOf } from '../../src/rules/zone-offsets.ts'
import { dayKind, dayOfDate, isWorkingDay } from '../../src/domain/calendar/days.ts'
import { offsetMinutesAt } from '../../src/domain/instant.ts'

const calendars = loadCalendars()
const cn = calendars.get('cn')!
const dir = mkdtempSync(path.join(tmpdir(), 'calendars-'))
afterAll(() => rmSync(dir, { recursive: true }))

function workingDaysIn(id: string, year: number): number {
  let count = 0
  for (let day = dayOfDate(`${year}-01-01`); day <= dayOfDate(`${year}-12-31`); day++) {
    if (isWorkingDay(calendars.get(id)!, day)) count++
  }
  return count
}

describe('the Chinese calendar', () => {
  const require = createRequire(import.meta.url)
  const published = JSON.parse(
    readFileSync(path.join(path.dirname(require.resolve('chinese-days')), 'chinese-days.json'), 'utf8'),
  ) as { holidays: Record<string, string>; workdays: Record<string, string> }

  test('has every holiday and make-up workday that was published, and no other', () => {
    expect(cn.holidays).toEqual(byYear(Object.keys(published.holidays)))
    // The published data lacks the Saturday before New Year 2006 (国办发明电〔2005〕35号).
    expect(cn.makeupWorkdays).toEqual(byYear([...Object.keys(published.workdays), '2005-12-31']))
  })

  test('covers 2004 to 2026', () => {
    expect([cn.coversFrom, cn.coversUntil, cn.version]).toEqual(['2004-01-01', '2026-12-31', 'cn-2026.2'])
    expect(dayKind(cn, dayOfDate('2027-01-01')).known).toBe(false)
  })

  test('has 248 working days in 2025 and in 2026, 20 September 2026 among them (F2)', () => {
    expect([workingDaysIn('cn', 2025), workingDaysIn('cn', 2026)]).toEqual([248, 248])
    expect(dayKind(cn, dayOfDate('2026-09-20')).kind).toBe('makeup_workday')
  })
})

describe('the calendars of other places', () => {
  const isHoliday = (id: string, date: string) =>
    dayKind(calendars.get(id)!, dayOfDate(date)).kind === 'holiday'

  test('have their holidays and the days in lieu of those on a weekend', () => {
    expect(isHoliday('uk-eng', '2022-12-27')).toBe(true)
    expect(isHoliday('uk-eng', '2023-05-08')).toBe(true)
    expect(isHoliday('us', '2026-07-03')).toBe(true)
    expect(isHoliday('us', '2018-11-12')).toBe(true)
    expect(isHoliday('de', '2017-10-31')).toBe(true)
    expect(isHoliday('in', '2026-01-26')).toBe(true)
    expect(isHoliday('au-nsw', '2026-04-27')).toBe(true)
    expect(isHoliday('au-nsw', '2020-04-27')).toBe(false)
    expect(workingDaysIn('uk-eng', 2026)).toBe(253)
  })

  test('carry the offsets of their zones until five years beyond', () => {
    for (const calendar of calendars.values()) {
      const [first, last] = [calendar.coversFrom, calendar.coversUntil].map((date) =>
        Number(date.slice(0, 4)),
      )
      expect(calendar.offsets).toEqual(offsetsOf(calendar.zone, first!, last! + 5))
    }
    expect(offsetMinutesAt(Date.UTC(2026, 2, 29, 0, 59, 59), calendars.get('uk-eng')!)).toBe(0)
    expect(offsetMinutesAt(Date.UTC(2026, 2, 29, 1), calendars.get('uk-eng')!)).toBe(60)
  })
})

describe('the calendars of a process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'watched-'))
  const write = (version: string) =>
    writeFileSync(path.join(folder, 'cn.json'), calendarText({ ...cn, version }))
  afterAll(() => {
    vi.useRealTimers()
    rmSync(folder, { recursive: true })
  })

  test('are read once, and what changes before they are watched is seen as well', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    write('cn-1')
    const { calendars: read, watch } = freshCalendars(folder)
    expect(read.get('cn')?.version).toBe('cn-1')
    write('cn-2')
    utimesSync(path.join(folder, 'cn.json'), new Date(), new Date(Date.now() + 5_000))
    const { stop } = watch(({ message }) => expect.fail(message))
    vi.advanceTimersByTime(2_000)
    expect(read.get('cn')?.version).toBe('cn-2')
    stop()
  })
})

describe('files', () => {
  test('are written as they are read', () => {
    for (const [id, calendar] of calendars) {
      expect(calendarText(calendar)).toBe(readFileSync(path.join(calendarsDir, `${id}.json`), 'utf8'))
    }
  })

  test('every faulty one is named, in sentences', () => {
    writeFileSync(path.join(dir, 'cn.json'), calendarText({ ...cn, makeupHours: [] }))
    writeFileSync(path.join(dir, 'mars.json'), calendarText(cn))
    writeFileSync(path.join(dir, 'torn.json'), '{')
    expect(() => loadCalendars(dir)).toThrow(
      /cn\.json:\nmakeupHours: Its make-up workdays have no hours\.\n.*mars\.json:\nid: It calls itself cn.*\n.*torn\.json cannot be read/,
    )
  })
})
