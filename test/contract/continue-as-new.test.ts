import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { NOT_HEARD } from '../../src/workflows/messages/complaint.ts'
import { hurried } from '../support/domain/hurried-policy.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { agent, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { realTime } from '../support/temporal/real-time.ts'

// The server suggests a new run after 30 events, so that a few commands are enough for several.

const time = realTime({ extraArgs: ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=30'] })
const note = (text: string): Command => ({ type: 'addNote', text })
const refusedAs = (type: string) => ({ cause: { type } })

const runOf = async (complaint: Life) => (await complaint.handle.describe()).runId

async function fill(complaint: Life, notes = 8) {
  for (let n = 1; n <= notes; n++) await complaint.ask(note(`Note ${n}`))
}

test('a key answered in an earlier run is answered the same, and not for another request', async () => {
  const complaint = await time.begin(opening(Date.now()))
  const run = await runOf(complaint)
  const first = await complaint.ask(note('Once'), agent, { key: 'one' })
  await fill(complaint)
  expect(await runOf(complaint)).not.toBe(run)
  await expect(complaint.ask(note('Another'), agent, { key: 'one' })).rejects.toMatchObject(
    refusedAs('keyReused'),
  )
  expect(await complaint.ask(note('Once'), agent, { key: 'one' })).toEqual(first)
  const { entries } = await expectKept(time.house, complaint)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(9)
})

test('deadlines are kept from run to run', async () => {
  const quick = hurried({ acknowledge: 4 })
  const received = Date.now()
  const complaint = await time.begin({ ...opening(received, { policy: 'demo' }), policy: quick })
  const run = await runOf(complaint)
  await fill(complaint)
  expect(await runOf(complaint)).not.toBe(run)
  await expect
    .poll(async () => (await complaint.view()).escalations, { timeout: 60_000 })
    .toMatchObject([{ clock: 'acknowledge', at: received + 4_000 }])
  const { entries } = await expectKept(time.house, complaint)
  const breach = entries.find(({ event }) => event.type === 'breached')!
  expect(breach.event.at).toBe(received + 4_000)
})

test('what the register is owed goes over into the next run', async () => {
  const complaint = await time.begin(opening(Date.now()))
  await complaint.ask(note('Recorded'))
  const { house } = time
  const { pool } = house
  await pool.query(`alter function commit_journal(jsonb) rename to commit_journal_away`)
  const run = await runOf(complaint)
  const answers = []
  for (let n = 1; n <= 12; n++) answers.push(await complaint.ask(note(`Owed ${n}`)))
  expect(answers.every(({ recorded }) => !recorded)).toBe(true)
  expect(await runOf(complaint)).not.toBe(run)
  const before = await house.register.listEvents(complaint.id)
  await pool.query(`alter function commit_journal_away(jsonb) rename to commit_journal`)
  const { entries } = await expectKept(house, complaint)
  expect(entries.length - before.length).toBe(12)
  await expect.poll(async () => (await complaint.ask(note('At once again'))).recorded).toBe(true)
})

test('updates under fire all succeed, each once', async () => {
  const complaint = await time.begin(opening(Date.now()))
  const run = await runOf(complaint)
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, n) =>
      heard(() => complaint.ask(note(`Shot ${n}`), agent, { key: `shot-${n}` })),
    ),
  )
  expect(new Set(answers.map(({ version }) => version)).size).toBe(25)
  expect(await runOf(complaint)).not.toBe(run)
  const { entries } = await expectKept(time.house, complaint)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(25)
})

test('a complaint with every deadline spent waits, and does not spin', async () => {
  const quick = hurried({ acknowledge: 1, resolve: 1 })
  const firstStep = quick.ladders['standard']!.steps.slice(0, 1)
  const spent: Policy = { ...quick, ladders: { standard: { steps: firstStep } } }
  const complaint = await time.begin({ ...opening(Date.now(), { policy: 'demo' }), policy: spent })
  await expect.poll(async () => (await complaint.view()).escalations.length, { timeout: 60_000 }).toBe(2)
  await expectKept(time.house, complaint)
  const before = (await complaint.handle.describe()).historyLength
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  expect((await complaint.handle.describe()).historyLength).toBe(before)
  expect(await complaint.ask(note('It hears.'))).toMatchObject({ recorded: true, level: 1 })
})

/** Beyond ten at once some may not be heard: asked again, as a client must, they happen, and once. */
async function heard<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const { cause } = error as { cause?: { type?: string } }
    if (cause?.type !== NOT_HEARD) throw error
    return heard(ask)
  }
}
