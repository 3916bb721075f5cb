import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { createPool } from '../../../src/register/pool.ts'
import { cuttableProxy } from '../../support/faults/cuttable-proxy.ts'
import { testApi } from '../../support/product.ts'
import { bigIn, formOf, hiddenIn, picture, told, type Told } from './support/customer-form.ts'
import { LOOKUP_KEYS, recorded, serving, type Serving } from '../../support/serving.ts'

let api: Serving
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-complain-'))
  const evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: 2_000_000 })
  api = await serving({ evidence })
})
afterAll(async () => {
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

const page = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
})
const open = async (query = '', url = api.api.url) => page(await fetch(`${url}/complain${query}`))

const send = async (told: Told, url = api.api.url) =>
  page(await fetch(`${url}/complain`, { method: 'POST', body: formOf(told) }))

async function complaintOf(text: string) {
  const at = `/v1/complaints/${bigIn(text, 'number')}`
  await recorded(api, at, 'supervisor-zhao')
  return (await api.get(at, { as: 'supervisor-zhao' })).body
}

// R1, R3, R5
describe('a customer tells it by themselves', () => {
  test('on a page of our own alone: nothing loaded but a script that it works without, small', async () => {
    for (const query of ['?lang=zh', '?lang=en']) {
      const { status, headers, text } = await open(query)
      expect(status).toBe(200)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; /)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(text.replace('<script src="/complain/form.js" defer></script>', '')).not.toMatch(
        /<script|https?:\/\/|style="|\son\w+=/,
      )
      expect(Buffer.byteLength(text)).toBeLessThan(15 * 1024)
    }
    expect((await open('?lang=en')).text).toContain('<html lang="en">')
    expect((await open('?storeId=S-9')).text).toContain('value="S-9"')
  })

  test('and has number, secret and what is promised; what they said stands as their own word', async () => {
    const form = hiddenIn((await open('?lang=zh')).text)
    const answer = await send({ ...form, ...told, files: [picture(), picture()] })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('专人与您联系')
    const slip = { number: bigIn(answer.text, 'number')!, secret: bigIn(answer.text, 'secret')! }
    const complaint = await complaintOf(answer.text)
    expect(complaint).toMatchObject({
      kind: 'complaint',
      channel: 'web',
      details: {
        complainant: { name: '陈女士', phone: '13800001234', language: 'zh' },
        ...{ subject: '车辆未清洁', description: '提车时座椅上有污渍。\n还有异味。', wish: '退还清洁费' },
        ...{ storeId: 'S-1', product: { model: 'EV-1' }, incidentAt: '2026-02-28T16:00:00.000Z' },
        privacy: { version: '2026-1', sensitive: true },
      },
    })
    const { data } = (await api.get(`/v1/complaints/${complaint.id}/events`, { as: 'supervisor-zhao' })).body
    expect(data[0].by.role).toBe('customer')
    const attached = data.filter(
      ({ event }: { event: { type: string } }) => event.type === 'evidenceAttached',
    )
    expect(
      attached.map(({ event }: { event: { kind: string; name: string } }) => [event.kind, event.name]),
    ).toEqual([
      ['photo', '照片0.png'],
      ['photo', '照片1.png'],
    ])
    const seen = await fetch(`${api.api.url}/progress`, { method: 'POST', body: new URLSearchParams(slip) })
    expect(await seen.text()).toContain('车辆未清洁')
  })

  test('sent twice it is one; with other words it says so, and what was typed stays', async () => {
    const form = hiddenIn((await open('?lang=en')).text)
    const sent = { ...form, ...told, lang: 'en' }
    const [first, second] = [await send(sent), await send(sent)]
    expect(bigIn(second.text, 'number')).toBe(bigIn(first.text, 'number'))
    expect(bigIn(second.text, 'secret')).toBe(bigIn(first.text, 'secret'))
    const other = await send({ ...sent, wish: 'A new car' })
    expect(other.status).toBe(422)
    expect(other.text).toContain('This form was sent before')
    expect(other.text).toContain('A new car')
    expect(hiddenIn(other.text)['key']).not.toBe(form['key'])
  })
})

// R20, R107
test('what it is about is asked with the published categories, and stands beside what staff say', async () => {
  const { server, house } = api
  const client = new Client({ connection: server.nativeConnection })
  const rental = await testApi({
    ...{ client, temporalAddress: server.address, pool: house.pool, lookupKeys: LOOKUP_KEYS },
    selection: { rules: [{ kind: 'complaint', policy: 'rental' }, { policy: 'default' }] },
  })
  const { text } = await open('?lang=en&topic=cleanliness', rental.url)
  expect(text).toMatch(
    /value="cleanliness"\s+checked\s+\/>\s+Cleanliness<small class="hint">A car or a place/,
  )
  expect(text).toContain('Perhaps this answers it')
  expect(Buffer.byteLength(text)).toBeLessThan(15 * 1024)
  const form = { ...hiddenIn(text), ...told, phone: '13955556666', topic: 'cleanliness' }
  const complaint = await complaintOf((await send(form, rental.url)).text)
  expect(complaint).toMatchObject({ policy: { id: 'rental' }, details: { topic: 'cleanliness' } })
  expect(complaint.classification).toBeUndefined()
  await rental.close()
})

