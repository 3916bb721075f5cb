import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { leftOutTable } from '../../src/cli/shared/left-out.ts'
import { takeInTable } from '../../src/cli/shared/take-in-table.ts'
import type { ToldLine } from '../../src/cli/shared/told-complaints.ts'
import { Away, Refused } from '../../src/run/api-client.ts'

const told = (line: number): ToldLine => ({ line, raw: `raw ${line}`, body: { messageId: `m-${line}` } })
const LINES = [told(2), told(3), told(4), told(5)]

/** What the system says to each message; what is not there is taken in. */
async function taking(says: Readonly<Record<string, Error>>, lines: readonly ToldLine[] = LINES) {
  const [sent, left]: [string[], unknown[]] = [[], []]
  const post = async (_: string, body: unknown) => {
    const { messageId } = body as { messageId: string }
    sent.push(messageId)
    if (says[messageId]) throw says[messageId]
    return {} as never
  }
  const watching = { leftOut: (one: unknown) => void left.push(one), done: () => {} }
  return { all: await takeInTable(lines, { api: { post }, language: 'en' }, watching), sent, left }
}

test('a line that is refused is left out, and the next is taken in', async () => {
  const { all, left } = await taking({ 'm-3': new Refused(409, { title: 'No such policy' }) })
  expect(all).toEqual({ taken: 3, left: 1, unknown: [] })
  expect(left).toEqual([{ line: 3, raw: 'raw 3', reason: '409 — No such policy' }])
})

test('a line whose outcome is not known is named, and not left out', async () => {
  const { all, left } = await taking({ 'm-3': new Refused(202, { code: 'outcomeUnknown' }) })
  expect(all).toEqual({ taken: 3, left: 0, unknown: [3] })
  expect(left).toEqual([])
})

test.each([
  ...[new Away('Nothing answers.'), new Refused(503, {}), new Refused(429, {}), new Refused(502, {})],
  ...[new Refused(401, {}), new Refused(403, {}), new Refused(404, {}), new Error('The answer is cut.')],
])('where no line would fare better it stops, and says where', async (why) => {
  const { all, sent } = await taking({ 'm-4': why })
  expect(all).toEqual({ taken: 2, left: 0, unknown: [], stopped: { line: 4, why } })
  expect(sent).toEqual(['m-2', 'm-3', 'm-4'])
})

test.each([
  ['a policy that is not theirs to choose', { policyId: 'rental' }, new Refused(403, {})],
  ['what is kept from them', {}, new Refused(404, { detail: 'There is no complaint cmp_1.' })],
])('%s is a fault of its line, and the next is taken in', async (_, more, why) => {
  const lines: ToldLine[] = [{ line: 2, raw: 'raw 2', body: { messageId: 'm-2', ...more } }, told(3)]
  expect((await taking({ 'm-2': why }, lines)).all).toEqual({ taken: 1, left: 1, unknown: [] })
})

test('what does not fit is left out alike, whether it is sent or only looked at', async () => {
  const lines: ToldLine[] = [told(2), { line: 3, raw: 'raw 3', fault: new Error('It does not fit.') }]
  const dry: unknown[] = []
  const watching = { leftOut: (one: unknown) => void dry.push(one), done: () => {} }
  const looked = await takeInTable(lines, { language: 'en' }, watching)
  const { all, left, sent } = await taking({}, lines)
  expect([looked, dry]).toEqual([all, left])
  expect(sent).toEqual(['m-2'])
})

test('a table of what was left out has its name once it is whole', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'left-out-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const [input, to] = [path.join(dir, 'in.csv'), path.join(dir, 'out.csv')]
  writeFileSync(input, '')
  const table = leftOutTable(to, { input, overwrite: false })
  table.add({ line: 3, reason: 'No, "never"', raw: 'a,b' })
  expect(existsSync(to)).toBe(false)
  const whole = '\uFEFF"line","reason","text"\r\n3,"No, ""never""","a,b"\r\n'
  expect(readFileSync(`${to}.partial`, 'utf8')).toBe(whole)
  table.end()
  expect(readFileSync(to, 'utf8')).toBe(whole)
  expect(existsSync(`${to}.partial`)).toBe(false)
})

test('a table that is read is not written over, not even by what was left out of it before', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'left-out-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const to = path.join(dir, 'out.csv')
  const input = `${to}.partial`
  writeFileSync(input, 'channel,name,subject')
  expect(() => leftOutTable(to, { input, overwrite: true })).toThrow('is the table that is read')
  expect(readFileSync(input, 'utf8')).toBe('channel,name,subject')
})
