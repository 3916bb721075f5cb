import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { AUTHSERV_ID, mailBytes, mailOf } from '../../support/mail/bytes.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// Issue 16: mail that comes in (R1, R5, R13, F24).

let api: Serving
let directory: string
let as: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-mail-'))
  const evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: 100_000 })
  const mail = { authservId: AUTHSERV_ID, ownAddresses: ['complaints@yinuo.example'], limitBytes: 50_000 }
  api = await serving({ evidence, mail })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Mail server', scopes: ['mail'], expiresAt }
  as = (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token
})
afterAll(async () => {
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

async function bring(bytes: Buffer, query = '', by = as) {
  const response = await fetch(`${api.api.url}/v1/mail${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by}`, 'content-type': 'message/rfc822', 'accept-language': 'zh' },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Record<'result' | 'complaint', string> }
}

const at = (id: string) => `/v1/complaints/${id}`
const qian = { as: 'management-qian' }
const read = async (id: string) => (await api.get(at(id), qian)).body
async function events(id: string, type: string) {
  const { data } = (await api.get(`${at(id)}/events?limit=100`, qian)).body
  return data.filter(({ event }: { event: { type: string } }) => event.type === type)
}
const metric = async (result: string) => {
  const { text } = await api.get('/metrics', { as: 'operator-zhou' })
  return Number(new RegExp(`yinuo_mails_total\\{result="${result}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
}

/** Whether the customer's answer is still waited for. */
async function isAsked(here: string): Promise<boolean> {
  const { data } = (await api.get(`${here}/clocks`)).body
  const clock = data.find(({ name }: { name: string }) => name === 'information')
  return clock.ongoing !== null
}

/** A complaint of Ms Wu that is handled. */
async function wus(commands: object[] = first, email = 'Wu@Example.com') {
  const details = { complainant: { name: 'Ms Wu', email }, subject: 'Nobody calls back' }
  const taken = await takenIn(api, { ...intake(), details, commands })
  await recorded(api, taken.path)
  return taken as { id: string; number: string; path: string }
}

test('a new mail is a complaint in the customer’s own words, once, however often and by whom it is handed on', async () => {
  const taken = await bring(mailBytes('plain'))
  expect(taken, JSON.stringify(taken)).toMatchObject({ status: 200, body: { result: 'complaint' } })
  const id = taken.body.complaint
  expect(await bring(mailBytes('relayed'))).toEqual(taken)
  await recorded(api, at(id))
  expect(await bring(mailBytes('plain'))).toEqual(taken)
  expect(await read(id)).toMatchObject({
    ...{ channel: 'email', kind: 'complaint', stage: 'received' },
    details: {
      complainant: { name: 'Ms Chen', language: 'en' },
      subject: 'The car was dirty',
      description: 'The car was dirty inside when I fetched it.\nOrder R20261120-77.',
    },
  })
  const [received] = await events(id, 'received')
  expect(received.by).toMatchObject({ role: 'customer' })
})

test('a forged Message-ID swallows nothing', async () => {
  const taken = await bring(mailBytes('plain'))
  const other = await bring(mailBytes('forged-id'))
  expect(other.body.result).toBe('complaint')
  expect(other.body.complaint).not.toBe(taken.body.complaint)
})

type Attached = { event: Record<'name' | 'kind' | 'source' | 'digest', string> }

test('its files can be read; what is no evidence is named, and stands in the mail as it came', async () => {
  const { body } = await bring(mailBytes('attachments'))
  const id = body.complaint
  await recorded(api, at(id))
  const attached: Attached[] = await events(id, 'evidenceAttached')
  expect(attached.map(({ event: { name, kind, source } }) => [name, kind, source])).toEqual([
    ['照片.png', 'photo', 'Mail of the customer'],
    ['bill.pdf', 'document', 'Mail of the customer'],
    ['original mail.eml', 'document', 'Mail of the customer'],
  ])
  expect((await read(id)).details.description).toBe(
    'Two photos and the bill.\n\n[Files that could not be kept: setup.exe]',
  )
  const original = await fetch(`${api.api.url}${at(id)}/evidence/${attached[2]!.event.digest}`, {
    headers: { authorization: 'Bearer management-qian' },
  })
  expect(original.headers.get('content-type')).toBe('message/rfc822')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(mailBytes('attachments'))
})

test('a reply of the customer answers what they were asked: the clock goes on', async () => {
  const {
    id,
    number,
    path: here,
  } = await wus([...first, { type: 'requestInformation', what: 'Which order?' }])
  const reply = mailOf({ subject: `Re: We need something (${number})`, text: 'Order 77.', vouched: true })
  expect(await bring(reply)).toEqual({ status: 200, body: { result: 'reply', complaint: id } })
  expect(await bring(reply)).toEqual({ status: 200, body: { result: 'reply', complaint: id } })
  await expect.poll(async () => events(id, 'informationProvided')).toHaveLength(1)
  const [provided] = await events(id, 'informationProvided')
  expect(provided).toMatchObject({ by: { role: 'customer' }, event: { text: 'Order 77.' } })
  expect(await isAsked(here)).toBe(false)
})

test('a letter of ours is known by its Message-ID, though the subject is another', async () => {
  const { id } = await wus()
  const letter = 'c0ffee00c0ffee00c0ffee00c0ffee00'
  await api.house.pool.query(
    `insert into letter (complaint_id, recipient, letter_id, channel, language, sent_at, digest)
     values ($1, 'complainant', $2, 'email', 'en', now(), '\\x00')`,
    [id, letter],
  )
  const headers = [`References: <x@other.example> <${letter}@yinuo.example>`]
  const reply = mailOf({ subject: 'By the way', vouched: true, headers })
  expect((await bring(reply)).body).toEqual({ result: 'reply', complaint: id })
})

test.each([
  ['nobody vouches for', { vouched: false }],
  ['another has written', { from: 'Eve <eve@example.com>', vouched: true }],
  ['only looks like theirs', { from: 'wu@example.com.evil.example', vouched: true }],
])(
  'what %s is no word of the customer: staff find it noted, and nothing else changes',
  async (_, written) => {
    const asked = [...first, { type: 'requestInformation', what: 'Which order?' }]
    const { id, number, path: here } = await wus(asked)
    const mail = mailOf({ subject: `Re: (${number})`, text: 'I withdraw it.', ...written })
    for (const _again of [1, 2]) expect((await bring(mail)).body).toEqual({ result: 'note', complaint: id })
    await expect.poll(async () => events(id, 'noteAdded')).toHaveLength(1)
    const [noted] = await events(id, 'noteAdded')
    expect(noted).toMatchObject({ by: { id: 'mail', role: 'integration' }, event: { visibleTo: 'staff' } })
    expect(noted.event.text).toContain('it is not shown that the complainant wrote it')
    expect(noted.event.text).toContain('I withdraw it.')
    expect(await events(id, 'informationProvided')).toEqual([])
    expect((await api.get(`${at(id)}/notices`, qian)).text).toContain('mailNoted')
    expect(await isAsked(here)).toBe(true)
  },
)

test.each([
  ['note', false],
  ['reply', true],
] as const)('what comes by two servers, of which one vouches for it, is one: a %s', async (result, first) => {
  const { id, number } = await wus()
  const written = { subject: `Re: (${number})`, id: `by-two-${result}@example.com`, text: 'Order 77.' }
  for (const vouched of [first, !first, first])
    expect((await bring(mailOf({ ...written, vouched }))).body).toEqual({ result, complaint: id })
  const [type, other] = first ? ['informationProvided', 'noteAdded'] : ['noteAdded', 'informationProvided']
  await expect.poll(() => events(id, type!)).toHaveLength(1)
  expect(await events(id, other!)).toEqual([])
})

test('what was told to a complaint that has been archived or erased since opens no other', async () => {
  const { id, number } = await wus()
  const reply = mailOf({ subject: `Re: (${number})`, text: 'Order 77.', vouched: true })
  expect((await bring(reply)).body).toEqual({ result: 'reply', complaint: id })
  for (const set of ['archived_at = now()', 'erased_at = now()']) {
    await api.house.pool.query(`update complaint set ${set} where id = $1`, [id])
    expect((await bring(reply)).body).toEqual({ result: 'reply', complaint: id })
  }
})

test('after the end it is feedback', async () => {
  const withdraw = {
    type: 'withdraw',
    reason: 'x',
    evidence: { kind: 'recording', reference: 'c', source: 'h' },
  }
  const { id, number } = await wus([...first, withdraw])
  const reply = mailOf({ subject: `Re: (${number})`, text: 'Thank you.', vouched: true })
  for (const _again of [1, 2]) expect((await bring(reply)).body).toEqual({ result: 'reply', complaint: id })
  await expect.poll(async () => events(id, 'feedbackGiven')).toHaveLength(1)
})

test('what an archived complaint does not take any more is one of its own that names it, once', async () => {
  const hour = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString()
  const past = {
    ...{ channel: 'other', messageId: 'of-long-ago', receivedAt: hour(9_000) },
    details: { complainant: { name: 'Ms Wu', email: 'wu@example.com' }, subject: 'Long ago' },
    facts: [
      { type: 'withdraw', reason: 'Settled.', at: hour(8_980), by: { id: 'customer', role: 'customer' } },
    ],
  }
  const { id, number } = (await api.post('/v1/complaints/import', past, { as: 'operator-zhou' })).body
  await expect.poll(async () => (await read(id)).archivedAt).toBeDefined()
  const reply = mailOf({ subject: `Re: (${number})`, text: 'It is broken again.', vouched: true })
  const taken = await bring(reply)
  expect(taken.body.result).toBe('complaint')
  expect(taken.body.complaint).not.toBe(id)
  expect(await bring(reply)).toEqual(taken)
  expect((await read(taken.body.complaint)).details.description).toBe(
    `It is broken again.\n\n[The mail names the complaint ${number}]`,
  )
})

test('a number that there is not is only named', async () => {
  const { body } = await bring(mailOf({ subject: 'Re: (Y20261128-7K2M9QXA-P)' }))
  expect(body.result).toBe('complaint')
  expect((await read(body.complaint)).details.description).toContain(
    'The mail names the complaint Y20261128-7K2M9QXA-P',
  )
})

test('what no person wrote is left alone and counted', async () => {
  const counts = async () => Promise.all(['bounce', 'autoReply', 'list', 'loop', 'unreadable'].map(metric))
  const before = await counts()
  const { rows } = await api.house.pool.query('select count(*) from complaint')
  for (const [name, why] of [
    ['bounce', 'bounce'],
    ['out-of-office', 'autoReply'],
    ['list', 'list'],
    ['loop', 'loop'],
  ] as const)
    expect((await bring(mailBytes(`automatic/${name}`))).body).toEqual({ result: 'leftAlone', why })
  expect((await bring(mailBytes('plain'), '?nullSender=true')).body).toEqual({
    result: 'leftAlone',
    why: 'bounce',
  })
  expect(await bring(Buffer.from('nothing'))).toMatchObject({ status: 400, body: { code: 'notAMail' } })
  const after = await counts()
  expect(after.map((count, n) => count - before[n]!)).toEqual([2, 1, 1, 1, 1])
  expect((await api.house.pool.query('select count(*) from complaint')).rows).toEqual(rows)
})

test('who may: a key for mail, and an operator; more than a mail may hold is refused', async () => {
  expect((await bring(mailBytes('plain'), '', 'operator-zhou')).status).toBe(200)
  expect((await bring(mailBytes('plain'), '', 'agent-li')).status).toBe(403)
  expect((await api.get('/v1/complaints', { as })).status).toBe(403)
  const large = mailOf({ text: 'x'.repeat(60_000) })
  expect(await bring(large)).toMatchObject({ status: 413, body: { code: 'tooLarge' } })
})

test('more than twenty new mails of one sender wait; those of others come in', async () => {
  const from = 'Machine <machine@example.com>'
  const statuses = []
  for (let nth = 1; nth <= 21; nth++)
    statuses.push((await bring(mailOf({ from, id: `loop-${nth}@example.com` }))).status)
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  expect((await bring(mailOf({ from: 'Ann <ann@example.com>' }))).status).toBe(200)
})
