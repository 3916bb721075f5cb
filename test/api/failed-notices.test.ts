import { afterAll, beforeAll, expect, test } from 'vitest'
import { DeliveryFault } from '../../src/notify/letter.ts'
import { courierOffice, staff } from '../support/notify/couriers.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

let api: Serving
let complaint: { id: string; number: string; path: string }
beforeAll(async () => {
  api = await serving()
  const complainant = { name: '陈女士', phone: '13800001234', email: 'chen@example.com' }
  const details = { complainant, subject: 'The car was not clean' }
  complaint = await takenIn(api, intake({ details, commands: first }))
  await recorded(api, complaint.path)
  await deliver(async () => {
    throw new DeliveryFault('550 there is no such mailbox', { isFinal: true })
  })
})
afterAll(() => api?.close())

/** What waits goes out, to somebody of the staff or to the customer. */
async function deliver(send: () => Promise<void>) {
  const { rows } = await api.house.pool.query<{ courier: string }>('select distinct courier from notice')
  const office = courierOffice(api.house.pool, send, { findRecipients: async () => [staff('li')] })
  for (const { courier } of rows) await office.deliver(courier)
}

type Line = { id: number; notice: string; template: string; failedAt: string }
const failed = async (as: string, query = '') => (await api.get(`/v1/notices/failed${query}`, { as })).body
const noticesOf = async (as: string) => (await failed(as)).data.map(({ notice }: Line) => notice)

// R71, F53
test('what did not arrive is listed for those who may send it again, the latest first, without what servers said', async () => {
  const { data } = await failed('operator-zhou')
  expect(data.length).toBeGreaterThan(1)
  expect(data.map(({ id }: Line) => id)).toEqual(
    data.map(({ id }: Line) => id).toSorted((a: number, b: number) => b - a),
  )
  const received = data.find(({ template }: Line) => template === 'received')
  expect(received).toEqual({
    ...{ id: expect.any(Number), complaintId: complaint.id, number: complaint.number },
    ...{ notice: '1/received/customer', template: 'received' },
    to: { role: 'customer', department: null, person: null },
    ...{ recipient: `complainant/${complaint.id}`, because: { as: 'complainant' } },
    ...{ channel: 'email', reason: null },
    ...{ failedAt: expect.any(String), isSent: false },
  })
  expect(JSON.stringify(data)).not.toContain('550')
  expect((await api.get('/v1/notices/failed', { as: 'agent-li' })).status).toBe(403)
})

// R103
test('each sees those of the complaints that they reach', async () => {
  const { pool } = api.house
  const all = await noticesOf('operator-zhou')
  expect(await noticesOf('supervisor-zhao')).toEqual(all)
  const { rows } = await pool.query<{ ties: string[] }>('select ties from complaint where id = $1', [
    complaint.id,
  ])
  await pool.query(`update complaint set ties = '{department:workshop}' where id = $1`, [complaint.id])
  expect(await noticesOf('supervisor-zhao')).toEqual([])
  expect(await noticesOf('operator-zhou')).toEqual(all)
  await pool.query('update complaint set ties = $2 where id = $1', [complaint.id, rows[0]!.ties])
})

test('pages go on where the last one ended', async () => {
  const all = await noticesOf('operator-zhou')
  const seen: string[] = []
  for (let query = '?limit=1'; query !== '';) {
    const { data, nextCursor } = await failed('operator-zhou', query)
    seen.push(...data.map(({ notice }: Line) => notice))
    query = nextCursor ? `?limit=1&cursor=${nextCursor}` : ''
  }
  expect(seen).toEqual(all)
})

test('what was sent again and arrived is not in the list any more, and what failed again is in it once', async () => {
  const as = 'operator-zhou'
  const key = '1/received/customer'
  const again = async () => {
    expect((await api.post(`${complaint.path}/resend-notice`, { key }, { as })).status).toBe(200)
  }
  await again()
  await deliver(async () => {
    throw new DeliveryFault('550 there is still none', { isFinal: true })
  })
  expect((await noticesOf(as)).filter((one: string) => one === key)).toEqual([key])
  await again()
  await deliver(async () => {})
  expect(await noticesOf(as)).not.toContain(key)
})
