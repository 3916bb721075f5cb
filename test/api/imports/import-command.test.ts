import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintIdOf } from '../../../src/api/complaints/complaint-id.ts'
import { serving, type Serving } from '../../support/serving.ts'

let api: Serving
const folder = mkdtempSync(path.join(tmpdir(), 'import-'))
const log = path.join(folder, 'log.csv')
beforeAll(async () => {
  api = await serving()
})
afterAll(async () => {
  await api?.close()
  rmSync(folder, { recursive: true })
})

const MINUTE = 60_000
const start = Date.now() - 30_000 * MINUTE

/** A log of one case of so many events, a minute apart, beside a short one. */
function write(events: number, late: readonly string[] = []): void {
  const at = (n: number) => new Date(start + n * MINUTE).toISOString()
  const notes = Array.from(
    { length: events },
    (_, n) => `long,Event ${n},${n ? 'note' : 'create'},${at(n)},li`,
  )
  const short = [`short,Taken,create,${at(0)},li`]
  writeFileSync(log, ['case,event,role,timestamp,resource', ...notes, ...late, ...short, ''].join('\n'))
}

const bring = (): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', 'src/cli/import.ts', log, '--policy', 'event-log', '--url', api.api.url]
    const child = spawn(process.execPath, args)
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    child.on('close', (code) => resolve({ code, said }))
  })

const notesOf = async (name: string): Promise<number> => {
  const id = complaintIdOf(['import', 'other', name])
  const { rows } = await api.house.pool.query<{ notes: number }>(
    "select count(*)::int as notes from event where complaint_id = $1 and type = 'noteAdded'",
    [id],
  )
  return rows[0]!.notes
}

// Trial B16, and of issue 10 an import larger than one request.
test('the command brings a case of 6,000 events in pieces by itself, and what has come to it since', async () => {
  write(6_000)
  const first = await bring()
  expect(first.said).toContain('2 of 2 cases')
  expect(first.code).toBe(0)
  await expect.poll(() => notesOf('long'), { timeout: 120_000 }).toBe(6_000)
  expect(await notesOf('short')).toBe(1)

  write(6_002)
  expect((await bring()).said).toContain('2 of 2 cases')
  await expect.poll(() => notesOf('long'), { timeout: 120_000 }).toBe(6_002)

  // One line that came late, among those that are there.
  write(6_002, [`long,Late,note,${new Date(start + 40.5 * MINUTE).toISOString()},li`])
  const late = await bring()
  expect(late.said).toContain('Its first 6002 facts are not those')
  expect(late.code).toBe(1)
  expect(await notesOf('long')).toBe(6_002)
}, 300_000)
