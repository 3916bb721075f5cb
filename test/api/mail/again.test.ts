import { afterAll, beforeAll, expect, test } from 'vitest'
import { AUTHSERV_ID, mailOf } from '../../support/mail/bytes.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// A mail whose taking broke off comes again, whatever has become of its complaint meanwhile (R13, F24).

let api: Serving
let as: string
beforeAll(async () => {
  const mail = { authservId: AUTHSERV_ID, ownAddresses: ['complaints@yinuo.example'], limitBytes: 50_000 }
  api = await serving({ mail })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Mail server', scopes: ['mail'], expiresAt }
  as = (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token
})
afterAll(() => api?.close())

async function bring(bytes: Buffer) {
  const response = await fetch(`${api.api.url}/v1/mail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'message/rfc822' },
    body: new Uint8Array(bytes),
  })
  return (await response.json()) as object
}

/** A complaint of Ms Wu that is handled. */
async function wus() {
  const details = { complainant: { name: 'Ms Wu', email: 'wu@example.com' }, subject: 'Nobody calls back' }
  const taken = await takenIn(api, { ...intake(), details, commands: first })
  await recorded(api, taken.path)
  return taken as { id: string; number: string; path: string }
}
async function merge({ path }: { path: string }, into: { id: string }) {
  const asked = { into: into.id, reason: 'The same', samePerson: true }
  const merged = await api.post(`${path}/merge`, asked, { as: 'supervisor-zhao' })
  expect(merged.status, merged.text).toBe(200)
  await recorded(api, path)
}
async function told({ path }: { path: string }) {
  const { data } = (await api.get(`${path}/events?limit=100`, { as: 'management-qian' })).body
  const types = data.map(({ event }: { event: { type: string } }) => event.type)
  return types.filter((type: string) => ['informationProvided', 'feedbackGiven', 'noteAdded'].includes(type))
}
/** As it stands where the register went away before it heard what became of a mail. */
const brokenOff = (id: string) =>
  api.house.pool.query('update handed_on set done = false where complaint_id = $1', [id])

test.each([
  ['reply', 'informationProvided', true],
  ['note', 'noteAdded', false],
] as const)(
  'a %s that was told before its complaint was merged is not told to the other too',
  async (result, event, vouched) => {
    const [one, other, last] = [await wus(), await wus(), await wus()]
    const mail = mailOf({ subject: `Re: (${one.number})`, text: 'Order 77.', vouched })
    expect(await bring(mail)).toEqual({ result, complaint: one.id })
    await expect.poll(() => told(one)).toEqual([event])
    await brokenOff(one.id)
    await merge(one, other)
    for (const _again of [1, 2]) expect(await bring(mail)).toEqual({ result, complaint: one.id })

    const next = mailOf({ subject: `Re: (${one.number})`, text: 'And order 78.', vouched })
    expect(await bring(next)).toEqual({ result, complaint: other.id })
    await expect.poll(() => told(other)).toEqual([event])
    await brokenOff(other.id)
    await merge(other, last)
    expect(await bring(next)).toEqual({ result, complaint: other.id })
    expect(await Promise.all([one, other, last].map(told))).toEqual([[event], [event], []])
  },
)

test('what was to be told to a complaint that took no more by then is told to the one that goes on', async () => {
  const [one, other, last] = [await wus(), await wus(), await wus()]
  const mail = mailOf({ subject: `Re: (${one.number})`, text: 'Order 77.', vouched: true })
  expect(await bring(mail)).toEqual({ result: 'reply', complaint: one.id })
  // As if it had not been told: another key would be needed to tell it again.
  await api.house.pool.query('update handed_on set done = false, complaint_id = $2 where complaint_id = $1', [
    ...[one.id, other.id],
  ])
  await merge(one, last)
  await merge(other, last)
  expect(await bring(mail)).toEqual({ result: 'reply', complaint: last.id })
  await expect.poll(() => told(last)).toEqual(['informationProvided'])
  await brokenOff(last.id)
  expect(await bring(mail)).toEqual({ result: 'reply', complaint: last.id })
})
