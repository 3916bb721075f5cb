import { Client } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActionActivities } from '../../src/activities/actions.ts'
import { changeAction } from '../../src/register/actions/action-changes.ts'
import { ensureSchedules, SCHEDULES } from '../../src/run/schedules.ts'
import { REMIND_OF_ACTIONS_WORKFLOW, type ActionsReminded } from '../../src/workflows/messages/actions.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { bundleFile } from '../support/product.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'

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

// R66
test('the schedule reminds of an action past its due; a second run of the same hour reminds nobody', async () => {
  await house.register.commit(commitOf({ entries: entries(1, 1) }), 'run')
  const at = Date.now() - 60_000
  await changeAction(house.pool, {
    ...{ id: 'act_1', by: { id: 'zhao', role: 'supervisor' }, at, digest: 'act_1' },
    change: {
      ...{ type: 'opened', kind: 'training', what: 'Train the desk', owner: 'wang', dueAt: at },
      complaints: ['cmp_1'],
    },
  })
  const worker = await Worker.create({
    connection: server.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: await bundleFile() },
    activities: createActionActivities({ pool: house.pool, alarm: () => {} }),
  })
  const client = new Client({ connection: server.nativeConnection })
  await worker.runUntil(async () => {
    const rule = SCHEDULES.find(({ workflow }) => workflow === REMIND_OF_ACTIONS_WORKFLOW)!
    await ensureSchedules(client, [rule])
    await client.schedule.getHandle(rule.id).trigger()
    const notices = async () =>
      (await house.pool.query(`select key from notice where template = 'actionDue'`)).rows
    await expect.poll(notices, { timeout: 60_000 }).toHaveLength(1)
    const again = client.workflow.execute<() => Promise<ActionsReminded>>(REMIND_OF_ACTIONS_WORKFLOW, {
      ...{ taskQueue: TASK_QUEUE, workflowId: 'once-more' },
    })
    expect(await again).toEqual({ told: 0, untold: 0 })
    expect(await notices()).toHaveLength(1)
  })
})
