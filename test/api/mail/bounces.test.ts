import { afterAll, beforeAll, expect, test } from 'vitest'
import { bouncedMail } from '../../support/notify/bounced-mail.ts'
import { mailServer } from '../../support/notify/mail-server.ts'
import { intake, serving, takenIn, type Serving } from '../../support/serving.ts'

// A letter that comes back is held against the posting that it was (R71, F53).

let api: Serving
let mail: Awaited<ReturnType<typeof mailServer>>
let as: string
beforeAll(async () => {
  mail = await mailServer()
  api = await serving({
    everything: true,
    smtp: { url: mail.url, from: 'Firm <complaints@firm.example>' },
    mail: { authservId: undefined, ownAddresses: ['complaints@firm.example'], limitBytes: 50_000 },
  })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Mail server', scopes: ['mail'], expiresAt }
  as = (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token
})
afterAll(async () => {
  await api?.close()
  await mail?.close()
})

async function bring(bytes: Buffer) {
  const response = await fetch(`${api.api.url}/v1/mail?nullSender=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'message/rfc822' },
    body: new Uint8Array(bytes),
  })
  return (await response.json()) as object
}
const within = { timeout: 30_000 }
const noticesOf = async (id: string) => (await api.get(`/v1/complaints/${id}/notices`)).body.data
const receiptOf = async (id: string) =>
  (await noticesOf(id)).find(({ template }: { template: string }) => template === 'received')
const complaints = async () =>
  (await api.house.pool.query<{ count: number }>('select count(*) as count from complaint')).rows[0]!.count

/** A complaint whose receipt has gone out, and under what Message-ID. */
async function told(email: string) {
  const details = { complainant: { name: 'Ms Wu', email }, subject: 'Nobody calls back' }
  const { id } = await takenIn(api, { ...intake(), details })
  await expect.poll(async () => (await receiptOf(id))?.state, within).toBe('sent')
  const message = mail.mails
    .find(({ to }) => to === email.toLowerCase() || to === email)!
    .id.replaceAll(/[<>]/g, '')
  return { id, message }
}

test('a receipt that came back has not been delivered: staff see it with its status, operators are told once', async () => {
  const email = 'wu@example.com'
  const { id, message } = await told(email)
  const before = [await complaints(), mail.mails.length]
  for (const _again of [1, 2])
    expect(await bring(bouncedMail({ message, to: 'Wu@Example.com' }))).toMatchObject({ result: 'leftAlone' })
  expect(await receiptOf(id)).toMatchObject({
    state: 'failed',
    postings: [{ channel: 'email', state: 'failed', reason: 'The letter came back (5.1.1).' }],
  })
  const keys = (await noticesOf(id)).map(({ key }: { key: string }) => key)
  expect(keys.filter((key: string) => key.startsWith('deliveryFailed/'))).toHaveLength(1)
  const { data } = (await api.get('/v1/notices/failed', { as: 'operator-zhou' })).body
  expect(data).toContainEqual(
    expect.objectContaining({ complaintId: id, reason: 'The letter came back (5.1.1).' }),
  )
  expect([await complaints(), mail.mails.length]).toEqual(before)

  const { key } = await receiptOf(id)
  const again = await api.post(`/v1/complaints/${id}/resend-notice`, { key }, { as: 'operator-zhou' })
  expect(again.status, again.text).toBe(200)
  await expect.poll(async () => (await receiptOf(id)).state, within).toBe('sent')
})

test('a bounce that is quicker than the record of the sending comes again', async () => {
  const email = 'zhu@example.com'
  const { id, message } = await told(email)
  const set = (state: string) =>
    api.house.pool.query('update posting set state = $2 where complaint_id = $1', [id, state])
  await set('pending')
  expect(await bring(bouncedMail({ message, to: email }))).toMatchObject({ status: 503, code: 'notYet' })
  await set('sent')
  expect(await bring(bouncedMail({ message, to: email }))).toMatchObject({ result: 'leftAlone' })
  expect((await receiptOf(id)).state).toBe('failed')
})

test('what is forged changes nothing: another address, another letter, a delay', async () => {
  const email = 'li@example.com'
  const { id, message } = await told(email)
  const before = [await receiptOf(id), await complaints()]
  for (const forged of [
    { message, to: 'other@example.com' },
    { message: `${'0'.repeat(32)}@firm.example`, to: email },
    { message: 'x@firm.example', to: email },
    { message, to: email, report: `Final-Recipient: rfc822; ${email}\nAction: delayed\nStatus: 4.4.1` },
  ])
    expect(await bring(bouncedMail(forged))).toMatchObject({ result: 'leftAlone' })
  expect([await receiptOf(id), await complaints()]).toEqual(before)
})
