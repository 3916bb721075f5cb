import type { ApplicationFailure } from '@temporalio/common'
import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Fact } from '../../src/domain/import/past.ts'
import { REGISTER_BEHIND } from '../../src/workflows/messages/complaint.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { agent, opening, supervisor, type Life } from '../support/temporal/workflow-lives.ts'
import { workerBehindProxy } from '../support/temporal/worker-behind-proxy.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

// A history is suggested to go over into a new run at 1 MB instead of 4 MB: fewer bytes show the same.
const time = workerBehindProxy({
  extraArgs: ['--dynamic-config-value', 'limit.historySize.suggestContinueAsNew=1000000'],
})

const note = (text: string): Command => ({ type: 'addNote', text })
/** 30 kB of a customer's words in Chinese. */
const long = (n: number) => note(`${n} ${'诺'.repeat(9_900)}`)

const isBehind = (error: unknown): boolean =>
  (error as { cause?: ApplicationFailure }).cause?.type === REGISTER_BEHIND

/** Whether the complaint took it on; a register that is behind may say no, and nothing else may. */
async function taken(complaint: Life, commands: Command | Command[], key: string): Promise<boolean> {
  try {
    await complaint.ask(commands, agent, { key })
    return true
  } catch (error) {
    if (!isBehind(error)) throw error
    return false
  }
}

async function untilTaken(complaint: Life, commands: Command | Command[], key: string): Promise<void> {
  await expect.poll(() => taken(complaint, commands, key), { timeout: 60_000, interval: 300 }).toBe(true)
}

const notesIn = ({ entries }: Awaited<ReturnType<typeof expectKept>>) =>
  entries.flatMap(({ event }) => (event.type === 'noteAdded' ? [Number(event.text.split(' ')[0])] : []))

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

// Trial R1
test('an import of 1.6 MB taken on while the register is away is recorded once it is back', async () => {
  const registeredAt = Date.now()
  const receivedAt = registeredAt - 86_400_000
  const history: Fact[] = upTo(54).map((n) => ({ command: long(n), by: agent, at: receivedAt + n * 1_000 }))
  await time.wire.cut()
  const complaint = await time.begin(opening(receivedAt, { registeredAt }), { history })
  // Ended it used to be as soon as the durable attempt was made.
  await expect
    .poll(async () => (await complaint.handle.describe()).raw.pendingActivities?.length, { timeout: 60_000 })
    .toBe(1)
  await time.wire.restore()
  expect(notesIn(await expectKept(time.house, complaint))).toEqual(upTo(54))
  expect((await complaint.handle.describe()).status.name).toBe('RUNNING')
})

// Trial R1
test('of 160 long notes made while the register is away those taken on are recorded, and the others later', async () => {
  const complaint = await time.begin(opening(Date.now()))
  await complaint.ask(note('0'))
  await time.wire.cut()
  const held: number[] = []
  for (const n of upTo(160)) if (!(await taken(complaint, long(n), `note ${n}`))) held.push(n)
  expect(held.length).toBeGreaterThan(100)
  await time.wire.restore()
  for (const n of held) await untilTaken(complaint, long(n), `note ${n}`)
  const told = notesIn(await expectKept(time.house, complaint))
  expect(told.toSorted((one, other) => one - other)).toEqual([0, ...upTo(160)])
})

// Trial R1
test('a register that takes longer than an answer waits is told all the same', async () => {
  const { pool } = time.house
  const complaint = await time.begin(opening(Date.now()))
  await complaint.ask(note('0'))
  await pool.query(`create function slow() returns trigger language plpgsql as
    $$ begin perform pg_sleep(2.5); return null; end $$`)
  await pool.query('create trigger slow after insert on event for each statement execute function slow()')
  for (const n of upTo(12)) await untilTaken(complaint, long(n), `note ${n}`)
  await expect
    .poll(async () => (await time.house.register.getComplaint(complaint.id))?.complaint.version, {
      timeout: 60_000,
    })
    .toBe((await complaint.view()).version)
  await pool.query('drop trigger slow on event')
  expect(notesIn(await expectKept(time.house, complaint))).toEqual([0, ...upTo(12)])
})

// Trial B3
test('seven requests of twenty long notes on a locked register are all recorded, and the complaint lives on', async () => {
  const { pool } = time.house
  const complaint = await time.begin(opening(Date.now()))
  await complaint.ask(note('0'))
  const { runId } = await complaint.handle.describe()
  const holder = await pool.connect()
  await holder.query('begin; lock table event in access exclusive mode')
  const requests = upTo(7).map((n) => upTo(20).map((m) => long((n - 1) * 20 + m)))
  const held = []
  for (const [n, request] of requests.entries())
    if (!(await taken(complaint, request, `request ${n}`))) held.push({ n, request })
  expect(held.length).toBeGreaterThan(0)
  await holder.query('rollback')
  holder.release()
  for (const { n, request } of held) await untilTaken(complaint, request, `request ${n}`)
  const told = notesIn(await expectKept(time.house, complaint))
  expect(told.toSorted((one, other) => one - other)).toEqual([0, ...upTo(140)])
  // With so much behind it, it has gone over into another run, and a deadline still lives there.
  const { status, runId: now } = await complaint.handle.describe()
  expect(status.name).toBe('RUNNING')
  expect(now).not.toBe(runId)
  expect(await complaint.ask(note('141'))).toMatchObject({ recorded: true })
})

// Trial R1
test('three requests of the largest size at once go through one task, or are put off', async () => {
  const complaint = await time.begin(opening(Date.now()))
  await time.wire.cut()
  // A control character takes six bytes on its way.
  const request = upTo(16).map((n) => note(`${n} ${'\u0001'.repeat(9_900)}`))
  const asked = upTo(3).map((n) => taken(complaint, request, `large ${n}`))
  await Promise.all(asked)
  await time.wire.restore()
  for (const n of upTo(3)) await untilTaken(complaint, request, `large ${n}`)
  expect(notesIn(await expectKept(time.house, complaint))).toHaveLength(3 * 16)
  expect((await complaint.handle.describe()).status.name).toBe('RUNNING')
})

// Trial S2
test('supervise orders with long replies are taken on up to the bound of a complaint, which lives on and ends', async () => {
  const complaint = await time.begin(opening(Date.now()))
  await complaint.ask({ type: 'assign', department: 'service', person: 'li' })
  const text = '诺'.repeat(10_000)
  const dueAt = Date.now() + 86_400_000
  const orders = async () => {
    for (let order = 1; order <= 66; order++) {
      await complaint.ask({ type: 'orderSupervision', instruction: text, dueAt }, supervisor)
      await complaint.ask({ type: 'replyToSupervision', order, reply: text })
    }
  }
  await expect(orders()).rejects.toMatchObject({ cause: { type: 'boundReached' } })
  expect(await complaint.ask(withdrawal)).toMatchObject({ stage: 'closed' })
  await expectKept(time.house, complaint)
  expect((await complaint.handle.describe()).status.name).toBe('RUNNING')
})
