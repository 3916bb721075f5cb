import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restore } from '../../src/reconciliation/restore.ts'
import { bundlesIn } from '../../src/run/workflow-bundle.ts'
import { createRegister } from '../../src/register/register.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import type { Check } from '../../src/workflows/messages/reconciliation.ts'
import { entry, commitOf } from '../support/register/commits.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { agent, ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { config } from '../support/product.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { carryOut } from './support.ts'

/** Small enough to be passed in a test: Temporal ends a run whose history is larger. */
const HISTORY_BYTES = 120_000

let server: RealServer
let house: WorkerWithRegister
beforeAll(async () => {
  server = await realServer({
    searchAttributes: ATTRIBUTES,
    extraArgs: ['--dynamic-config-value', `limit.historySize.error=${HISTORY_BYTES}`],
  })
  house = await workerWithRegister(server.nativeConnection)
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

const note = (text: string) => ({ type: 'addNote', text }) as const
const check = (name: Check) => carryOut(name, { pool: house.pool, client: server.client, graceMs: 500 })
const openFindings = () => listFindings(house.pool, { open: true })
const restoring = (id: string) =>
  restore({ bundle: bundlesIn(config), client: server.client, register: createRegister(house.pool) }, id)
const away = () => house.pool.query('alter function commit_journal(jsonb) rename to commit_journal_away')
const back = () => house.pool.query('alter function commit_journal_away(jsonb) rename to commit_journal')

// Trial R1: reconciliation saw runs only while they ran.
test('a run that ended before the register heard of it is found, and restored with all that was accepted', async () => {
  await away()
  const complaint = await begin(server.client, opening(Date.now()))
  expect(await complaint.ask(note('Owed'))).toMatchObject({ recorded: false })
  await complaint.handle.terminate('by mistake')
  await delay(1_000)
  await back()
  const found = async () => (await check('complaints')).tally.found
  await expect.poll(found, { timeout: 60_000 }).toBe(1)
  expect(await openFindings()).toMatchObject([
    {
      kind: 'complaintNotRecorded',
      complaintId: complaint.id,
      detail: { cause: 'ended', run: 'terminated', mend: `npm run restore -- ${complaint.id}` },
    },
  ])
  expect(await restoring(complaint.id)).toEqual({ how: 'resumed' })
  const { entries } = await expectKept(house, complaint)
  expect(entries.map(({ event }) => event.type)).toContain('noteAdded')
  await expect.poll(found, { timeout: 60_000 }).toBe(0)
})

test('a run that ended before any worker had taken it up begins again as it began', async () => {
  await house.stop()
  const opened = opening(Date.now())
  const complaint = await begin(server.client, opened, { commands: [note('At intake')] })
  await complaint.handle.terminate('by mistake')
  expect(await restoring(complaint.id)).toEqual({ how: 'startedAgain' })
  await house.start()
  await expect.poll(async () => (await complaint.view()).version, { timeout: 60_000 }).toBeGreaterThan(1)
  const { view, entries } = await expectKept(house, complaint)
  expect(view).toMatchObject({ number: opened.number, receivedAt: opened.receivedAt })
  expect(entries.map(({ event }) => event.type)).toContain('noteAdded')
})

// Trials B3, R1: `restore` said that it was restored, and the run ended again.
describe('a run whose history is more than Temporal bears', () => {
  test(
    'gives all that was accepted to the register, and goes on as a new one',
    { timeout: 120_000 },
    async () => {
      await away()
      const complaint = await begin(server.client, opening(Date.now()))
      const texts: string[] = []
      const isRunning = async () => (await complaint.handle.describe()).status.name === 'RUNNING'
      for (let n = 0; n < 100 && (await isRunning()); n++) {
        const text = `${n} `.padEnd(9_000, 'x')
        const answer = await complaint.ask(note(text), agent, { key: `note ${n}` }).catch(() => undefined)
        if (answer) texts.push(text)
      }
      expect(await isRunning()).toBe(false)
      await back()
      expect(texts.length).toBeGreaterThan(3)
      expect(await restoring(complaint.id)).toEqual({ how: 'retold' })
      // Asked again under its key it is not done again.
      await complaint.ask(note(texts[0]!), agent, { key: 'note 0' })
      expect(await complaint.ask(note('And on'))).toMatchObject({ recorded: true })
      const { entries } = await expectKept(house, complaint)
      const kept = entries.flatMap(({ event }) => (event.type === 'noteAdded' ? [event.text] : []))
      for (const text of texts) expect(kept.filter((one) => one === text)).toHaveLength(1)
      expect(kept.at(-1)).toBe('And on')
    },
  )
})

// Trial B1: three complaints merged into each other in a ring were closed without a word.
test('complaints merged round in a ring, or into one that is not there, are found', async () => {
  const merged = (id: string, into: string) =>
    house.register.commit(
      commitOf({
        id,
        entries: [entry(1)],
        complaint: { stage: 'closed', outcome: 'merged', mergedInto: into },
      }),
      `run-${id}`,
    )
  await house.register.commit(commitOf({ id: 'cmp_end', entries: [entry(1)] }), 'run-end')
  for (const [id, into] of [
    ['cmp_a', 'cmp_b'],
    ['cmp_b', 'cmp_c'],
    ['cmp_c', 'cmp_a'],
    ['cmp_d', 'cmp_a'],
    ['cmp_e', 'cmp_none'],
    ['cmp_f', 'cmp_g'],
    ['cmp_g', 'cmp_end'],
    ['cmp_h', 'cmp_i'],
    ['cmp_i', 'cmp_end'],
  ] as const)
    await merged(id, into)
  // What has been erased does not say any more where it went.
  await house.pool.query("select erase_complaint('cmp_i')")
  expect((await check('merges')).tally).toMatchObject({ found: 5, fresh: 5 })
  const found = (await listFindings(house.pool, { kind: 'mergedIntoNone', open: true })).map(
    ({ complaintId }) => complaintId,
  )
  expect(found.toSorted()).toEqual(['cmp_a', 'cmp_b', 'cmp_c', 'cmp_d', 'cmp_e'])
  await house.pool.query("update complaint set outcome = null where id = 'cmp_a'")
  await check('merges')
  expect(await listFindings(house.pool, { kind: 'mergedIntoNone', open: true })).toHaveLength(1)
})
