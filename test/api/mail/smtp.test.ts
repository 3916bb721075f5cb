import { createTransport } from 'nodemailer'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { AUTHSERV_ID, mailBytes, mailOf } from '../../support/mail/bytes.ts'
import { mailServer } from '../../support/notify/mail-server.ts'
import { whileStandingStill } from '../../support/processes/standing-still.ts'
import { first, recorded, serving, type Serving } from '../../support/serving.ts'

// Issue 16: the whole way of a mail, in by SMTP and out by SMTP (R1, R13, R77, F24).

let api: Serving
let directory: string
let outside: Awaited<ReturnType<typeof mailServer>>
const OURS = 'complaints@yinuo.example'
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-mail-'))
  outside = await mailServer()
  api = await serving({
    everything: true,
    smtp: { url: outside.url, from: `Yinuo <${OURS}>` },
    evidence: createEvidence({ store: createDirectoryStore(directory), limitBytes: 100_000 }),
    mail: { authservId: AUTHSERV_ID, ownAddresses: [OURS], limitBytes: 1_000_000 },
    mailRoom: { port: 0, host: '127.0.0.1', recipients: [OURS], relays: 'loopback' },
  })
})
afterAll(async () => {
  await api?.close()
  await outside?.close()
  await rm(directory, { recursive: true, force: true })
})

/** As a mail server hands it on. */
async function deliver(raw: Buffer, from = 'someone@example.com'): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: api.api.mailPort!, ignoreTLS: true })
  await transport.sendMail({ envelope: { from, to: OURS }, raw })
}
const qian = { as: 'management-qian' }
async function bySubject(subject: string): Promise<{ id: string; number: string }[]> {
  const { data } = (await api.get('/v1/complaints?limit=100', qian)).body
  return data.filter((one: { subject: string }) => one.subject === subject)
}
async function events(id: string, type: string) {
  const { data } = (await api.get(`/v1/complaints/${id}/events?limit=100`, qian)).body
  return data.filter(({ event }: { event: { type: string } }) => event.type === type)
}
const lettersTo = (address: string) => outside.mails.filter(({ to }) => to === address)

test('a mail is acknowledged by a receipt within two minutes, and the answer to our question goes on by itself', async () => {
  const began = Date.now()
  const mail = mailOf({ from: 'Ms Wu <wu@example.com>', subject: 'Nobody calls back', vouched: true })
  await deliver(mail, 'wu@example.com')
  await deliver(mail, 'wu@example.com')
  await expect.poll(() => lettersTo('wu@example.com')).toHaveLength(1)
  expect(Date.now() - began).toBeLessThan(120_000)
  const [{ id, number } = { id: '', number: '' }, ...others] = await bySubject('Nobody calls back')
  expect(others).toEqual([])
  expect(lettersTo('wu@example.com')[0]!.subject).toContain(number)

  const asked = [...first, { type: 'requestInformation', what: 'Which order was it?' }]
  expect((await api.post(`/v1/complaints/${id}/commands`, { commands: asked })).status).toBe(200)
  const question = () => lettersTo('wu@example.com').find(({ text }) => text.includes('Which order was it?'))
  await expect.poll(question).toBeDefined()
  // As a mail program answers, with a subject of its own.
  const headers = [`In-Reply-To: ${question()!.id}`, `References: ${question()!.id}`]
  const text = 'It was 77.\r\n\r\n> Which order was it?'
  const reply = { from: 'Ms Wu <wu@example.com>', subject: 'My order', text, headers, vouched: true }
  await deliver(mailOf(reply), 'wu@example.com')
  await expect.poll(() => events(id, 'informationProvided')).toHaveLength(1)
  expect((await events(id, 'informationProvided'))[0]).toMatchObject({
    ...{ by: { role: 'customer' }, event: { text: 'It was 77.' } },
  })
  expect(await bySubject('My order')).toEqual([])
})

test('a receipt that bounces, and an answer of an absent one, start no letters', async () => {
  await deliver(mailBytes('automatic/out-of-office'))
  await deliver(mailBytes('automatic/bounce'), '')
  await deliver(mailBytes('plain'), '')
  expect(await bySubject('The car was dirty')).toEqual([])
})

test('what will not be taken tomorrow either is refused for good: too long to keep, or no mail', async () => {
  const long = mailOf({ subject: 'Too long to keep', text: 'word '.repeat(30_000) })
  await expect(deliver(long)).rejects.toMatchObject({ responseCode: 552 })
  await expect(deliver(Buffer.from('nothing of a mail'))).rejects.toMatchObject({ responseCode: 554 })
  expect(await bySubject('Too long to keep')).toEqual([])
})

test('files that came with it can be read', async () => {
  await deliver(mailBytes('attachments'))
  await expect.poll(() => bySubject('Scratches')).toHaveLength(1)
  const [{ id } = { id: '' }] = await bySubject('Scratches')
  await recorded(api, `/v1/complaints/${id}`)
  const [{ event }] = await events(id, 'evidenceAttached')
  const response = await fetch(`${api.api.url}/v1/complaints/${id}/evidence/${event.digest}`, {
    headers: { authorization: 'Bearer management-qian' },
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await response.arrayBuffer()).byteLength).toBe(70)
})

test(
  'while Temporal stands still nothing is taken for certain; sent again later it is there once',
  { timeout: 120_000 },
  async () => {
    const mail = mailOf({ subject: 'While it stood still' })
    const refused = await whileStandingStill(api.server.pid, () =>
      deliver(mail).catch((error: unknown) => error),
    )
    expect(refused).toMatchObject({ responseCode: 451 })
    await expect
      .poll(() =>
        deliver(mail).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('taken')
    await deliver(mail)
    await expect.poll(() => bySubject('While it stood still')).toHaveLength(1)
  },
)

test('with the place for files away a mail with files waits outside', async () => {
  await rm(directory, { recursive: true, force: true })
  await writeFile(directory, 'no directory')
  const mail = mailBytes('html-only')
  await expect(deliver(mail)).rejects.toMatchObject({ responseCode: 451 })
  await deliver(mailOf({ subject: 'Only words' }))
  await rm(directory)
  await deliver(mail)
  await expect.poll(() => bySubject('Refund')).toHaveLength(1)
  await expect.poll(() => bySubject('Only words')).toHaveLength(1)
})
