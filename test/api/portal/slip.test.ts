import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgressView } from '../../../src/api/portal/schemas.ts'
import { spokenFor } from '../../support/customers.ts'
import {
  first,
  intake,
  key,
  linkOf,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'

// Trial S3: who works here has read the slip; to agree for the customer it opens nothing.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

type Slip = { number: string; secret: string }
const nobody = { as: null }
const look = (slip: Slip) => api.post('/v1/progress', slip, nobody)
const does = (action: string, body: object) => api.post(`/v1/progress/${action}`, body, nobody)
const reached = { name: '吴女士', email: 'wu@example.com', language: 'en' }
const address = reached.email
const offer = { type: 'proposeSolution', measures: 'We call you back.' }

async function offered(complainant: object = reached) {
  const details = { complainant, subject: 'Nobody calls back' }
  const taken = await takenIn(api, { ...intake(), details, commands: first })
  await api.post(`${taken.path}/commands`, { commands: [offer] })
  await recorded(api, taken.path)
  return { ...taken, slip: { number: taken.number, secret: taken.lookupSecret } } as {
    id: string
    number: string
    path: string
    slip: Slip
  }
}

describe('the slip that was told to staff', () => {
  test('shows how it stands, and agrees to nothing', async () => {
    const { slip } = await offered()
    const { allowedActions, needsLink, needed } = ProgressView.parse((await look(slip)).body)
    expect({ needsLink, needed: needed.map(({ reason }) => reason) }).toEqual({
      needsLink: true,
      needed: ['consent'],
    })
    expect(allowedActions).toEqual(['provide-information', 'ask-escalation', 'renew-slip'])
    for (const [action, said] of [
      ['accept-solution', {}],
      ['decline-solution', { reason: 'No' }],
      ['withdraw', { reason: 'No' }],
    ] as const) {
      const refused = await does(action, { ...slip, ...said })
      expect(refused).toMatchObject({ status: 409, body: { code: 'missing' } })
      expect(refused.body.detail).toContain('open the link in our letter')
    }
    expect((await does('ask-escalation', { ...slip, reason: 'Nobody calls.' })).status).toBe(200)
  })

  test('does so by the link in a letter, which nobody here is told', async () => {
    const { slip, id, number, path } = await offered()
    const link = linkOf({ id, number, address })
    expect(link.secret).not.toBe(slip.secret)
    const { allowedActions, needsLink } = ProgressView.parse((await look(link)).body)
    expect(allowedActions).toContain('accept-solution')
    expect(needsLink).toBeUndefined()
    for (const answer of [
      await api.get(path),
      await api.get(`${path}/events`),
      await api.get(`${path}/file`),
    ])
      expect(answer.text).not.toContain(link.secret)
    expect((await does('accept-solution', link)).status).toBe(200)
  })

  test('of those who took it in themselves is theirs alone', async () => {
    const asked = { ...(await spokenFor({})), key: key() }
    const body = {
      channel: 'app',
      details: { complainant: { name: '吴女士' }, subject: 'Nobody calls back' },
    }
    const told = await api.post('/v1/customer/complaints', body, asked)
    const path = `/v1/complaints/${told.body.id}`
    await recorded(api, path)
    await api.post(`${path}/commands`, { commands: [...first, offer] })
    const slip = { number: told.body.number, secret: told.body.lookupSecret }
    expect((await does('accept-solution', slip)).status).toBe(200)
  })

  test('of another complaint agrees to nothing of the one that staff have merged it into', async () => {
    const { id, path } = await offered()
    const asked = { ...(await spokenFor({ sub: 'zhao-at-home' })), key: key() }
    const details = { complainant: { name: '赵女士' }, subject: 'Nobody calls back' }
    const own = await api.post('/v1/customer/complaints', { channel: 'app', details }, asked)
    const ownPath = `/v1/complaints/${own.body.id}`
    await recorded(api, ownPath)
    const merge = { type: 'merge', into: id, reason: 'The same', samePerson: true }
    const merged = await api.post(`${ownPath}/commands`, { commands: [merge] }, { as: 'supervisor-zhao' })
    expect(merged.status).toBe(200)
    await Promise.all([recorded(api, ownPath), recorded(api, path)])
    const slip = { number: own.body.number, secret: own.body.lookupSecret }
    expect((await look(slip)).body).toMatchObject({ needsLink: true })
    expect(await does('accept-solution', slip)).toMatchObject({ status: 409, body: { code: 'missing' } })
  })

  test('is told once, and by no message’s replay', async () => {
    const body = intake({ channel: 'email', messageId: `<${key()}@mail>` })
    expect((await api.post('/v1/complaints', body)).body.lookupSecret).toBeTypeOf('string')
    const again = await api.post('/v1/complaints', body)
    expect(again.status).toBe(200)
    expect(again.body.lookupSecret).toBeUndefined()
  })
})

describe('a new link', () => {
  test('is sent to the customer, and what opened it before is closed', async () => {
    const { slip, id, number, path } = await offered()
    expect((await does('renew-slip', slip)).status).toBe(200)
    expect((await look(slip)).status).toBe(404)
    expect((await look(linkOf({ id, number, address }))).status).toBe(404)
    const link = linkOf({ id, number, address }, 1)
    expect((await look(link)).body.told.at(-1)).toMatchObject({ event: 'slipRenewed', said: {} })
    const { data } = (await api.get(`${path}/notices`)).body
    expect(data.map(({ template }: { template: string }) => template)).toContain('slipRenewed')
    expect((await does('accept-solution', link)).status).toBe(200)
  })

  test('is sent by a lead with a reason, by nobody else, and told to none of them', async () => {
    const { slip, id, number, path } = await offered()
    expect((await api.post(`${path}/renew-slip`, { reason: 'Lost' })).status).toBe(403)
    const lead = { as: 'supervisor-zhao' }
    expect(await api.post(`${path}/renew-slip`, {}, lead)).toMatchObject({ status: 409 })
    const renewed = await api.post(`${path}/renew-slip`, { reason: 'Lost' }, lead)
    expect(renewed.status).toBe(200)
    expect(renewed.text).not.toContain(linkOf({ id, number, address }, 1).secret)
    expect((await look(slip)).status).toBe(404)
    expect((await look(linkOf({ id, number, address }, 1))).status).toBe(200)
  })

  test('is closed by itself once the address it went to is no longer the customer’s', async () => {
    const { id, number, path } = await offered()
    const link = linkOf({ id, number, address })
    expect((await look(link)).status).toBe(200)
    const complainant = { ...reached, email: 'wu.mei@example.com' }
    expect((await api.post(`${path}/amend-details`, { details: { complainant } })).status).toBe(200)
    await recorded(api, path)
    expect((await look(link)).status).toBe(404)
    expect((await look(linkOf({ id, number, address: 'wu.mei@example.com' }))).status).toBe(200)
  })

  test('needs an address', async () => {
    const { slip } = await offered({ name: '吴女士' })
    expect((await look(slip)).body.allowedActions).not.toContain('renew-slip')
    const refused = await api.post('/v1/progress/renew-slip', slip, {
      as: null,
      headers: { 'accept-language': 'zh' },
    })
    expect(refused).toMatchObject({ status: 409, body: { detail: '没有投诉人的电子邮箱，无法发送。' } })
  })
})

describe('on the page', () => {
  const send = async (fields: Record<string, string>) => {
    const response = await fetch(`${api.api.url}/progress`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return { status: response.status, text: await response.text() }
  }

  test('who holds the slip is told why, and has a link sent', async () => {
    const { slip } = await offered()
    const page = await send({ ...slip, lang: 'en' })
    expect(page.text).toContain('So that only you decide')
    expect(page.text).not.toContain('I agree to it')
    const sent = await send({ ...slip, lang: 'en', action: 'renew-slip', key: key() })
    expect(sent.status).toBe(200)
    expect(sent.text).toContain('A new link is on its way')
    expect(sent.text).not.toContain(slip.secret)
  })

  test('without an address they are asked to tell us', async () => {
    const { slip } = await offered({ name: '吴女士' })
    const page = await send({ ...slip, lang: 'zh' })
    expect(page.text).toContain('我们没有您的电子邮箱')
  })
})
