import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { calendarsDir, loadCalendars } from '../../src/rules/calendars.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'calendar-'))
const calendars = path.join(dir, 'calendars')
cpSync(calendarsDir, calendars, { recursive: true })
afterAll(() => rmSync(dir, { recursive: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/calendar.ts', ...args, '--dir', calendars], {
    encoding: 'utf8',
  })

test('the calendars and their years can be read', () => {
  expect(run('list').stdout).toContain('cn\tcn-2026.2\tAsia/Shanghai\t2004-01-01 to 2026-12-31')
  const { stdout } = run('show', 'cn', '2026')
  expect(stdout).toContain('2026-09-20 Sun makeup_workday')
  expect(stdout).toContain('cn 2026: 248 working days\n')
  expect(run('show', 'cn', '2027').stdout).toContain('provisional: cn-2026.2 does not cover the whole year')
})

// F3
test('a published year is shown, loaded once, and refused the second time', () => {
  const file = path.join(dir, '2027.json')
  const days = [{ name: '元旦', date: '2027-01-01', isOffDay: true }]
  writeFileSync(file, JSON.stringify({ year: 2027, days }))
  const before = readFileSync(path.join(calendars, 'cn.json'), 'utf8')
  expect(run('load', 'cn', file, '--dry-run').stdout).toContain('+ 2027-01-01 holiday')
  expect(readFileSync(path.join(calendars, 'cn.json'), 'utf8')).toBe(before)
  expect(run('load', 'cn', file).status).toBe(0)
  expect(loadCalendars(calendars).get('cn')).toMatchObject({
    version: 'cn-2027.1',
    coversUntil: '2027-12-31',
  })
  const again = run('load', 'cn', file)
  expect([again.status, again.stderr]).toEqual([
    1,
    `A published year that cannot be used, in ${file}:\nyear: cn covers 2027 already. To put this year in its place, say replace.\n`,
  ])
})

test('the offsets grow with the coverage', () => {
  const file = path.join(dir, '2028.json')
  writeFileSync(file, JSON.stringify({ year: 2028, holidays: ['2028-12-25'] }))
  const before = loadCalendars(calendars).get('uk-eng')!
  expect(run('load', 'uk-eng', file).status).toBe(0)
  const after = loadCalendars(calendars).get('uk-eng')!
  expect(after.offsets).toHaveLength(before.offsets.length + 2)
  expect(after.offsets.slice(0, -2)).toEqual(before.offsets)
})
