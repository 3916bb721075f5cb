import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import { NewComplaintView, TakenInView } from '../../../src/api/complaints/schemas.ts'
import { first, intake, key, recorded, serving, type Serving } from '../../support/serving.ts'

// Trials S3, S8: who sends an intake again gets what they may see, and nothing that has been erased begins again.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

async function taken(body: object, asked: { as?: string; key?: string } = {}) {
  const created = await api.post('/v1/complaints', body, asked)
  expect(created.status).toBe(201)
  const path = `/v1/complaints/${created.body.id}`
  await recorded(api, path)
  return { id: created.body.id as string, secret: created.body.lookupSecret as string, path }
}

const set = (id: string, what: string) =>
  api.house.pool.query(`update complaint set ${what} where id = $1`, [id])

describe("the customer's secret", () => {
  test('is told once of a message, whoever sends it again', async () => {
    const body = intake({ channel: 'email', messageId: `<${key()}@mail>` })
    const { secret } = await taken(body)
    expect(secret).toMatch(/^(\w{4}-){4}\w{4}$/)
    for (const as of ['agent-li', 'manager-sun']) {
      const again = await api.post('/v1/complaints', body, { as })
      expect(again.status).toBe(200)
      expect(again.text).not.toContain('lookupSecret')
    }
  })

  test('is told again under the same key, within ten minutes', async () => {
    const once = { key: key() }
    const { secret } = await taken(intake(), once)
    expect((await api.post('/v1/complaints', intake(), once)).body.lookupSecret).toBe(secret)
    const now = Date.now
    Date.now = () => now() + 11 * 60_000
    try {
      const late = await api.post('/v1/complaints', intake(), once)
      expect(late.status).toBe(200)
      expect(late.text).not.toContain('lookupSecret')
    } finally {
      Date.now = now
    }
  })
})

describe('an intake that is sent again', () => {
  test('stands in the access log as what has been read', async () => {
    const once = { key: key() }
    const { id } = await taken(intake(), once)
    await api.post('/v1/complaints', intake(), once)
    const { rows } = await api.house.pool.query(
      `select operation from access where complaint_id = $1 and operation = 'createComplaint'`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  test('shows who may not read it that it is there, and nothing that has happened since', async () => {
    const body = intake({ channel: 'email', messageId: `<${key()}@mail>`, commands: first })
    const { id, path } = await taken(body)
    await api.post(
      `${path}/change-kind`,
      { kind: 'enquiry', reason: 'A question' },
      { as: 'supervisor-zhao' },
    )
    const elsewhere = await api.post('/v1/complaints', body, { as: 'agent-wang' })
    expect(elsewhere).toMatchObject({ status: 200, body: { id, kind: 'complaint' } })
    expect(TakenInView.parse(elsewhere.body)).toHaveProperty('number')
    expect(elsewhere.headers.get('etag')).toBeNull()
    const whoTookItIn = await api.post('/v1/complaints', body)
    expect(NewComplaintView.parse(whoTookItIn.body)).toMatchObject({ id, kind: 'enquiry' })
    const { rows } = await api.house.pool.query(
      `select distinct person from access where complaint_id = $1 and operation = 'createComplaint'`,
      [id],
    )
    expect(rows).toEqual([{ person: 'li' }])
  })

  test('of a restricted complaint finds nothing, for whom it is not there', async () => {
    const body = intake({ channel: 'email', messageId: `<${key()}@mail>` })
    const { id } = await taken(body)
    await set(id, `archived_at = now(), restricted_until = now() + interval '1 day'`)
    expect(await api.post('/v1/complaints', body)).toMatchObject({ status: 404 })
    expect(await api.post('/v1/complaints', body, { as: 'management-qian' })).toMatchObject({ status: 200 })
  })
})

describe('an intake of what has been erased, sent again', () => {
  const once = { key: key() }
  let id: string
  beforeAll(async () => {
    id = (await taken(intake(), once)).id
    await erased(id)
  }, 300_000)

  test('is told so, and begins nothing', async () => {
    const again = await api.post('/v1/complaints', intake(), once)
    expect(again).toMatchObject({ status: 410, body: { code: 'erased' } })
    await expect(api.server.client.workflow.getHandle(workflowIdOf(id)).describe()).rejects.toThrow()
  })

  test('with the register away ends when it learns that it is erased, and is to be forgotten again', async () => {
    await api.house.pool.query('alter table complaint rename column erased_at to erased_when')
    const again = await api.post('/v1/complaints', intake(), once)
    await api.house.pool.query('alter table complaint rename column erased_when to erased_at')
    expect(again.status).toBe(201)
    await expect(api.server.client.workflow.getHandle(workflowIdOf(id)).result()).rejects.toThrow()
    const { rows } = await api.house.pool.query('select forgotten_at from complaint where id = $1', [id])
    expect(rows).toEqual([{ forgotten_at: null }])
  })
})

/** As an erasure leaves it: nothing in Temporal, and that it is so in the register. */
async function erased(id: string): Promise<void> {
  const handle = api.server.client.workflow.getHandle(workflowIdOf(id))
  await handle.terminate('its keeping period is over')
  await api.server.client.workflowService.deleteWorkflowExecution({
    namespace: api.server.client.options.namespace,
    workflowExecution: { workflowId: workflowIdOf(id) },
  })
  await set(id, 'archived_at = now(), erased_at = now(), forgotten_at = now()')
  const isThere = () =>
    handle.describe().then(
      () => true,
      () => false,
    )
  await vi.waitFor(async () => expect(await isThere()).toBe(false), { timeout: 110_000, interval: 200 })
}
