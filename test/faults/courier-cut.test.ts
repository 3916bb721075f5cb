import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { startTemporalServer, type TemporalServer } from '../../src/embedded/temporal-server.ts'
import { commitOf, entries, notice } from '../support/register/commits.ts'
import type { CourierOrder } from '../support/processes/courier-process.ts'
import { cuttableProxy } from '../support/faults/cuttable-proxy.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { mailServer } from '../support/notify/mail-server.ts'
import { ownDirectory, realServer, type RealServer } from '../support/temporal/servers.ts'

let dataDir: string
let server: RealServer
let second: TemporalServer | undefined
let house: WorkerWithRegister
let wire: Awaited<ReturnType<typeof cuttableProxy>>
let mail: Awaited<ReturnType<typeof mailServer>>
let worker: Awaited<ReturnType<typeof killableProcess>>

const script = fileURLToPath(new URL('../support/processes/courier-process.ts', import.meta.url))

beforeAll(async () => {
  dataDir = ownDirectory('temporal')
  server = await realServer({ searchAttributes: ATTRIBUTES, dataDir })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const directory = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(house.pool, directory, { id: 'test', role: 'operator' })
  const { hostname, port } = new URL(house.database.url)
  wire = await cuttableProxy({ host: hostname, port: Number(port) })
  mail = await mailServer(() => new Promise((resolve) => setTimeout(resolve, 200)))
  const order: CourierOrder = {
    address: server.address,
    databaseUrl: wire.url(house.database.url),
    smtpUrl: mail.url,
  }
  worker = await killableProcess(script, order)
})
afterAll(async () => {
  await worker?.kill()
  await wire?.cut()
  await mail?.close()
  await house?.close()
  await server?.stop()
  await second?.stop()
})

const details = (name: string) => ({
  details: { complainant: { name: '王芳', email: `${name}@example.com` }, subject: 'The order came late' },
})

/** Customers who are to hear that their complaints have arrived. */
const outbox = (names: readonly string[]) =>
  Promise.all(
    names.map((name) =>
      house.register.commit(
        commitOf({
          id: `cmp_${name}`,
          entries: entries(1, 1),
          notices: [notice('received', 1)],
          complaint: details(name),
        }),
        `run-${name}`,
      ),
    ),
  )
const named = (prefix: string) => Array.from({ length: 30 }, (_, index) => `${prefix}${index}`)

async function expectAllTold(names: readonly string[]): Promise<void> {
  const told = () => new Set(mail.mails.map(({ to }) => to.split('@')[0]!))
  await expect
    .poll(() => names.filter((name) => !told().has(name)), { timeout: 60_000, interval: 200 })
    .toEqual([])
  const unsettled = "select key from notice where state <> 'sent' or next_attempt_at is not null"
  await expect.poll(async () => (await house.pool.query(unsettled)).rows, { timeout: 60_000 }).toEqual([])
  // No one has two different letters about a notice; the same twice only where the first one's end was not seen.
  const attempts = await attemptsOf(names)
  const letters = new Set<string>()
  for (const name of names) {
    const ids = mail.mails.filter(({ to }) => to === `${name}@example.com`).map(({ id }) => id)
    const [first] = ids
    expect(ids).toEqual(ids.map(() => first))
    letters.add(first!)
    const made = attempts.filter(({ complaint_id: id }) => id === `cmp_${name}`)
    expect(made.map(({ letter_id: id }) => `<${id}@firm.example>`)).toEqual(made.map(() => first))
    expect(made.filter(({ ok }) => ok === true)).toHaveLength(1)
    expect(ids.length).toBeLessThanOrEqual(1 + made.filter(({ ok }) => ok === null).length)
  }
  expect(letters.size).toBe(names.length)
}

async function attemptsOf(names: readonly string[]) {
  const { rows } = await house.pool.query<{ complaint_id: string; letter_id: string; ok: boolean | null }>(
    'select complaint_id, letter_id, ok from delivery where complaint_id = any ($1)',
    [names.map((name) => `cmp_${name}`)],
  )
  return rows
}

test('a register that is cut off while letters are on their way: everybody is told, nobody by two letters', async () => {
  const names = named('cut')
  await outbox(names)
  await expect.poll(() => mail.mails.length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(3)
  await wire.cut()
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  await wire.restore()
  await expectAllTold(names)
}, 300_000)

test('a Temporal server that is killed while letters are on their way', async () => {
  mail.mails.length = 0
  const names = named('down')
  await outbox(names)
  await expect.poll(() => mail.mails.length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(3)
  process.kill(server.pid, 'SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const more = named('meanwhile')
  await outbox(more)
  second = await startTemporalServer({
    cli: inject('temporalCli'),
    dataDir,
    port: Number(server.address.split(':')[1]),
    searchAttributes: ATTRIBUTES,
  })
  await expectAllTold([...names, ...more])
}, 300_000)
