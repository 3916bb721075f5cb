import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProofActivities } from '../../src/activities/proof.ts'
import { ANCHOR_WORKFLOW, type DailyRoot } from '../../src/workflows/messages/proof.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { scheduledJob, type ScheduledJob } from '../support/temporal/scheduled-job.ts'

let job: ScheduledJob<DailyRoot>
beforeAll(async () => {
  job = await scheduledJob(ANCHOR_WORKFLOW, (pool) => createProofActivities({ pool }))
})
afterAll(() => job?.close())

test("the schedule makes yesterday's root, once, and tells it in its result", async () => {
  const { pool, register } = job.house
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  const roots = async () =>
    (await pool.query("select encode(root, 'hex') as root, complaints from daily_root")).rows
  await job.trigger(async (again) => {
    await expect.poll(roots, { timeout: 60_000 }).toHaveLength(1)
    const { root, day } = await again()
    expect(await roots()).toEqual([{ root, complaints: 1 }])
    expect(day).toBe(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  })
})
