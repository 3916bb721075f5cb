import { Client } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ApiKeyChange,
  ApiKeyView,
  ApiKeyWithChanges,
  ApiKeyWithToken,
} from '../../../src/api/sign-in/key-schemas.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'
import { testApi } from '../../support/product.ts'
import { asker } from '../../support/serving.ts'
import { realServer } from '../../support/temporal/servers.ts'
import { ATTRIBUTES } from '../../support/temporal/workflow-lives.ts'

let house: FreshRegister
let ask: ReturnType<typeof asker>
let close: () => Promise<void>
beforeAll(async () => {
  house = await freshRegister()
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const api = await testApi({ client: new Client({ connection: server.connection }), pool: house.pool })
  ask = asker(api.url)
  close = async () => {
    await api.close()
    await server.stop()
    await house.close()
  }
})
afterAll(() => close?.())

const as = 'administrator-he'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const wanted = (more: object = {}) => ({ name: 'CRM', scopes: ['feed'], expiresAt: inDays(90), ...more })

async function made(more: object = {}) {
  const { status, body } = await ask.post('/v1/api-keys', wanted(more), { as })
  expect(status).toBe(201)
  const { token, ...key } = ApiKeyWithToken.parse(body)
  return { ...key, token: token! }
}
/** Whether a system with this token is known: then there is nothing by this name, or it is not for it. */
const isKnown = async (token: string) => (await ask.get('/v1/nothing', { as: token })).status === 404