// R59
test('what they find later they bring to the page on which they follow it, once however often it is sent', async () => {
  const taken = await send({ ...hiddenIn((await open()).text), ...told, phone: '13977778888' })
  const { id } = await complaintOf(taken.text)
  const slip = { number: bigIn(taken.text, 'number')!, secret: bigIn(taken.text, 'secret')!, lang: 'zh' }
  const bring = async (fields: Told) =>
    page(await fetch(`${api.api.url}/progress/files`, { method: 'POST', body: formOf(fields) }))
  const key = '6f1f3c7e-9d1b-4a55-8f0e-2f6a4b1f7c11'
  const [file, program] = [picture(), new Blob([Buffer.from('MZ\0\0')], { type: 'image/png' })]
  for (let times = 0; times < 2; times++) {
    const brought = await bring({ ...slip, key, files: [file] })
    expect(brought.status).toBe(200)
    expect(brought.text).toContain('已为您登记。')
  }
  expect((await bring(slip)).text).toContain('请选择文件。')
  const refused = await bring({ ...slip, files: [file, program] })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('照片1.png')
  expect((await bring({ ...slip, secret: 'K7QD', files: [file] })).status).toBe(404)
  const { data } = (await api.get(`/v1/complaints/${id}/events`, { as: 'supervisor-zhao' })).body
  const attached = data.filter(({ event }: { event: { type: string } }) => event.type === 'evidenceAttached')
  expect(attached).toMatchObject([{ event: { name: '照片0.png' }, by: { role: 'customer' } }])
})

