import { MockActivityEnvironment } from '@temporalio/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActivities } from '../../src/activities/activities.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

let fresh: FreshRegister
beforeEach(async () => {
  fresh = await freshRegister()
})
afterEach(() => fresh.close())

test('a commit is recorded as that of the run that asks', async () => {
  const { register, pool } = fresh
  const activities = createActivities({ register })
  const workflowExecution = { workflowId: 'complaint/cmp_1', runId: 'a-run' }
  const environment = new MockActivityEnvironment({ workflowExecution })
  await environment.run(activities.commit, commitOf({ entries: entries(1, 2) }))
  expect(await register.listEvents('cmp_1')).toHaveLength(2)
  const { rows } = await pool.query('select run_id, history_length from complaint')
  expect(rows).toEqual([{ run_id: 'a-run', history_length: 5 }])
})

test('a database that stands still fails a commit while it does', async () => {
  const { register, pool } = fresh
  const holder = await pool.connect()
  await holder.query('begin')
  await holder.query('lock table event in access exclusive mode')
  await expect(register.commit(commitOf({ entries: entries(1, 1) }), 'run')).rejects.toThrow(/timeout/)
  await holder.query('rollback')
  holder.release()
})
