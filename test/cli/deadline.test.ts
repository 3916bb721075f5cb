import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

type Worked = { id: string; due: string | null; dueNoRoll?: string; error?: string }
const file = 'test/data/deadline-cases.json'
const worked = (JSON.parse(readFileSync(file, 'utf8')) as { cases: Worked[] }).cases
const dir = mkdtempSync(path.join(tmpdir(), 'deadline-'))
afterAll(() => rmSync(dir, { recursive: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/deadline.ts', ...args],
    { encoding: 'utf8' },
  )
  const lines = stdout.split('\n').filter(Boolean)
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function runOn(cases: unknown) {
  const given = path.join(dir, 'cases.json')
  writeFileSync(given, JSON.stringify(cases))
  return run(given)
}

const plain = {
  received: '2026-03-02T09:00:00+08:00',
  zone: 'Asia/Shanghai',
  calendar: 'cn',
  unit: 'business_days',
  n: 1,
}

describe('the worked deadlines', () => {
  const { status, lines } = run(file)

  test('are printed one a line, in the order of the file', () => {
    expect(status).toBe(0)
    expect(lines.map(({ id }) => id)).toEqual(worked.map(({ id }) => id))
  })

  test.each(worked.map((given, index) => ({ ...given, line: lines[index] })))(
    'case $id',
    ({ due, dueNoRoll, error, id, line }) => {
      if (error) expect(line).toEqual({ id, due: dueNoRoll, provisional: true })
      else expect(line).toEqual({ id, due, provisional: false })
    },
  )
})

describe('any file of the form', () => {
  test('a case that cannot be counted is named, the others are printed', () => {
    const { status, stderr, lines } = runOn([
      { ...plain, id: 1 },
      { ...plain, id: 2, calendar: 'mars' },
      { ...plain, id: 3, unit: 'fortnights' },
      { ...plain, id: 4, received: '2026-03-02T09:00:00' },
      { ...plain, id: 5, zone: 'Mars/Olympus' },
      { ...plain, id: 6, n: 'two' },
      { ...plain, id: 7, n: 2 },
    ])
    expect(status).toBe(1)
    expect(lines.map(({ id }) => id)).toEqual([1, 7])
    expect(stderr).toMatch(/Case 2: the calendar "mars" is not known\. Known: .*cn/)
    expect(stderr).toMatch(/Case 3: the unit "fortnights" is not known\./)
    expect(stderr).toMatch(/Case 4: .* is not an instant with an offset/)
    expect(stderr).toMatch(/Case 5: the time zone "Mars\/Olympus" is not known\./)
    expect(stderr).toMatch(/Case 6: .*number/)
  })

  test('the zone of the case rules, also where it is not the zone of the calendar', () => {
    const { lines } = runOn([
      { ...plain, id: 'a', zone: 'Europe/Berlin' },
      { ...plain, id: 'b', zone: 'Europe/Berlin', received: '2026-03-27T09:00:00+01:00' },
      { ...plain, id: 'c', zone: 'Europe/London', calendar: 'uk-eng', received: '2011-06-01T10:00:00+01:00' },
      { ...plain, id: 'd', received: '2011-12-30T10:00:00+08:00', n: 1 },
    ])
    expect(lines).toEqual([
      { id: 'a', due: '2026-03-03T23:59:59+01:00', provisional: false },
      { id: 'b', due: '2026-03-30T23:59:59+02:00', provisional: false },
      { id: 'c', due: '2011-06-02T23:59:59+01:00', provisional: true },
      { id: 'd', due: '2011-12-31T23:59:59+08:00', provisional: false },
    ])
  })

  test('a file without cases is refused', () => {
    expect(runOn({})).toMatchObject({ status: 1, lines: [] })
    expect(run(path.join(dir, 'none.json')).stderr).toContain('none.json')
  })
})
