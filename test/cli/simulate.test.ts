import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { generatedCases, logText } from '../support/logs/generated-logs.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'simulate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const log = path.join(folder, 'log.csv')
writeFileSync(log, logText(generatedCases({ count: 30 })))

const args = (...more: string[]) => ['--import', 'tsx', 'src/cli/simulate.ts', ...more]
const simulate = (...more: string[]) => execFileSync('node', args(...more), { encoding: 'utf8' })

test('the table goes to stdout and nothing else does, or to the file that is named', () => {
  const out = path.join(folder, 'out.csv')
  const table = simulate(log, '--policy', 'event-log')
  expect(simulate(log, '--policy', 'event-log', '--out', out)).toBe('')
  expect(readFileSync(out, 'utf8')).toBe(table)
  expect(table.split('\n')[0]).toBe('case,cycle,clock,instance,started_at,due_at,done_at,state,lapsed_at')
  expect(table.split('\n')[1]).toMatch(/^Made0,1,acknowledge,1,20\d\d-.*\+08:00,,lapsed_open,20\d\d-/)
})

test('two policies are compared clock by clock, with the escalations of each level', () => {
  const table = simulate(log, '--policy', 'event-log', '--compare', 'default')
  expect(table).toMatch(/^clock +event-log +default +newly lapse +no longer lapse$/m)
  expect(table).toMatch(/^resolve +\d+ \/ \d+ \/ \d+ .* \d+ +\d+$/m)
  expect(table).toMatch(/^revisit +no such clock/m)
  expect(table).toMatch(/^L1 +0 +[1-9]\d*$/m)
})

test('compared with itself, a policy changes nothing', () => {
  const lines = simulate(log, '--policy', 'event-log', '--compare', 'event-log').split('\n')
  expect(lines.filter((line) => /^(acknowledge|resolve) .* 0 +0$/.test(line))).toHaveLength(2)
})

// R101
test('several policies are compared on a page that loads and runs nothing, in either language', () => {
  const page = path.join(folder, 'out.html')
  const compared = ['--compare', 'default,carmaker,rental', '--html', page]
  expect(simulate(log, ...compared, '--lang', 'en')).toMatch(
    /^clock +default +carmaker +rental +newly lapse: carmaker/m,
  )
  const english = readFileSync(page, 'utf8')
  simulate(log, ...compared)
  const chinese = readFileSync(page, 'utf8')
  for (const html of [english, chinese]) {
    expect(html).not.toMatch(/<script|<link|src=|href=|url\(/)
    for (const id of ['default', 'carmaker', 'rental']) expect(html).toContain(`<td class="text">${id}</td>`)
  }
  expect(english).toContain('30 cases of log.csv')
  expect(chinese).toContain('log.csv 中的 30 件案件')
  expect(english).toMatch(/<summary>Resolution: \d+ do not lapse any more<\/summary>/)
  expect(chinese).toMatch(/<summary>解决: \d+ 件不再超期<\/summary>/)
})

test.each([
  [['nowhere.csv', '--policy', 'event-log'], 'nowhere.csv'],
  [[log, '--policy', 'wishful'], 'There is no policy wishful. Known: '],
  [[log], 'Name a policy with --policy, or several with --compare.'],
  [
    [log, '--policy', 'default', '--html', 'out.html'],
    'A page compares: name other policies with --compare.',
  ],
])('%j ends with a sentence and a code', (given, sentence) => {
  const { status, stdout, stderr } = spawnSync('node', args(...given), { encoding: 'utf8' })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(sentence)
  expect(stderr).not.toMatch(/^ +at /m)
})
