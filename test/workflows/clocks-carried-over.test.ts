import { afterAll, beforeAll, expect, test } from 'vitest'
import { standingOf } from '../../src/register/complaint/projection.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { contact, first } from '../support/domain/recurring-life.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'

let server: RealServer
let house: WorkerWithRegister
beforeAll(async () => {
  const extraArgs = ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=30']
  server = await realServer({ searchAttributes: ATTRIBUTES, extraArgs })
  house = await workerWithRegister(server.nativeConnection)
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

// Trial R9: the clocks of a long life, let go of while the register is away.
test('what a complaint lets go of while the register is away comes to it from the next run', async () => {
  const { id, ask, handle, view } = await begin(server.client, opening(Date.now()), { commands: first })
  await expect.poll(() => house.register.hasComplaint(id), { timeout: 60_000 }).toBe(true)
  // No attempt of this run is under way any more when the register is back.
  await house.pool.query('alter table event rename to event_away')
  await ask(Array.from({ length: 60 }, () => contact))
  const runId = async () => (await handle.describe()).runId
  const firstRun = await runId()
  for (let n = 0; n < 12 && (await runId()) === firstRun; n++)
    await ask({ type: 'addNote', text: `Note ${n}` })
  await expect.poll(runId, { timeout: 60_000 }).not.toBe(firstRun)
  await house.pool.query('alter table event_away rename to event')
  const { version } = await view()
  await expect.poll(() => house.register.hasComplaint(id, version), { timeout: 60_000 }).toBe(true)
  expect((await standingOf(house.pool, id))?.is).toBe('right')
  const { rows } = await house.pool.query<{ n: number }>(
    `select n from clock where complaint_id = $1 and clock = 'progress' order by n`,
    [id],
  )
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.length).toBeGreaterThan(55)
})
