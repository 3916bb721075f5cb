import { ApplicationFailure, WorkflowFailedError } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARCHIVED_ALREADY } from '../../src/activities/activities.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'

let server: RealServer
let house: WorkerWithRegister
beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection)
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

test('a message sent again after Temporal has forgotten its archived complaint changes nothing', async () => {
  const opened = opening(Date.now())
  const archived = commitOf({ id: opened.id, entries: entries(1, 9), complaint: { archivedAt: 1 } })
  await house.register.commit(archived, 'the run that was')
  const before = await house.register.getComplaint(opened.id)

  const again = await begin(server.client, opened)
  const failure = await again.handle.result().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(WorkflowFailedError)
  const cause = (failure as WorkflowFailedError).cause?.cause
  expect(cause).toBeInstanceOf(ApplicationFailure)
  expect(cause).toMatchObject({ type: ARCHIVED_ALREADY })

  expect(await house.register.getComplaint(opened.id)).toEqual(before)
  expect(await house.register.listEvents(opened.id)).toHaveLength(9)
  const { rowCount } = await house.pool.query('select 1 from journal_replacement')
  expect(rowCount).toBe(0)
})
