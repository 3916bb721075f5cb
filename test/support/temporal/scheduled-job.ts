import { Client } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import type { Pool } from 'pg'
import { ensureSchedules, SCHEDULES } from '../../../src/run/schedules.ts'
import { TASK_QUEUE } from '../../../src/workflows/messages/complaint.ts'
import { bundleFile } from '../product.ts'
import { freshRegister } from '../register/fresh-register.ts'
import { realServer } from './servers.ts'

export type ScheduledJob<Result> = Awaited<ReturnType<typeof scheduledJob<Result>>>

/** A job of the schedules, on a server and a register of its own. */
export async function scheduledJob<Result>(workflow: string, activitiesOn: (pool: Pool) => object) {
  const server = await realServer()
  const house = await freshRegister()
  const connection = server.nativeConnection
  const client = new Client({ connection })
  const again = () =>
    client.workflow.execute<() => Promise<Result>>(workflow, {
      ...{ taskQueue: TASK_QUEUE, workflowId: 'once-more' },
    })
  return {
    house,
    /** Its schedule, set up anew at each start, has it done; `then` it may be done again, while the worker is there. */
    async trigger(then: (again: () => Promise<Result>) => Promise<void>): Promise<void> {
      const worker = await Worker.create({
        ...{ connection, taskQueue: TASK_QUEUE, workflowBundle: { codePath: await bundleFile() } },
        activities: activitiesOn(house.pool),
      })
      await worker.runUntil(async () => {
        const rule = SCHEDULES.find((one) => one.workflow === workflow)!
        for (const _start of ['first', 'second']) await ensureSchedules(client, [rule])
        await client.schedule.getHandle(rule.id).trigger()
        await then(again)
      })
    },
    async close(): Promise<void> {
      await server.stop()
      await house.close()
    },
  }
}
