import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChangeView } from '../../../src/api/feed/feed-routes.ts'
import { first, intake, serving } from '../../support/serving.ts'

let api: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

test('the feed tells of everything that happens, a page at a time, and from a cursor on', async () => {
  const created = await api.post('/v1/complaints', intake({ commands: first }))
  const path = `/v1/complaints/${created.body.id}`
  await expect.poll(async () => (await api.get(path)).body.recorded, { timeout: 60_000 }).toBe(true)
  const asked = { as: 'operator-zhou' }
  const all = await api.get('/v1/events', asked)
  expect(all).toMatchObject({ status: 200, body: { hasMore: false } })
  const changes = all.body.data.map((change: unknown) => ChangeView.parse(change))
  const journal = await api.get(`${path}/events`, asked)
  expect(changes.map(({ entry }: ChangeOf) => entry)).toEqual(journal.body.data)
  // Contact data is masked for those who do not need it.
  expect(changes[0].entry.event.details.complainant.phone).toBe('*******1234')

  const page = await api.get('/v1/events?limit=2', asked)
  expect(page.body).toMatchObject({ hasMore: true, nextCursor: page.body.data[1].cursor })
  const rest = await api.get(`/v1/events?after=${page.body.nextCursor}`, asked)
  expect([...page.body.data, ...rest.body.data]).toEqual(all.body.data)

  const nothing = await api.get(`/v1/events?after=${all.body.nextCursor}`, asked)
  expect(nothing.body).toEqual({ data: [], nextCursor: all.body.nextCursor, hasMore: false })
  await api.post(`${path}/add-note`, { text: 'One more.' })
  const more = await api.get(`/v1/events?after=${all.body.nextCursor}`, asked)
  expect(more.body.data).toMatchObject([{ kind: 'recorded', entry: { event: { type: 'noteAdded' } } }])
})

type ChangeOf = { entry: unknown }

test('it refuses cursors of elsewhere, and readers whose business it is not', async () => {
  for (const after of ['x', '-1', '99999999999'])
    expect(await api.get(`/v1/events?after=${after}`, { as: 'auditor-wu' })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '/after' }] },
    })
  expect(await api.get('/v1/events', { as: 'agent-li' })).toMatchObject({ status: 403 })
})
