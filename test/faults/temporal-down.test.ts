import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTemporalServer, type TemporalServer } from '../../src/embedded/temporal-server.ts'
import { impatient } from '../support/domain/hurried-policy.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { ownDirectory, realServer, type RealServer } from '../support/temporal/servers.ts'

let dataDir: string
let server: RealServer
let second: TemporalServer | undefined
let house: WorkerWithRegister

beforeAll(async () => {
  dataDir = ownDirectory('temporal')
  server = await realServer({ searchAttributes: ATTRIBUTES, dataDir })
  house = await workerWithRegister(server.nativeConnection)
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
  await second?.stop()
})

const note = (text: string) => ({ type: 'addNote', text }) as const

test('a Temporal server killed and started on its file goes on with every complaint where it was', async () => {
  const opened = { ...opening(Date.now(), { policy: 'demo' }), policy: impatient }
  const complaint = await begin(server.client, opened)
  const calm = await begin(server.client, opening(Date.now()))
  expect(await calm.ask(note('Before'))).toMatchObject({ recorded: true })
  expect(await complaint.ask(note('Before'))).toMatchObject({ recorded: true })
  process.kill(server.pid, 'SIGKILL')
  const asked = server.client.withDeadline(Date.now() + 1_500, () =>
    calm.ask(note('Nobody hears'), undefined, { key: 'unheard' }),
  )
  await expect(asked).rejects.toThrow()
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, opened.receivedAt + 5_500 - Date.now())))
  const port = Number(server.address.split(':')[1])
  second = await startTemporalServer({
    cli: inject('temporalCli'),
    dataDir,
    port,
    searchAttributes: ATTRIBUTES,
  })
  await expect
    .poll(async () => (await house.register.getComplaint(complaint.id))?.complaint.escalations, {
      timeout: 60_000,
    })
    .toMatchObject([{ level: 3 }])
  const { entries } = await expectKept(house, complaint)
  const steps = entries.filter(({ event }) => ['breached', 'escalated'].includes(event.type))
  expect(steps.map(({ event }) => event.at - opened.receivedAt)).toEqual([3_000, 3_000, 5_000, 7_000])
  // A caller who was not answered asks again with their key: it happens once, whether or not it had been heard.
  expect(await calm.ask(note('Nobody hears'), undefined, { key: 'unheard' })).toMatchObject({
    recorded: true,
  })
  const kept = await expectKept(house, calm)
  expect(kept.entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(2)
})
