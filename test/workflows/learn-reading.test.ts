import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReadingActivities } from '../../src/activities/reading/learn-reading.ts'
import { closedPasts } from '../../src/register/readings/pasts.ts'
import { latestReading } from '../../src/register/readings/readings.ts'
import { LEARN_READING_WORKFLOW, type ReadingLearned } from '../../src/workflows/messages/reading.ts'
import { recordReadBefore } from '../support/register/read-before.ts'
import { scheduledJob, type ScheduledJob } from '../support/temporal/scheduled-job.ts'

let job: ScheduledJob<ReadingLearned>
beforeAll(async () => {
  job = await scheduledJob(LEARN_READING_WORKFLOW, (pool) => createReadingActivities({ pool, keywords: {} }))
})
afterAll(() => job?.close())

// R111
test('the schedule learns from closed complaints; the next version knows nothing of one that was erased since', async () => {
  const { pool, register } = job.house
  const complaints = await recordReadBefore(register, 'zh')
  await job.trigger(async (again) => {
    await expect.poll(() => latestReading(pool), { timeout: 60_000 }).toMatchObject({ complaints })
    await pool.query(`select erase_complaint('cmp_zh0')`)
    const second = await again()
    expect(second).toMatchObject({ complaints: complaints - 1, fields: ['category'] })
    expect((await closedPasts(pool, 100)).length).toBe(complaints - 1)
    const kept = await pool.query(
      'select version, complaints, classifiers is not null as whole from reading order by version',
    )
    expect(kept.rows).toEqual([
      { version: 1, complaints, whole: false },
      { version: second.version, complaints: complaints - 1, whole: true },
    ])
  })
})