describe('what does not fit', () => {
  test('is named in the language of the page; what was typed, and the files that came, stay', async () => {
    const form = hiddenIn((await open('?lang=zh')).text)
    const wrong = { ...form, ...told, name: ' ', email: 'chen@', happenedOn: '2199-01-01' }
    const zh = await send(wrong)
    expect(zh.status).toBe(400)
    for (const name of ['name', 'email', 'happenedOn']) expect(zh.text).toContain(`id="${name}-fault"`)
    expect(zh.text).toContain('请填写完整的邮箱地址。')
    expect(zh.text).toContain('日期不能晚于今天。')
    expect(zh.text).toContain('value="13800001234"')
    expect(zh.text).toContain('座椅上有污渍')
    const en = await send({ ...wrong, lang: 'en' })
    expect(en.text).toContain('This is no whole e-mail address.')
    const notTaken = await send({
      ...{ ...form, ...told, lang: 'en' },
      files: [picture(), new Blob([Buffer.from('MZ\0\0')], { type: 'image/png' })],
    })
    expect(notTaken.status).toBe(400)
    expect(notTaken.text).toMatch(/id="files-fault">照片1\.png: /)
    const mended = await send({ ...hiddenIn(notTaken.text), ...told, lang: 'en' })
    const { id } = await complaintOf(mended.text)
    const { data } = (await api.get(`/v1/complaints/${id}/events`, { as: 'supervisor-zhao' })).body
    expect(
      data.filter(({ event }: { event: { type: string } }) => event.type === 'evidenceAttached'),
    ).toHaveLength(1)
  })

  test('files that did not come in are named until they do, and on the receipt', async () => {
    const form = hiddenIn((await open('?lang=en')).text)
    const en = { ...told, lang: 'en', phone: '13922220000' }
    const faulty = await send({ ...form, ...en, email: 'chen@', files: [picture()] })
    expect(faulty.status).toBe(400)
    expect(faulty.text).toMatch(/id="files-fault">Choose these again: 照片0\.png</)
    const zh = await send({ ...form, ...en, lang: 'zh', email: 'chen@', files: [picture()] })
    expect(zh.text).toContain('请重新选择： 照片0.png')
    const without = await send({ ...hiddenIn(faulty.text), ...en })
    expect(without.status).toBe(200)
    expect(without.text).toContain('These files did not come with it')
    expect(without.text).toContain('照片0.png')
  })

  test('sent again with other files it says that we had it, and adds them once', async () => {
    const form = { ...hiddenIn((await open('?lang=en')).text), ...told, lang: 'en', phone: '13922221111' }
    const first = await send(form)
    expect(first.text).toContain('We have it')
    const { id } = await complaintOf(first.text)
    const file = picture()
    const again = await send({ ...form, files: [file] })
    expect(again.status).toBe(200)
    expect(again.text).toContain('We had it before')
    expect(again.text).not.toContain('We have it')
    expect(again.text).toContain('The files sent now were added to it.')
    expect((await send({ ...form, files: [file] })).text).toMatch(
      /were added to it|were not added|had it before/,
    )
    const { data } = (await api.get(`/v1/complaints/${id}/events`, { as: 'supervisor-zhao' })).body
    const types = data.map(({ event }: { event: { type: string } }) => event.type)
    expect(types.filter((type: string) => type === 'evidenceAttached')).toHaveLength(1)
  })

  test('too much is not taken in by half: what was typed stays', async () => {
    const large = new Blob([new Uint8Array(21 * 2 ** 20)], { type: 'image/png' })
    const answer = await send({ ...hiddenIn((await open()).text), ...told, files: [large] })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('文件太大')
    expect(answer.text).toContain('请重新选择：')
    expect(answer.text).toContain('座椅上有污渍')
  })

  test('what people do not see is filled in by none of them; no form, no number', async () => {
    const trapped = await send({ ...told, website: 'https://example.com' })
    expect(trapped.status).toBe(400)
    expect(trapped.text).toContain('座椅上有污渍')
    const odd = await fetch(`${api.api.url}/complain`, { method: 'POST', body: '{}' })
    expect(odd.status).toBe(415)
    expect((await send({ ...told, kept: 'x'.repeat(60) })).status).toBe(200)
    expect((await send({ subject: '"><u>', lang: 'xx' })).text).not.toMatch(/<u>/)
  })

  test('one contact tells at most twenty things an hour, on whichever host', async () => {
    const { server, house } = api
    const client = new Client({ connection: server.nativeConnection })
    const other = await testApi({
      ...{ client, temporalAddress: server.address, pool: house.pool, lookupKeys: LOOKUP_KEYS },
    })
    const written = ['139 0000 9999', '+86 139-0000-9999', '(0086) 13900009999']
    const answers = []
    for (let times = 0; times < 21; times++)
      answers.push(
        await send(
          { ...told, phone: written[times % 3]!, wish: `${times}` },
          times % 2 === 0 ? api.api.url : other.url,
        ),
      )
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(200), 429])
    expect(answers.at(-1)!.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(answers.at(-1)!.text).toContain('座椅上有污渍')
    expect((await send({ ...told, phone: '---' })).status).toBe(200)
    const { rows } = await api.house.pool.query<{ who: string }>('select who from told_online')
    expect(JSON.stringify(rows)).not.toContain('13900009999')
    await other.close()
  })
})

describe('when something is away', () => {
  const apart = async (client: Client, pool = api.house.pool) => {
    const evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: 2_000_000 })
    return testApi({ client, pool, temporalAddress: api.server.address, lookupKeys: LOOKUP_KEYS, evidence })
  }

  test('without the register it is taken in all the same, and says that its files were not kept', async () => {
    const { url } = api.house.database
    const { hostname, port } = new URL(url)
    const wire = await cuttableProxy({ host: hostname, port: Number(port) })
    const pool = createPool(wire.url(url))
    const alone = await apart(new Client({ connection: api.server.nativeConnection }), pool)
    const form = hiddenIn((await open('?lang=zh', alone.url)).text)
    await wire.cut()
    const answer = await send({ ...form, ...told, phone: '13911112222', files: [picture()] }, alone.url)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('文件暂时无法保存')
    expect(bigIn(answer.text, 'secret')).toBeDefined()
    expect(await complaintOf(answer.text)).toMatchObject({ details: { wish: '退还清洁费' } })
    const again = await send({ ...form, ...told, phone: '13911112222' }, alone.url)
    expect(bigIn(again.text, 'number')).toBe(bigIn(answer.text, 'number'))
    await wire.restore()
    await alone.close()
    await pool.end()
    await wire.cut()
  })

  test('without Temporal a clear page keeps what was typed, under the same key', async () => {
    const alone = await apart(new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }))
    const form = hiddenIn((await open('?lang=zh', alone.url)).text)
    const answer = await send({ ...form, ...told, phone: '13933334444', files: [picture()] }, alone.url)
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('暂时无法登记')
    expect(answer.text).toContain('座椅上有污渍')
    expect(answer.text).toContain('照片0.png')
    expect(hiddenIn(answer.text)['key']).toBe(form['key'])
    const later = await send({ ...hiddenIn(answer.text), ...told, phone: '13933334444' })
    expect(later.status).toBe(200)
    await alone.close()
  })
})
