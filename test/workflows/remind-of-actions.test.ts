import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActionActivities } from '../../src/activities/actions.ts'
import { changeAction } from '../../src/register/actions/action-changes.ts'
import { REMIND_OF_ACTIONS_WORKFLOW, type ActionsReminded } from '../../src/workflows/messages/actions.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { scheduledJob, type ScheduledJob } from '../support/temporal/scheduled-job.ts'

let job: ScheduledJob<ActionsReminded>
beforeAll(async () => {
  job = await scheduledJob(REMIND_OF_ACTIONS_WORKFLOW, (pool) =>
    createActionActivities({ pool, alarm: () => {} }),
  )
})
afterAll(() => job?.close())

// R66
test('the schedule reminds of an action past its due; a second run of the same hour reminds nobody', async () => {
  const { pool, register } = job.house
  await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
  const at = Date.now() - 60_000
  await changeAction(pool, {
    ...{ id: 'act_1', by: { id: 'zhao', role: 'supervisor' }, at, digest: 'act_1' },
    change: {
      ...{ type: 'opened', kind: 'training', what: 'Train the desk', owner: 'wang', dueAt: at },
      complaints: ['cmp_1'],
    },
  })
  const notices = async () => (await pool.query(`select key from notice where template = 'actionDue'`)).rows
  await job.trigger(async (again) => {
    await expect.poll(notices, { timeout: 60_000 }).toHaveLength(1)
    expect(await again()).toEqual({ told: 0, untold: 0 })
    expect(await notices()).toHaveLength(1)
  })
})
