import { afterAll, beforeAll, expect, test } from 'vitest'
import { cuttableProxy } from '../support/cuttable-proxy.ts'
import { impatient } from '../support/hurried-policy.ts'
import { expectKept, workingHouse, type House } from '../support/house.ts'
import { agent, ATTRIBUTES, begin, opening, type Life } from '../support/lives.ts'
import { realServer, type RealServer } from '../support/temporal.ts'

let server: RealServer
let house: House
let wire: Awaited<ReturnType<typeof cuttableProxy>>

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workingHouse(server.nativeConnection, {
    reach: async (url) => {
      const { hostname, port } = new URL(url)
      wire = await cuttableProxy({ host: hostname, port: Number(port) })
      return wire.url(url)
    },
  })
})
afterAll(async () => {
  await house?.close()
  await wire?.cut()
  await server?.stop()
})

const note = (text: string) => ({ type: 'addNote', text }) as const
const impatiently = () => {
  const opened = opening(Date.now(), { policy: 'demo' })
  return { ...opened, policy: impatient }
}

/** The lapse and the ladder's three steps, in order, as of their instants. */
async function expectLadder(complaint: Life, receivedAt: number): Promise<void> {
  const { entries } = await expectKept(house, complaint)
  const steps = entries.flatMap(({ event }) =>
    event.type === 'breached' || event.type === 'escalated' ? [[event.type, event.at - receivedAt]] : [],
  )
  expect(steps).toEqual([
    ['breached', 3_000],
    ['escalated', 3_000],
    ['escalated', 5_000],
    ['escalated', 7_000],
  ])
}

const atTheTop = (complaint: Life) =>
  expect
    .poll(async () => (await complaint.view()).escalations, { timeout: 12_000 })
    .toMatchObject([{ level: 3 }])

test('while the register is down intake, commands and deadlines go on, and it learns of all once', async () => {
  const before = await begin(server.client, opening(Date.now()))
  expect(await before.ask(note('Recorded'))).toMatchObject({ recorded: true })
  await wire.cut()
  const opened = impatiently()
  const complaint = await begin(server.client, opened)
  const askedAt = Date.now()
  const answers = [await complaint.ask(note('One')), await before.ask(note('Two'))]
  expect(answers).toMatchObject([{ recorded: false }, { recorded: false }])
  expect(Date.now() - askedAt).toBeLessThan(4_000)
  const again = Date.now()
  expect(await complaint.ask(note('Three'))).toMatchObject({ recorded: false })
  expect(Date.now() - again).toBeLessThan(1_000)
  // Another worker takes over what is owed, the register still down.
  await house.stop()
  await house.start()
  await atTheTop(complaint)
  expect(await house.register.getComplaint(complaint.id)).toBeUndefined()
  await wire.restore()
  await expectLadder(complaint, opened.receivedAt)
  const { entries } = await expectKept(house, before)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(2)
  await expect
    .poll(async () => (await complaint.ask(note('At once again'))).recorded, { timeout: 15_000 })
    .toBe(true)
})

test('a register that hangs delays the first answer by two seconds at most, and loses nothing', async () => {
  const opened = impatiently()
  const complaint = await begin(server.client, opened)
  expect(await complaint.ask(note('Recorded'))).toMatchObject({ recorded: true })
  wire.hang()
  const askedAt = Date.now()
  const key = 'hanging'
  const answer = await complaint.ask(note('Into the void'), agent, { key })
  expect(answer.recorded).toBe(false)
  expect(Date.now() - askedAt).toBeLessThan(3_500)
  await atTheTop(complaint)
  wire.answerAgain()
  await expectLadder(complaint, opened.receivedAt)
  expect(await complaint.ask(note('Into the void'), agent, { key })).toEqual(answer)
  const { entries } = await expectKept(house, complaint)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(2)
})
