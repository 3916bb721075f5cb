import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi } from '../../support/product.ts'
import {
  addressLinkOf,
  intake,
  linkOf,
  LOOKUP_KEYS,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'

// R70

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const WITHIN = { timeout: 20_000 }

async function toldFrom(email: string, subject = 'The car was not clean') {
  const details = { complainant: { name: '吴女士', email }, subject }
  const taken = await takenIn(api, intake({ details }))
  await recorded(api, taken.path)
  const { id, number, path, lookupSecret } = taken as Record<string, string>
  return {
    id: id!,
    number: number!,
    path: path!,
    address: email,
    slip: { number: number!, secret: lookupSecret! },
  }
}

const posted = async (url: string, fields: Record<string, string>) => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ lang: 'en', ...fields }) })
  return { status: response.status, text: (await response.text()).replaceAll(/nonce="[^"]*"/g, '') }
}
const lose = (address: string, number: string) => posted(`${api.api.url}/progress/lost`, { number, address })
const open = (slip: { number: string; secret: string }) => posted(`${api.api.url}/progress`, slip)

const renewals = async (path: string) => {
  const { data } = (await api.get(`${path}/events?limit=200`)).body
  return data.filter(({ event }: { event: { type: string } }) => event.type === 'slipRenewed')
}

test('a lost secret is renewed by the address on record, and nobody learns whether it was', async () => {
  const { slip, number, path } = await toldFrom('wu@example.com')
  const other = await lose('other@example.com', number)
  for (let times = 0; times < 3; times++) await lose('other@example.com', number)
  const [right] = await Promise.all([lose(' Wu@Example.com', number), lose('wu@example.com', number)])
  expect(right.text).toContain('a new link is on its way there')
  expect(other).toEqual(right)
  // Who asked has shown no secret: it says so.
  const reason = 'Asked for by number and the address on record, without a secret.'
  await expect
    .poll(() => renewals(path), WITHIN)
    .toMatchObject([{ by: { role: 'customer' }, event: { reason, opensAll: true } }])
  await expect.poll(async () => (await open(slip)).status, WITHIN).toBe(404)
  expect((await lose('x@example.com', number)).status).toBe(200)
  expect((await lose('other@example.com', number)).status).toBe(429)
  expect((await lose('wu@example.com', number)).status).toBe(200)
  expect((await lose('wu@example.com', number)).status).toBe(429)
  expect((await lose('wu@example.com', 'no number')).status).toBe(200)
  expect((await lose('wu@\u0000.com', 'a\u0000b')).status).toBe(200)
})

test('the link that was asked for shows all that was told from that address', async () => {
  const address = 'zhou@example.com'
  const [first, moved, last] = [
    await toldFrom(address, 'The first matter'),
    await toldFrom(address, 'A matter of another by now'),
    await toldFrom(address, 'The last matter'),
  ]
  const complainant = { name: '吴女士', email: 'somebody@example.com' }
  await api.post(`${moved.path}/amend-details`, { details: { complainant } })
  expect((await lose('Zhou@example.com', '')).status).toBe(200)
  expect((await lose('Zhou@example.com', last.number)).status).toBe(200)
  await expect.poll(() => renewals(last.path), WITHIN).toHaveLength(1)
  await expect.poll(async () => (await open(addressLinkOf(last, 1))).status, WITHIN).toBe(200)
  expect(await renewals(first.path)).toEqual([])
  const shown = await open(addressLinkOf(last, 1))
  expect(shown.text).toContain('What else you told us')
  expect(shown.text).toContain('The first matter')
  expect(shown.text).not.toContain('of another by now')
  const { body } = await api.post('/v1/progress', addressLinkOf(last, 1), { as: null })
  expect(body.others).toMatchObject([
    { ...linkOf(first), subject: 'The first matter', stage: { code: 'received' } },
  ])
  // A link in a letter about one matter may be shown to others: it opens that one alone.
  expect((await open(linkOf(first))).text).not.toContain('The last matter')
  expect((await api.post('/v1/progress', linkOf(first), { as: null })).body.others).toBeUndefined()
})

test('what was asked for while Temporal was away is sent when it is back', async () => {
  const { number, path } = await toldFrom('qian@example.com')
  const { pool } = api.house
  const temporalAddress = '127.0.0.1:1'
  const client = new Client({ connection: Connection.lazy({ address: temporalAddress }) })
  const shared = { pool, lookupKeys: LOOKUP_KEYS, linksEveryMs: 100 }
  const away = await testApi({ ...shared, client, temporalAddress })
  const asked = await posted(`${away.url}/progress/lost`, { number, address: 'qian@example.com' })
  expect(asked.text).toContain('a new link is on its way there')
  await away.close()
  expect(await renewals(path)).toEqual([])
  // It has waited for so long.
  await pool.query("update asked_link set asked_at = asked_at - interval '1 minute'")
  const back = await testApi({ ...shared, client: new Client({ connection: api.server.nativeConnection }) })
  await expect.poll(() => renewals(path), WITHIN).toHaveLength(1)
  await expect.poll(async () => (await pool.query('select from asked_link')).rowCount, WITHIN).toBe(0)
  await back.close()
})
