import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { AUTHSERV_ID, mailBytes, mailOf } from '../../support/mail/bytes.ts'
import { testApi } from '../../support/product.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// Issue 16: of what is taken nothing is lost, though the mail cannot be kept as it came (R1, F24).

let api: Serving
let small: Api
let bare: Api
let directory: string
beforeAll(async () => {
  api = await serving()
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-mail-'))
  const parts = { client: api.server.client, pool: api.house.pool }
  const mail = { authservId: AUTHSERV_ID, ownAddresses: [], limitBytes: 50_000 }
  bare = await testApi({ ...parts, mail, ...({ evidence: undefined } as object) })
  small = await testApi({
    ...parts,
    evidence: createEvidence({ store: createDirectoryStore(directory), limitBytes: 2_000 }),
  })
})
afterAll(async () => {
  await small?.close()
  await bare?.close()
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

async function bring(url: string, bytes: Buffer) {
  const response = await fetch(`${url}/v1/mail`, {
    method: 'POST',
    headers: { authorization: 'Bearer operator-zhou', 'content-type': 'message/rfc822' },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as { complaint: string; code: string } }
}
const qian = { as: 'management-qian' }
const detailsOf = async (id: string) => (await api.get(`/v1/complaints/${id}`, qian)).body.details
const padding = `X-Padding: ${'x'.repeat(2_500)}`

test('without a place for files quotes are told too; what is longer than can be told is not taken', async () => {
  const { body } = await bring(bare.url, mailOf({ text: 'Late.\r\n\r\n> It is punctual.' }))
  expect((await detailsOf(body.complaint)).description).toBe('Late.\n\n> It is punctual.')
  for (const long of [{ text: 'x'.repeat(10_001) }, { subject: 'x'.repeat(201) }])
    expect(await bring(bare.url, mailOf(long))).toMatchObject({ status: 413, body: { code: 'tooLarge' } })
})

test('without a place for files what came with a mail is named, for staff to ask for', async () => {
  const { body } = await bring(bare.url, mailBytes('attachments'))
  expect((await detailsOf(body.complaint)).description).toBe(
    'Two photos and the bill.\n\n[Files that could not be kept: 照片.png, bill.pdf, setup.exe]',
  )
  const signed = await bring(bare.url, mailBytes('signature-picture'))
  expect((await detailsOf(signed.body.complaint)).description).toMatch(/could not be kept: .+\]$/)
})

test('without a place for files the subject of a reply is told with it', async () => {
  const details = { complainant: { name: 'Ms Wu', email: 'wu@example.com' }, subject: 'Late' }
  const { id, number, path: here } = await takenIn(api, { ...intake(), details })
  await recorded(api, here)
  const reply = mailOf({ subject: `Re: It is order 77 (${number})`, text: 'Please hurry.', vouched: true })
  expect((await bring(bare.url, reply)).body).toEqual({ result: 'reply', complaint: id })
  const provided = async () => {
    const { data } = (await api.get(`${here}/events?limit=100`, qian)).body
    return data.filter((one: { event: { type: string } }) => one.event.type === 'informationProvided')
  }
  await expect.poll(provided).toHaveLength(1)
  expect((await provided())[0].event.text).toBe(`It is order 77 (${number})\n\nPlease hurry.`)
})

test('a From that is not understood stands in the name', async () => {
  const { body } = await bring(api.api.url, mailOf({ from: '<wu@example.com> <eve@example.com>' }))
  expect((await detailsOf(body.complaint)).complainant).toEqual({
    ...{ name: '<wu@example.com> <eve@example.com>', language: 'en' },
  })
})

test('where the mail is too large for a file its words are one', async () => {
  const mail = mailOf({ text: 'Late.\r\n\r\n> It is punctual.', headers: [padding] })
  const id = (await bring(small.url, mail)).body.complaint
  await recorded(api, `/v1/complaints/${id}`)
  const { data } = (await api.get(`/v1/complaints/${id}/events?limit=100`, qian)).body
  const { event } = data.find((one: { event: { type: string } }) => one.event.type === 'evidenceAttached')
  expect(event).toMatchObject({ name: 'text of the mail.txt', kind: 'document' })
  const file = await fetch(`${small.url}/v1/complaints/${id}/evidence/${event.digest}`, {
    headers: { authorization: 'Bearer management-qian' },
  })
  expect(await file.text()).toBe(
    'From: Ms Wu <wu@example.com>\nSubject: Nobody calls back\n\nLate.\n\n> It is punctual.\n',
  )
})

test('a file of another type than its program says is kept as what it is', async () => {
  const written = mailBytes('attachments')
    .toString('latin1')
    .replace('Content-Type: image/png', 'Content-Type: image/tiff')
    .replace('Message-ID: <', 'Message-ID: <other-')
  expect(written).toContain('image/tiff')
  const id = (await bring(small.url, Buffer.from(written, 'latin1'))).body.complaint
  await recorded(api, `/v1/complaints/${id}`)
  const { data } = (await api.get(`/v1/complaints/${id}/events?limit=100`, qian)).body
  const kept = data.filter((one: { event: { type: string } }) => one.event.type === 'evidenceAttached')
  expect(kept[0].event).toMatchObject({ name: '照片.png', kind: 'photo' })
})

test('where its words are too large for a file too, it is not taken; what is told in full is', async () => {
  const long = mailOf({ text: `Late.\r\n> ${'x'.repeat(2_500)}` })
  expect(await bring(small.url, long)).toMatchObject({ status: 413, body: { code: 'tooLarge' } })
  expect((await bring(small.url, mailOf({ headers: [padding] }))).status).toBe(200)
})
