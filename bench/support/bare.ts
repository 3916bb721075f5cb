import type { Client, WorkflowHandle } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { BARE_QUEUE, BARE_WORKFLOW } from '../bare/names.ts'
import type { Step } from '../bare/workflow.ts'
import { firstTask } from './load.ts'

const STEPS = 7

/** A client with nothing but the SDK, on the same server. */
export function bareOn(client: Client) {
  const create = () =>
    client.workflow.start(BARE_WORKFLOW, {
      taskQueue: BARE_QUEUE,
      workflowId: `bare/${randomUUID()}`,
      args: ['车辆未清洁'],
    })
  return {
    create,
    /** Created, seven answered updates, one query. */
    async life(): Promise<string> {
      const handle = await create()
      await firstTask()
      for (let step = 1; step <= STEPS; step++) await takeStep(handle, step)
      const steps = await handle.query<number>('steps')
      if (steps !== STEPS) throw new Error(`${handle.workflowId} took ${steps} steps`)
      return handle.workflowId
    },
  }
}

const takeStep = (handle: WorkflowHandle, step: number) =>
  handle.executeUpdate<{ steps: number }, [Step]>('step', {
    args: [{ type: `step${step}`, text: '已致歉，说明处理流程。' }],
    updateId: randomUUID(),
  })
