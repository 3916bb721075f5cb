import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSecret, signWebhook } from '../../../src/notify/channels/sign.ts'
import { spokenFor } from '../../support/customers.ts'
import { AUTHSERV_ID, mailOf } from '../../support/mail/bytes.ts'
import { recorded, serving, takenIn, until, type Serving } from '../../support/serving.ts'

// F24: the same facts through every way in give the same events, the same clocks and the same duplicates.

let api: Serving
let [mailKey, chatKey]: string[] = []
const secret = newSecret()
beforeAll(async () => {
  const mail = { authservId: AUTHSERV_ID, ownAddresses: ['complaints@yinuo.example'], limitBytes: 50_000 }
  api = await serving({ mail, messageSecrets: [secret] })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const keyFor = async (scope: string): Promise<string> => {
    const wanted = { name: scope, scopes: [scope], expiresAt }
    return (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token
  }
  ;[mailKey, chatKey] = [await keyFor('mail'), await keyFor('messages')]
})
afterAll(() => api?.close())

const email = 'wu@example.com'
const complainant = { name: 'Ms Wu', email, language: 'en' as const }
const [subject, description] = ['Nobody calls back', 'I wait since Monday.']
const details = { complainant, subject, description }
const path = (id: string) => `/v1/complaints/${id}`

/** Each takes it in and tells its id. */
const WAYS = {
  phone: async () => (await takenIn(api, { channel: 'phone', details })).id,
  store: async () => (await takenIn(api, { channel: 'store', details })).id,
  web: async () => {
    const form = new FormData()
    const told = { lang: 'en', kind: 'complaint', subject, description, name: 'Ms Wu', email }
    for (const [name, value] of Object.entries(told)) form.append(name, value)
    const page = await (await fetch(`${api.api.url}/complain`, { method: 'POST', body: form })).text()
    const number = /id="number">([^<]+)</.exec(page)?.[1]
    await until(async () => (await api.get(path(number!), lead)).status === 200)
    return (await api.get(path(number!), lead)).body.id
  },
  app: async () => {
    const asked = await spokenFor({ sub: 'wu', email })
    return (await api.post('/v1/customer/complaints', { channel: 'app', details }, asked)).body.id
  },
  email: async () => {
    const response = await fetch(`${api.api.url}/v1/mail`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mailKey}`, 'content-type': 'message/rfc822' },
      body: new Uint8Array(mailOf({ from: `Ms Wu <${email}>`, subject, text: description })),
    })
    return ((await response.json()) as { complaint: string }).complaint
  },
  chat: async () => {
    const about = { channel: 'chat', conversation: 'c-1', messageId: 'm-1', subject, language: 'en' }
    const body = JSON.stringify({ ...about, from: { name: 'Ms Wu', email }, text: description })
    const signature = signWebhook({ id: 'msg_1', at: Date.now(), body, secrets: [secret] })
    const response = await fetch(`${api.api.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chatKey}`, 'content-type': 'application/json', ...signature },
      body,
    })
    return ((await response.json()) as { data: { complaint: string }[] }).data[0]!.complaint
  },
} satisfies Record<string, () => Promise<string>>

const lead = { as: 'management-qian' }

const SECOND_MS = 1_000
/** Working time ends with a day, whenever on it something came in; what counts every hour is so long after. */
const dueOf = (due: string, received: number): string | number => {
  const at = new Date(due)
  return at.getUTCMilliseconds() === 999 ? due : Math.round((at.getTime() - received) / SECOND_MS)
}

/** What became of it, without what tells one from another. */
async function became(id: string) {
  await recorded(api, path(id), 'management-qian')
  const [{ body }, events, notices] = await Promise.all([
    api.get(path(id), lead),
    api.get(`${path(id)}/events?limit=200`, lead),
    api.get(`${path(id)}/notices`, lead),
  ])
  const received = Date.parse(body.receivedAt)
  return {
    told: { kind: body.kind, stage: body.stage, policy: body.policy.id, subject: body.details.subject },
    // A mail is kept as it came, beside what it says.
    events: events.body.data
      .map(({ event }: { event: { type: string } }) => event.type)
      .filter((type: string) => type !== 'evidenceAttached'),
    clocks: body.clocks.map(({ name, ongoing }: { name: string; ongoing: { breachTime: string } | null }) => [
      name,
      ongoing && dueOf(ongoing.breachTime, received),
    ]),
    notices: notices.body.data.map(({ template }: { template: string }) => template),
  }
}

test('the same facts come to the same, whichever way they come', async () => {
  const ids: Record<string, string> = {}
  for (const [way, takeIn] of Object.entries(WAYS)) ids[way] = await takeIn()
  expect(Object.values(ids).every(Boolean), JSON.stringify(ids)).toBe(true)
  const first = await became(ids['phone']!)
  expect(first.clocks.length).toBeGreaterThan(1)
  for (const [way, id] of Object.entries(ids)) {
    const whole = await became(id)
    expect({ way, ...whole }).toEqual({ way, ...first })
    expect((await api.get(path(id), lead)).body.channel).toBe(way)
  }
  // Told over several channels, each is shown beside the others as likely the same.
  for (const id of Object.values(ids)) {
    const { data } = (await api.get(`${path(id)}/similar`, lead)).body as { data: { id: string }[] }
    const others = Object.values(ids).filter((one) => one !== id)
    expect(data.map((one) => one.id).toSorted()).toEqual(others.toSorted())
  }
})
