import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../../src/api/contract.ts'
import { CustomerTakenIn, ProgressView } from '../../../src/api/portal/schemas.ts'
import { customerDoes, customerPath, spokenFor } from '../../support/customers.ts'
import { first, intake, key, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// Trial S9: a website or an app says, signed, for which customer it asks, and sees what that customer sees.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const portal = { as: 'portal' }
const wu = { email: 'wu@example.com', email_verified: true }
const CUSTOMERS = '/v1/customer/complaints'

async function taken(
  commands: object[] = first,
  complainant: object = { name: '吴女士', email: 'Wu@example.com' },
) {
  const details = { complainant, subject: 'Nobody calls back' }
  const { id, number, path } = await takenIn(api, { ...intake(), details, commands })
  await recorded(api, path)
  return { id, number, path, theirs: `${CUSTOMERS}/${id}` } as Record<
    'id' | 'number' | 'path' | 'theirs',
    string
  >
}

describe('without saying for whom', () => {
  test('nothing is answered, and what is missing is said in both languages', async () => {
    const { theirs } = await taken()
    const asked = await api.get(theirs, portal)
    expect(asked).toMatchObject({ status: 403, body: { code: 'notSpokenFor' } })
    expect(asked.body.errors).toMatchObject([{ in: 'header', pointer: '/Yinuo-Customer', code: 'missing' }])
    const inChinese = await api.get(theirs, { ...portal, headers: { 'accept-language': 'zh' } })
    expect(inChinese.body.detail).toContain('请在请求头 Yinuo-Customer')
    expect((await api.post(CUSTOMERS, intake(), portal)).status).toBe(403)
    expect((await api.post(`${theirs}/withdraw`, { reason: 'x' }, portal)).status).toBe(403)
    const wrong = { ...portal, headers: { 'yinuo-customer': 'e30.e30.e30' } }
    expect((await api.get(theirs, wrong)).body.errors).toMatchObject([{ code: 'notBelieved' }])
  })

  test('and with it, on no other route than those for customers: there a portal is nobody', async () => {
    const { id } = await taken()
    const asked = await spokenFor({ complaint: id })
    for (const [name, { path, method, isPublic, may }] of operations) {
      if (isPublic || may === 'speakForCustomers') continue
      expect(path, name).not.toContain('/v1/customer/')
      const url = path.replace('{id}', id).replaceAll(/\{\w+\}/g, 'x')
      const answer = await (method === 'get' ? api.get(url, asked) : api.post(url, {}, asked))
      expect(answer.status, name).toBe(403)
    }
  })

  test('nor do those who work here speak for customers', async () => {
    const { theirs, id } = await taken()
    const { headers } = await spokenFor({ complaint: id })
    for (const as of ['agent-li', 'management-qian', 'auditor-wu'])
      expect(await api.get(theirs, { as, ...(headers && { headers }) })).toMatchObject({ status: 403 })
  })
})

test('a key of the scope `customers` is a portal, and nothing else', async () => {
  const { theirs, id, path } = await taken()
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Website', scopes: ['customers'], expiresAt }
  const made = await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })
  expect(made.status, made.text).toBe(201)
  const as = made.body.token as string
  const asked = await spokenFor({ complaint: id }, { as })
  expect((await api.get(theirs, asked)).status).toBe(200)
  expect((await api.get(`${theirs}/file`, asked)).status).toBe(200)
  expect((await api.post(`${theirs}/ask-escalation`, { reason: 'Nobody calls.' }, asked)).status).toBe(200)
  expect((await api.get(theirs, { as })).status).toBe(403)
  expect((await api.get(path, asked)).status).toBe(403)
})

