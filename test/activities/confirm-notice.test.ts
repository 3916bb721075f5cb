import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client } from '@temporalio/client'
import { confirmNoticeWith } from '../../src/activities/confirm-notice.ts'
import { TASK_QUEUE, WORKFLOW_TYPE, workflowIdOf } from '../../src/workflows/messages/complaint.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'

let server: RealServer
let client: Client
beforeAll(async () => {
  server = await realServer()
  // As a worker has it.
  client = new Client({ connection: server.nativeConnection })
})
afterAll(() => server?.stop())

const sent = { complaintId: 'cmp_1', key: 'extension', sentAt: 1 }

test('a complaint that does not answer keeps nobody waiting: it is told again later', async () => {
  await client.workflow.start(WORKFLOW_TYPE, { workflowId: workflowIdOf('cmp_1'), taskQueue: TASK_QUEUE })
  await expect(confirmNoticeWith(client)(sent)).rejects.toThrow()
}, 300_000)

test('one whose run was terminated is told again once it has been restored; one that is not there never', async () => {
  await client.workflow.getHandle(workflowIdOf('cmp_1')).terminate()
  await expect(confirmNoticeWith(client)(sent)).rejects.toThrow()
  await confirmNoticeWith(client)({ ...sent, complaintId: 'cmp_unknown' })
})
