import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { commitOf, entry, escalated, escalation, notice } from '../support/register/commits.ts'
import type { CourierOrder } from '../support/processes/courier-process.ts'
import { deliveriesIn } from '../support/notify/couriers.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { mailServer } from '../support/notify/mail-server.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { newSecret } from '../../src/notify/channels/sign.ts'
import { receiver } from '../notify/channels/receiver.ts'

let server: RealServer
let house: WorkerWithRegister
let workers: Awaited<ReturnType<typeof killableProcess>>[] = []

const script = fileURLToPath(new URL('../support/processes/courier-process.ts', import.meta.url))

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const directory = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(house.pool, directory, { id: 'test', role: 'operator' })
})
afterEach(async () => {
  for (const worker of workers) await worker.kill()
  workers = []
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

async function worker(smtpUrl: string, sms?: CourierOrder['sms']) {
  const order: CourierOrder = {
    ...{ address: server.address, databaseUrl: house.database.url, smtpUrl },
    ...(sms && { sms }),
  }
  const started = await killableProcess(script, order)
  workers.push(started)
  return started
}

/** A complaint whose supervisor is called, as its workflow would tell the register. */
const escalate = (id: string) =>
  house.register.commit(
    commitOf({
      id,
      entries: [entry(1), entry(2, escalated('resolve/1/1', 1))],
      notices: [
        notice('escalation/resolve/1/1/L1/0', 2, {
          template: 'escalated',
          to: { role: 'supervisor', department: 'service' },
        }),
      ],
      complaint: {
        owner: { department: 'service' },
        escalations: [escalation('resolve/1/1', 1)],
        details: { complainant: { name: '王芳' }, subject: 'The order came late' },
      },
    }),
    `run-${id}`,
  )

const inbox = async () =>
  (
    await house.pool.query(
      'select person, complaint_id || notice_key as key from inbox_item order by person, complaint_id, notice_key',
    )
  ).rows

// F40, F53
test('a worker killed between sending and recording: the same mail again, one inbox item, a log that does not lie', async () => {
  let kill: (() => Promise<void>) | undefined
  const mail = await mailServer(async () => {
    // The server has the mail; whoever sent it never hears so.
    const now = kill
    kill = undefined
    await now?.()
  })
  for (const id of ['cmp_1', 'cmp_2', 'cmp_3']) await escalate(id)
  const first = await worker(mail.url)
  kill = first.kill
  await first.exited
  await expect.poll(() => mail.mails).toHaveLength(1)
  await worker(mail.url)
  await expect
    .poll(async () => (await house.pool.query("select from posting where state <> 'sent'")).rowCount, {
      timeout: 60_000,
    })
    .toBe(0)
  // The three were one letter; both mails are that letter.
  expect(mail.mails.map(({ to }) => to)).toEqual(['zhao@example.com', 'zhao@example.com'])
  expect(new Set(mail.mails.map(({ id }) => id)).size).toBe(1)
  expect(await inbox()).toEqual(
    ['cmp_1', 'cmp_2', 'cmp_3'].map((id) => ({ person: 'zhao', key: `${id}escalation/resolve/1/1/L1/0` })),
  )
  const mails = (await deliveriesIn(house.pool)).filter(({ channel }) => channel === 'email')
  expect(mails.map(({ ok }) => ok)).toEqual([null, null, null, true, true, true])
  await mail.close()
}, 300_000)

// F53
test('a worker killed between the gateway’s answer and recording it: the same text message again, under one key', async () => {
  let kill: (() => Promise<void>) | undefined
  const keys: unknown[] = []
  const { url } = await receiver((request, response) => {
    keys.push(request.headers['idempotency-key'])
    const now = kill
    kill = undefined
    // The gateway has it; whoever sent it never hears so.
    void (now ? now() : Promise.resolve()).then(() => response.writeHead(202).end())
  })
  const details = { complainant: { name: '吴女士', phone: '13800001234' }, subject: '迟迟没有回电' }
  await house.register.commit(
    commitOf({
      ...{ id: 'cmp_9', entries: [entry(1)], notices: [notice('received', 1)] },
      complaint: { details },
    }),
    'run-cmp_9',
  )
  const sms = { url, secret: newSecret() }
  const first = await worker('smtp://127.0.0.1:1', sms)
  kill = first.kill
  await first.exited
  await worker('smtp://127.0.0.1:1', sms)
  const texted = "select ok from delivery where transport = 'sms' order by id"
  const outcomes = async () =>
    (await house.pool.query<{ ok: boolean | null }>(texted)).rows.map(({ ok }) => ok)
  await expect.poll(outcomes, { timeout: 60_000 }).toEqual([null, true])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
}, 300_000)
