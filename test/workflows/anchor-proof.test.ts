import { Client } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProofActivities } from '../../src/activities/proof.ts'
import { ensureSchedules, SCHEDULES } from '../../src/run/schedules.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { ANCHOR_WORKFLOW, type DailyRoot } from '../../src/workflows/messages/proof.ts'
import { commitOf, entries } from '../support/register/commits.ts'

import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { bundleFile } from '../support/product.ts'

let server: RealServer
let house: FreshRegister
beforeAll(async () => {
  server = await realServer()
  house = await freshRegister()
})
afterAll(async () => {
  await server?.stop()
  await house?.close()
})

test("the schedule makes yesterday's root, once, and tells it in its result", async () => {
  await house.register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  const worker = await Worker.create({
    connection: server.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: await bundleFile() },
    activities: createProofActivities({ pool: house.pool }),
  })
  const client = new Client({ connection: server.nativeConnection })
  await worker.runUntil(async () => {
    const rule = SCHEDULES.find(({ workflow }) => workflow === ANCHOR_WORKFLOW)!
    await ensureSchedules(client, [rule])
    await ensureSchedules(client, [rule])
    await client.schedule.getHandle(rule.id).trigger()
    const roots = () => house.pool.query("select encode(root, 'hex') as root, complaints from daily_root")
    await expect.poll(async () => (await roots()).rows, { timeout: 60_000 }).toHaveLength(1)
    const again = await client.workflow.execute<() => Promise<DailyRoot>>(ANCHOR_WORKFLOW, {
      taskQueue: TASK_QUEUE,
      workflowId: 'once-more',
    })
    expect((await roots()).rows).toEqual([{ root: again.root, complaints: 1 }])
    expect(again.day).toBe(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  })
})