describe('what is theirs', () => {
  test('is named by id or number, or follows from what was verified of them', async () => {
    const { id, number, theirs } = await taken()
    for (const claims of [{ complaint: id }, { complaint: number.toLowerCase() }, wu]) {
      const answer = await api.get(theirs, await spokenFor(claims))
      expect(answer.status, answer.text).toBe(200)
      expect(ProgressView.parse(answer.body).number).toBe(number)
    }
    expect((await api.get(`${CUSTOMERS}/${number}`, await spokenFor(wu))).status).toBe(200)
    const byPhone = await taken(first, { name: '陈女士', phone: '138 0000 9999' })
    const verified = { phone_number: '+8613800009999', phone_number_verified: true }
    expect((await api.get(byPhone.theirs, await spokenFor(verified))).status).toBe(200)
  })

  test('nobody else’s is there, not even to be refused', async () => {
    const { theirs, path } = await taken()
    const other = await taken(first, { name: '吴女士' })
    for (const claims of [
      { complaint: other.id },
      { sub: 'wu@example.com' },
      { email: 'wu@example.com' },
      { email: 'wu2@example.com', email_verified: true },
    ]) {
      const asked = await spokenFor(claims)
      expect((await api.get(theirs, asked)).status).toBe(404)
      expect((await api.get(`${theirs}/file`, asked)).status).toBe(404)
      expect((await api.post(`${theirs}/withdraw`, { reason: 'x' }, asked)).status).toBe(404)
    }
    expect((await api.get(path)).body.stage).toBe('investigating')
  })

  // R104
  test('is shown as they may see it: no proposal that was not made to them, no task, finding or note', async () => {
    const { theirs, path, id } = await taken([
      ...first,
      { type: 'addNote', text: 'INTERNAL note' },
      { type: 'openTask', kind: 'department', title: 'INTERNAL task', department: 'service' },
      { type: 'recordFindings', rootCause: 'process-not-followed', text: 'INTERNAL finding' },
    ])
    const redress = { amountCents: 1_000_000, currency: 'CNY' }
    const proposed = await api.post(`${path}/propose-solution`, { measures: 'INTERNAL offer', redress })
    expect(proposed.status).toBe(200)
    const asked = await spokenFor({ complaint: id })
    for (const url of [theirs, `${theirs}/file`, `${theirs}/file?format=html&language=zh`]) {
      const answer = await api.get(url, asked)
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/INTERNAL|process-not|1000000/)
    }
    const { data } = (await api.get(`/v1/accesses?complaint=${id}`, { as: 'auditor-wu' })).body
    expect(data).toContainEqual(
      expect.objectContaining({ person: 'portal', operation: 'progressForCustomer' }),
    )
  })
})

describe('what they do', () => {
  test('is told, answered and agreed to as the customer', async () => {
    const asked = { ...(await spokenFor({ sub: 'u-7', ...wu })), key: key() }
    const body = { channel: 'app', details: { complainant: { name: '吴女士' }, subject: '一直没有人回电' } }
    const told = await api.post(CUSTOMERS, body, asked)
    expect(told).toMatchObject({ status: 201, body: { stage: { words: expect.stringContaining('已收到') } } })
    const { id, number, lookupSecret } = CustomerTakenIn.parse(told.body)
    expect(told.headers.get('link')).toBeNull()
    expect((await api.post(CUSTOMERS, body, asked)).body).toMatchObject({ id, lookupSecret })
    const another = await api.post(CUSTOMERS, body, { ...(await spokenFor({ sub: 'u-8' })), key: asked.key })
    expect(another.body.id).not.toBe(id)
    const path = `/v1/complaints/${id}`
    await recorded(api, path)
    expect((await api.get(path)).body.details.complainant.email).toBe('wu@example.com')
    expect((await api.post('/v1/progress', { number, secret: lookupSecret }, { as: null })).status).toBe(200)

    await api.post(`${path}/commands`, {
      commands: [...first, { type: 'proposeSolution', measures: '致歉并回电。' }],
    })
    const { needed, allowedActions } = (await api.get(customerPath(path), await spokenFor(wu))).body
    expect(needed).toMatchObject([{ reason: 'consent', proposal: { measures: '致歉并回电。' } }])
    expect(allowedActions).toContain('accept-solution')
    expect(await customerDoes(api, path, 'accept-solution')).toMatchObject({
      ...{ status: 200, body: { number, stage: { code: 'executing' } } },
    })
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    const by = (type: string) => data.find((one: { event: { type: string } }) => one.event.type === type).by
    for (const type of ['received', 'solutionAccepted'])
      expect(by(type)).toEqual({ id: 'complainant', role: 'customer' })
  })
})