test('another system comes in with the token that an administrator is told once', async () => {
  const { id, token } = await made()
  expect(await isKnown(token)).toBe(true)
  expect(await isKnown(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(false)
  const one = await ask.get(`/v1/api-keys/${id}`, { as })
  const { changes } = ApiKeyWithChanges.parse(one.body)
  expect(changes).toMatchObject([{ type: 'created', by: { id: 'he', role: 'administrator' } }])
  const list = await ask.get('/v1/api-keys', { as })
  expect(list.body.data.map((key: unknown) => ApiKeyView.parse(key).id)).toContain(id)
  const secret = token.slice(-43)
  expect(one.text + list.text).not.toContain(secret)
  const { rows } = await house.pool.query('select to_jsonb(k)::text as all from api_key k')
  expect(JSON.stringify(rows)).not.toContain(secret)
  await expect.poll(async () => (await ask.get(`/v1/api-keys/${id}`, { as })).body.lastUsedAt).not.toBeNull()
})

test('a rotated one goes on with the old secret for a while', async () => {
  const { id, token } = await made()
  const rotated = await ask.post(`/v1/api-keys/${id}/rotate`, { keepOldHours: 1 }, { as })
  expect(rotated).toMatchObject({ status: 200, body: { oldUntil: expect.any(String) } })
  expect(rotated.body.token).not.toBe(token)
  expect([await isKnown(token), await isKnown(rotated.body.token)]).toEqual([true, true])
  const again = await ask.post(`/v1/api-keys/${id}/rotate`, { keepOldHours: 0 }, { as })
  expect([await isKnown(token), await isKnown(rotated.body.token)]).toEqual([false, false])
  expect(await isKnown(again.body.token)).toBe(true)
})

test('one that has run out goes on with its new secret only', async () => {
  const { id, token } = await made()
  await house.pool.query(`update api_key set expires_at = now() - interval '1 day' where id = $1`, [id])
  const rotated = await ask.post(`/v1/api-keys/${id}/rotate`, { expiresAt: inDays(90) }, { as })
  expect(rotated).toMatchObject({ status: 200, body: { oldUntil: null } })
  expect([await isKnown(token), await isKnown(rotated.body.token)]).toEqual([false, true])
})

test('a revoked one is refused at once, and can be revoked and rotated no more', async () => {
  const { id, token } = await made()
  expect((await ask.post(`/v1/api-keys/${id}/revoke`, {}, { as })).body.revokedAt).toEqual(expect.any(String))
  expect(await isKnown(token)).toBe(false)
  expect((await ask.post(`/v1/api-keys/${id}/revoke`, {}, { as })).status).toBe(409)
  expect((await ask.post(`/v1/api-keys/${id}/rotate`, {}, { as })).status).toBe(409)
  expect((await ask.post('/v1/api-keys/yk_none/revoke', {}, { as })).status).toBe(404)
})

test('the same request under the same key makes one, and does not tell the token again', async () => {
  const body = wanted()
  const first = await ask.post('/v1/api-keys', body, { as, key: 'once' })
  const again = await ask.post('/v1/api-keys', body, { as, key: 'once' })
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.id).toBe(first.body.id)
  expect(again.body.token).toBeUndefined()
  expect((await ask.post('/v1/api-keys', wanted({ name: 'ERP' }), { as, key: 'once' })).status).toBe(422)
})

test.each([
  [{ expiresAt: inDays(400) }, '/expiresAt'],
  [{ expiresAt: inDays(-1) }, '/expiresAt'],
  [{ departments: ['nowhere'] }, '/departments/0'],
  [{ departments: ['service'], scopes: ['complaints:read', 'webhooks'] }, '/departments'],
  [{ scopes: ['everything'] }, '/scopes/0'],
  [{ scopes: [] }, '/scopes'],
  [{ name: '' }, '/name'],
])('%j is refused by its field', async (more, pointer) => {
  const { status, body } = await ask.post('/v1/api-keys', wanted(more), { as })
  expect({ status, pointer: body.errors[0].pointer }).toEqual({ status: 400, pointer })
})

test('what was done to a key is neither changed nor removed', async () => {
  await made()
  await expect(house.pool.query(`delete from api_key_change`)).rejects.toThrow('neither changed nor removed')
  await expect(house.pool.query(`truncate api_key_change`)).rejects.toThrow()
})

test('a key for policies names one at intake; a key for intake alone has the kind decide', async () => {
  const body = {
    channel: 'web',
    policyId: 'carmaker',
    details: { complainant: { name: '吴女士' }, subject: 'The delivery is late' },
  }
  const both = await made({ scopes: ['complaints:create', 'policies'] })
  const intakeOnly = await made({ scopes: ['complaints:create'] })
  const chosen = await ask.post('/v1/complaints', body, { as: both.token })
  expect(chosen).toMatchObject({ status: 201, body: { policy: { id: 'carmaker' } } })
  expect((await ask.post('/v1/complaints', body, { as: intakeOnly.token })).status).toBe(403)
})

test('with an intake a key gives no command that it was not given for', async () => {
  const intakeOnly = await made({ scopes: ['complaints:create'] })
  const body = {
    channel: 'web',
    details: { complainant: { name: '吴女士' }, subject: 'The delivery is late' },
    commands: [{ type: 'addNote', text: 'They called before.' }],
  }
  const refused = await ask.post('/v1/complaints', body, { as: intakeOnly.token })
  expect(refused).toMatchObject({
    status: 403,
    body: { detail: 'The key lacks the scope complaints:record.' },
  })
  const both = await made({ scopes: ['complaints:create', 'complaints:record'] })
  expect((await ask.post('/v1/complaints', body, { as: both.token })).status).toBe(201)
})

test('what was done to all keys is listed, the latest first, page by page', async () => {
  const { id } = await made({ name: 'ERP' })
  await ask.post(`/v1/api-keys/${id}/rotate`, { keepOldHours: 1 }, { as })
  await ask.post(`/v1/api-keys/${id}/revoke`, {}, { as })
  const page = async (query: string) => (await ask.get(`/v1/api-key-changes${query}`, { as })).body
  const latest = await page('?limit=2')
  const before = await page(`?limit=1&cursor=${latest.nextCursor}`)
  const changes = [...latest.data, ...before.data].map((one: unknown) => ApiKeyChange.parse(one))
  expect(changes.map(({ type }) => type)).toEqual(['revoked', 'secretRotated', 'created'])
  expect(changes).toMatchObject(Array(3).fill({ key: { id, name: 'ERP' }, by: { id: 'he' } }))
  expect(changes[2]!.data).toMatchObject({ expiresAt: expect.stringMatching(/Z$/) })
  expect(await page('')).not.toHaveProperty('nextCursor')
})
