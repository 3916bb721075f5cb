import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { commitOf, entry, escalated, escalation, notice } from '../support/register/commits.ts'
import type { CourierOrder } from '../support/processes/courier-process.ts'
import { hurried } from '../support/domain/hurried-policy.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { mailServer, refusal } from '../support/notify/mail-server.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { receiving, robot, webhook, type Receiver } from '../webhooks/support.ts'

const script = fileURLToPath(new URL('../support/processes/courier-process.ts', import.meta.url))
const GAP_SECONDS = 4

let server: RealServer
let house: WorkerWithRegister
let mail: Awaited<ReturnType<typeof mailServer>>
let hanging: Receiver
let worker: Awaited<ReturnType<typeof killableProcess>>
let asked = 0

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const directory = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(house.pool, directory, { id: 'test', role: 'operator' })
  mail = await mailServer(() => {
    asked++
    if (asked % 2 === 1) throw refusal(451)
  })
  // Neither the webhook nor the group's robot ever answers.
  hanging = await receiving(() => {})
  await webhook(house.pool, hanging.url)
  await robot(house.pool, { url: hanging.url, roles: ['supervisor'], kind: 'slack' })
  const order: CourierOrder = {
    ...{ address: server.address, databaseUrl: house.database.url, smtpUrl: mail.url },
    digestGapSeconds: GAP_SECONDS,
  }
  worker = await killableProcess(script, order)
})
afterAll(async () => {
  await worker?.kill()
  await hanging?.close()
  await mail?.close()
  await house?.close()
  await server?.stop()
})

const department = { role: 'supervisor', department: 'service' } as const

/** A complaint that has just lapsed, as its workflow would tell the register. */
const lapsed = (id: string) =>
  house.register.commit(
    commitOf({
      id,
      entries: [entry(1), entry(2, escalated('resolve/1/1', 1))],
      notices: [notice('escalation/resolve/1/1/L1/0', 2, { template: 'escalated', to: department })],
      complaint: { owner: { department: 'service' }, escalations: [escalation('resolve/1/1', 1)] },
    }),
    `run-${id}`,
  )

const count = async (query: string) => (await house.pool.query<{ n: number }>(query)).rows[0]!.n

type Run = { workflowId: string; runId: string }

async function runsOf(workflowId: string): Promise<Run[]> {
  const runs: Run[] = []
  const listed = server.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })
  for await (const { runId } of listed) runs.push({ workflowId, runId })
  return runs
}
const historyLengthOf = async ({ workflowId, runId }: Run) =>
  (await server.client.workflow.getHandle(workflowId, runId).describe()).historyLength

test('a thousand lapses at once, a mail server that fails every other time, receivers that hang', async () => {
  // Fifty that live, to lapse in the middle of it.
  const term = 25
  const after = { amount: 0, unit: 'seconds' } as const
  const ladders = { standard: { steps: [{ level: 1, to: 'supervisor' as const, after }] } }
  const policy = { ...hurried({ acknowledge: term, resolve: 100_000 }), ladders }
  const receivedAt = Date.now()
  const living = Array.from({ length: 50 }, () => ({ ...opening(receivedAt, { policy: 'demo' }), policy }))
  for (const one of living) await begin(server.client, one)
  await delay(Math.max(0, receivedAt + term * 1_000 - Date.now() - 2_000))

  const beganAt = Date.now()
  const ids = Array.from({ length: 1_000 }, (_, index) => `cmp_burst_${index}`)
  for (let at = 0; at < ids.length; at += 5) await Promise.all(ids.slice(at, at + 5).map(lapsed))

  // Deadlines are kept meanwhile.
  await expect
    .poll(() => count("select count(*) as n from event where type = 'breached'"), { timeout: 60_000 })
    .toBe(living.length)

  // Everybody has everything in the inbox, once, and by mail in the end.
  const pending = "select count(*) as n from posting where state = 'pending' and channel <> 'slack'"
  await expect.poll(() => count('select count(*) as n from inbox_item'), { timeout: 60_000 }).toBe(1_050)
  await expect.poll(() => count(pending), { timeout: 60_000, interval: 500 }).toBe(0)
  expect(await count("select count(*) as n from posting where state = 'sent' and channel = 'email'")).toBe(
    1_050,
  )
  expect(await count("select count(*) as n from escalation where at > 'epoch'")).toBe(1_050)

  // No lapse has waited for a letter.
  expect(
    await count(
      `select count(*) as n from event
       where type = 'breached' and recorded_at > (select max(sent_at) from posting where channel = 'email')`,
    ),
  ).toBe(0)

  // And nobody is flooded: so many letters as there were gaps, and not a thousand.
  const tookSeconds = (Date.now() - beganAt) / 1_000
  const letters = mail.mails.filter(({ to }) => to === 'zhao@example.com')
  expect(letters.length).toBeLessThanOrEqual(2 + Math.ceil(tookSeconds / GAP_SECONDS))
  expect(asked).toBeLessThan(4 * (2 + Math.ceil(tookSeconds / GAP_SECONDS)) + 12)

  // A courier's life is short, and it has few: the whole burst cost a handful of tasks.
  const { rows } = await house.pool.query<{ id: string }>(
    "select id from courier where id like 'supervisor@%'",
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { id } of rows) {
    const lengths = await Promise.all((await runsOf(`courier/${id}`)).map(historyLengthOf))
    expect(lengths.length).toBeGreaterThan(0)
    expect(lengths.length).toBeLessThanOrEqual(5)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(500)
  }
}, 300_000)
