import { Worker } from '@temporalio/worker'
import { expect, test } from 'vitest'
import { createCourierActivities } from '../../src/activities/couriers.ts'
import { courierOptions, pingWith } from '../../src/run/couriers.ts'
import type { Instant } from '../../src/domain/instant.ts'
import type { Means } from '../../src/notify/couriers/means.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { courierIdOf } from '../../src/workflows/messages/couriers.ts'
import { commitOf, entries, notice } from '../support/register/commits.ts'
import { courierOffice, impatientSettings } from '../support/notify/couriers.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

const time = skippedTime()
const hourMs = 3_600_000

/** The settings that ship, but quiet from an hour before an instant until so many hours after it. */
function quietAround(at: Instant, hours: number): Means['settings'] {
  const local = (instant: Instant) => new Date(instant + 8 * hourMs).toISOString().slice(11, 16)
  const quietHours = { from: local(at - hourMs), until: local(at + hours * hourMs) }
  const { staff, customer } = impatientSettings.audiences
  return { ...impatientSettings, audiences: { staff: { ...staff, quietHours }, customer } }
}

/** A courier's hands in skipped time. */
async function couriers(means: Means) {
  const { nativeConnection } = time.environment
  const clock = { now: await time.now() }
  const inTime = { ...means, now: () => clock.now }
  const activities = createCourierActivities({
    means: inTime,
    deliverToEndpoint: async () => ({}),
    stopping: new AbortController().signal,
  })
  const deliverDue = async (address: string) => {
    clock.now = await time.now()
    return activities.deliverDue(address)
  }
  const worker = await Worker.create({ ...courierOptions({ deliverDue }), connection: nativeConnection })
  const run = worker.run()
  const stop = async () => {
    worker.shutdown()
    await run
  }
  return { clock, stop }
}

// F12
test('a message waits for the morning, the inbox does not, and the courier ends when nothing is left', async () => {
  const { environment, house } = time
  const at = await time.now()
  const office = courierOffice(house.pool)
  office.means.settings = quietAround(at, 9)
  const hands = await couriers(office.means)
  const to = { role: 'supervisor', department: 'service' } as const
  await house.register.commit(
    commitOf({ id: 'cmp_q', entries: entries(1, 1), notices: [notice('a', 1, { to })] }),
    'run',
  )
  await pingWith(environment.client)('supervisor@service')
  await expect
    .poll(async () => (await house.pool.query('select from inbox_item')).rowCount, { timeout: 60_000 })
    .toBe(1)
  expect(office.sent).toEqual([])
  const courier = environment.client.workflow.getHandle(courierIdOf('supervisor@service'))
  await environment.sleep('12 hours')
  await expect.poll(async () => (await courier.describe()).status.name, { timeout: 60_000 }).toBe('COMPLETED')
  await hands.stop()
  expect(office.sent).toMatchObject([{ address: 'zhao@firm.example' }])
  const { rows } = await house.pool.query("select sent_at from posting where channel = 'email'")
  expect(rows[0].sent_at - at).toBeGreaterThan(8.9 * hourMs)
  expect(rows[0].sent_at - at).toBeLessThan(9.1 * hourMs)
  const { events = [] } = await courier.fetchHistory()
  expect(events!.length).toBeLessThan(25)
})

test('where what is next seems past already, a courier does not ask without a pause', async () => {
  const { environment } = time
  const asked: Instant[] = []
  const deliverDue = async () => {
    asked.push(await time.now())
    return asked.length < 6 ? { nextAt: asked[0]! - 60_000 } : {}
  }
  const { nativeConnection } = environment
  const worker = await Worker.create({ ...courierOptions({ deliverDue }), connection: nativeConnection })
  const run = worker.run()
  await pingWith(environment.client)('manager@service')
  const courier = environment.client.workflow.getHandle(courierIdOf('manager@service'))
  await courier.result()
  worker.shutdown()
  await run
  expect(asked).toHaveLength(6)
  for (const [index, at] of asked.slice(1).entries()) expect(at - asked[index]!).toBeGreaterThanOrEqual(900)
})

test('a courier lives on the queue of the complaints, its hands on their own', () => {
  expect(courierOptions({ deliverDue: async () => ({}) }).taskQueue).not.toBe(TASK_QUEUE)
})
