import { afterAll, beforeAll, expect, test } from 'vitest'
import { courierOffice, impatientSettings, staff } from '../support/notify/couriers.ts'
import { DeliveryFault } from '../../src/notify/letter.ts'
import { intake, key, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

let api: Serving
let path: string
let id: string
beforeAll(async () => {
  api = await serving()
  ;({ path, id } = await takenIn(
    api,
    intake({
      details: {
        complainant: { name: '陈女士', phone: '13800001234', email: 'chen@example.com' },
        subject: 'The car was not clean',
      },
      commands: [
        { type: 'classify', category: 'cleanliness', impact: 'high', risk: 'high', complexity: 'complex' },
        { type: 'assign', department: 'service', person: 'li' },
      ],
    }),
  ))
  await recorded(api, path)
  const { rows } = await api.house.pool.query<{ courier: string }>('select distinct courier from notice')
  const office = courierOffice(
    api.house.pool,
    async ({ address }) => {
      if (address.startsWith('chen')) throw new DeliveryFault('450 chen@example.com is busy')
    },
    {
      findRecipients: async ({ to }) => [staff(to.role === 'agent' ? 'li' : 'qian')],
      settings: { ...impatientSettings, retryAfterSeconds: [3_600] },
    },
  )
  for (const { courier } of rows) await office.deliver(courier)
})
afterAll(() => api?.close())

const items = async (as: string, query = '') => (await api.get(`/v1/inbox${query}`, { as })).body

test('each person has their own inbox, and what they have read stays read', async () => {
  const mine = await items('management-qian')
  expect(mine.unread).toBe(mine.data.length)
  const [item] = mine.data
  expect(item).toMatchObject({
    complaintId: id,
    subject: 'The car was not clean',
    template: 'escalated',
    readAt: null,
  })
  const others = await items('agent-li')
  expect(others.data.map(({ template }: { template: string }) => template)).toContain('assigned')

  const foreign = await api.post(`/v1/inbox/${item.id}/read`, {}, { as: 'agent-li' })
  expect(foreign.status).toBe(404)
  const read = await api.post(`/v1/inbox/${item.id}/read`, {}, { as: 'management-qian' })
  expect(read.body.readAt).toEqual(expect.any(String))
  const again = await api.post(`/v1/inbox/${item.id}/read`, {}, { as: 'management-qian' })
  expect(again.body.readAt).toBe(read.body.readAt)
  expect(await items('management-qian')).toMatchObject({ unread: mine.unread - 1 })
  expect((await items('management-qian', '?unread=true')).data).toHaveLength(mine.unread - 1)
})

// R103
test('of a complaint that they do not reach any more people are shown that they were told, and not of what', async () => {
  const { pool } = api.house
  const subjects = async (as: string) =>
    new Set((await items(as)).data.map(({ subject }: { subject: string | null }) => subject))
  expect(await subjects('agent-li')).toEqual(new Set(['The car was not clean']))
  const { rows } = await pool.query<{ ties: string[] }>('select ties from complaint where id = $1', [id])
  await pool.query(`update complaint set ties = '{department:workshop}' where id = $1`, [id])
  expect(await subjects('agent-li')).toEqual(new Set([null]))
  expect(await subjects('management-qian')).toEqual(new Set(['The car was not clean']))
  await pool.query('update complaint set ties = $2 where id = $1', [id, rows[0]!.ties])
})

test('pages go on where the last one ended', async () => {
  const all = (await items('agent-li')).data
  const seen: number[] = []
  let query = '?limit=1'
  for (let page = 0; page <= all.length; page++) {
    const { data, nextCursor } = await items('agent-li', query)
    seen.push(...data.map((item: { id: number }) => item.id))
    if (!nextCursor) break
    query = `?limit=1&cursor=${nextCursor}`
  }
  expect(seen).toEqual(all.map((item: { id: number }) => item.id))
})

// R71, F53
test('the log names everybody told, and every attempt; an address in an answer only who sees contacts', async () => {
  const { data } = (await api.get(`${path}/notices`, { as: 'supervisor-zhao' })).body
  const received = data.find(({ template }: { template: string }) => template === 'received')
  expect(received).toMatchObject({
    state: 'pending',
    postings: [
      {
        recipient: `complainant/${id}`,
        channel: 'email',
        state: 'pending',
        attempts: [{ ok: false, error: '450 chen@example.com is busy', letterId: expect.any(String) }],
      },
    ],
  })
  const audited = (await api.get(`${path}/notices`, { as: 'auditor-wu' })).text
  expect(audited).not.toContain('chen@example.com')
  expect((await api.get('/v1/complaints/cmp_00000000000000000000000000/notices')).status).toBe(404)
})

test('a notice is sent again on demand', async () => {
  const { data } = (await api.get(`${path}/notices`)).body
  const escalated = data.find(({ template }: { template: string }) => template === 'escalated')
  const asked = { as: 'operator-zhou', key: key() }
  expect((await api.post(`${path}/resend-notice`, { key: 'nothing' }, asked)).status).toBe(404)
  expect((await api.post(`${path}/resend-notice`, { key: escalated.key }, asked)).status).toBe(200)
  expect((await api.post(`${path}/resend-notice`, { key: escalated.key }, { as: 'agent-li' })).status).toBe(
    403,
  )
  const office = courierOffice(api.house.pool, undefined, { findRecipients: async () => [staff('qian')] })
  const { rows } = await api.house.pool.query('select courier from notice where key = $1', [escalated.key])
  const { unread, data: before } = await items('management-qian')
  await office.deliver(rows[0].courier)
  expect(office.sent).toHaveLength(1)
  expect(await items('management-qian')).toMatchObject({ unread, data: before })
  // The same request, sent again because its answer was lost, sends nothing again.
  expect((await api.post(`${path}/resend-notice`, { key: escalated.key }, asked)).status).toBe(200)
  await office.deliver(rows[0].courier)
  expect(office.sent).toHaveLength(1)
  expect((await api.post(`${path}/resend-notice`, { key: data[0].key }, asked)).status).toBe(422)
  const log = (await api.get(`${path}/notices`)).body.data
  const resent = log.find(({ key: one }: { key: string }) => one === escalated.key)
  const mails = resent.postings.filter(({ channel }: { channel: string }) => channel === 'email')
  expect(mails).toMatchObject([{ round: 1 }, { round: 2, state: 'sent' }])
})

// R71
test('what was written to the customer is read as it was sent, beside the attempt that brought it', async () => {
  expect((await api.get(`${path}/letters`)).body.data).toEqual([])
  const { data } = (await api.get(`${path}/notices`)).body
  const received = data.find(({ template }: { template: string }) => template === 'received')
  const asked = { as: 'supervisor-zhao', key: key() }
  await api.post(`${path}/resend-notice`, { key: received.key }, asked)
  const office = courierOffice(api.house.pool)
  const { rows } = await api.house.pool.query('select courier from notice where key = $1', [received.key])
  await office.deliver(rows[0].courier)
  const letters = (await api.get(`${path}/letters`)).body.data
  expect(letters).toMatchObject([{ channel: 'email', body: expect.stringContaining('陈女士') }])
  const after = (await api.get(`${path}/notices`)).body.data
  const attempts = after.flatMap(({ postings }: { postings: { attempts: object[] }[] }) =>
    postings.flatMap((posting) => posting.attempts),
  )
  expect(attempts).toContainEqual(expect.objectContaining({ ok: true, letterId: letters[0].letterId }))
  expect((await api.get(`${path}/letters`, { as: 'agent-wang' })).status).toBe(404)
})

test('a ready message is read before it is sent as the customer will read it, but for their link', async () => {
  const asked = (query: string) => api.get(`${path}/letters/preview?${query}`, { as: 'agent-li' })
  const { status, body } = await asked('template=callMissed')
  expect({ status, language: body.language }).toEqual({ status: 200, language: 'zh' })
  expect(body.text).toContain('The car was not clean')
  expect(body.text).not.toMatch(/https?:/)
  expect((await asked('template=callMissed&language=en')).body).toMatchObject({
    language: 'en',
    text: expect.stringContaining('we tried to call you and did not reach you'),
  })

  const written = await api.post(
    `${path}/send-message`,
    { template: 'callMissed' },
    { as: 'agent-li', key: key() },
  )
  expect(written.status).toBe(200)
  await recorded(api, path)
  const { rows } = await api.house.pool.query<{ courier: string }>(
    "select courier from notice where template = 'message'",
  )
  const office = courierOffice(api.house.pool)
  for (const { courier } of rows) await office.deliver(courier)
  const letters = office.sent.map(({ text }) => text).join()
  for (const paragraph of body.text.split('\n\n')) expect(letters).toContain(paragraph)
})

test('what no message says is refused, and the field named', async () => {
  const { status, body } = await api.get(`${path}/letters/preview?template=apology`, { as: 'agent-li' })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ in: 'query', pointer: '/template' }])
})
