import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetRunsWith } from '../../../src/activities/forget-runs.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import { intake, key, recorded, serving, type Serving } from '../../support/serving.ts'

// Trials B16, S3: what is archived is in the register alone, some weeks later.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const HOUR = 3_600_000
const operator = { as: 'operator-zhou' }
const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * HOUR).toISOString()
const archivedIn = { status: 409, body: { code: 'archived' } }

/** Temporal keeps what has ended for some weeks. */
async function forgotten(id: string): Promise<void> {
  const { client } = api.server
  const { workflow } = client
  const isThere = () =>
    workflow
      .getHandle(workflowIdOf(id))
      .describe()
      .then(Boolean, () => false)
  await forgetRunsWith(client)(workflowIdOf(id), [])
  await expect.poll(isThere, { timeout: 110_000, interval: 200 }).toBe(false)
}

test('a case that was archived long ago is the same when it is imported again, and takes nothing new', async () => {
  const by = { id: 'customer', role: 'customer' }
  const body = {
    ...{ channel: 'other', messageId: key(), receivedAt: at(9_000) },
    details: { complainant: { name: 'Chen Yu' }, subject: 'From the old system' },
  }
  const facts = [
    { type: 'addNote', text: 'Looked at.', at: at(8_990) },
    { type: 'withdraw', reason: 'It has been settled.', at: at(8_980), by },
  ]
  const bring = (told: readonly object[]) =>
    api.post('/v1/complaints/import', { ...body, facts: told }, operator)
  const { id } = (await bring(facts)).body
  const { client } = api.server
  await client.workflow.getHandle(workflowIdOf(id)).result()
  await forgotten(id)

  const again = await bring(facts)
  expect(again).toMatchObject({ status: 200, body: { id, recorded: true } })
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await bring([...facts, { type: 'addNote', text: 'Late.', at: at(8_970) }])).toMatchObject(archivedIn)
  expect(await api.post('/v1/imports', body, operator)).toMatchObject(archivedIn)
  await expect(client.workflow.getHandle(workflowIdOf(id)).describe()).rejects.toThrow()
})

test('a message that was archived long ago is answered as before, and another under its name is refused', async () => {
  const body = intake({ messageId: key() })
  const { id } = (await api.post('/v1/complaints', body)).body
  await recorded(api, `/v1/complaints/${id}`)
  await api.house.pool.query('update complaint set archived_at = now() where id = $1', [id])
  await api.server.client.workflow.getHandle(workflowIdOf(id)).terminate('it is over')
  await forgotten(id)

  expect(await api.post('/v1/complaints', body)).toMatchObject({ status: 200, body: { id } })
  const other = { ...body, details: { ...body.details, subject: 'Another' } }
  expect(await api.post('/v1/complaints', other)).toMatchObject(archivedIn)
  const more = { ...body, commands: [{ type: 'addNote', text: 'More.' }] }
  expect(await api.post('/v1/complaints', more)).toMatchObject(archivedIn)
})
