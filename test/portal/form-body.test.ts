import express from 'express'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormReader, type FormReader, type SentForm } from '../../src/api/portal/form-body.ts'
import type { Problem } from '../../src/api/problems/problem.ts'

const MIB = 2 ** 20
const BOUNDARY = '----a-boundary-of-this-very-test'
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`
const URLENCODED = 'application/x-www-form-urlencoded'

const said = ({ data, lacks }: SentForm) => ({
  lacks,
  texts: [...data].filter(([, value]) => typeof value === 'string'),
  files: data.getAll('files').length,
})

/** Reads a form and answers what it read; `isHeld`: answers only when told to. */
async function reading(readForm: FormReader) {
  const waiting: (() => void)[] = []
  const app = express().post('/', async (asked, response) => {
    const body = await readForm(asked).then(said, (error: Problem) => ({ code: error.code }))
    if (asked.query['held']) waiting.push(() => response.json(body))
    else response.json(body)
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const send = async (body: string | Buffer, type = MULTIPART, query = '') =>
    (await fetch(`${url}${query}`, { method: 'POST', body, headers: { 'content-type': type } })).json()
  return { server, url, send, waiting }
}

const part = (name: string, value: string | Buffer, file = '') =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
    ...[Buffer.from(value), Buffer.from('\r\n')],
  ])
const formOf = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
const typed = part('key', 'k1')
const photo = (bytes: number) => part('files', Buffer.alloc(bytes), '; filename="photo.png"')

let bounded: Awaited<ReturnType<typeof reading>>
beforeAll(async () => {
  const bounds = { atOnceBytes: 2 * MIB, shareBytes: 2 * MIB, withinMs: 1_000 }
  bounded = await reading(createFormReader(bounds))
})
afterAll(() => void bounded?.server.close())

test('a form is read whole: what was typed, and its files', async () => {
  const whole = { texts: [['key', 'k1']], files: 1 }
  expect(await bounded.send(formOf(typed, photo(MIB)))).toEqual(whole)
  expect(await bounded.send('key=k1', `${URLENCODED};charset=UTF-8`)).toEqual({ ...whole, files: 0 })
})

test('how much is made of one form is bounded, and what was typed before stays', async () => {
  const [lacks, texts] = ['tooLarge', [['key', 'k1']]]
  expect(await bounded.send('&a'.repeat(200_000), URLENCODED)).toEqual({ code: 'tooLarge' })
  const many = (files: number) => formOf(typed, ...Array.from({ length: files }, () => photo(10)))
  expect(await bounded.send(many(59))).toEqual({ texts, files: 59 })
  expect(await bounded.send(many(60))).toEqual({ lacks, texts, files: 59 })
  expect(await bounded.send(many(500))).toEqual({ lacks, texts, files: 59 })
  const long = part('wish', 'x'.repeat(300 * 1024))
  expect(await bounded.send(formOf(typed, long, photo(10)))).toEqual({ lacks, texts, files: 1 })
  const twice = `multipart/form-data; boundary=${BOUNDARY}; boundary=other`
  expect(await bounded.send(formOf(typed), twice)).toEqual({ code: 'wrongContentType' })
})

test('while many lie in memory small ones are read, and of large ones what was typed', async () => {
  const first = bounded.send(formOf(typed, photo(1.9 * MIB)), MULTIPART, '?held=1')
  await expect.poll(() => bounded.waiting.length).toBe(1)
  const cut = { lacks: 'busy', texts: [['key', 'k1']], files: 0 }
  expect(await bounded.send(formOf(typed, photo(MIB)))).toEqual(cut)
  expect(await bounded.send(formOf(typed, part('wish', 'x'.repeat(200_000))))).not.toHaveProperty('lacks')
  bounded.waiting[0]!()
  await first
  await expect
    .poll(async () => bounded.send(formOf(typed, photo(MIB))))
    .toEqual({ texts: [['key', 'k1']], files: 1 })
})

test('one network leaves room to the others', async () => {
  const shared = await reading(createFormReader({ shareBytes: MIB }))
  expect(await shared.send(formOf(typed, photo(2 * MIB)))).toMatchObject({ lacks: 'busy', files: 0 })
  shared.server.close()
})

test('what takes too long is answered with what has come in', async () => {
  const headers = { 'content-type': MULTIPART, 'content-length': '9000' }
  const asked = request(bounded.url, { method: 'POST', headers })
  asked.write(formOf(typed).subarray(0, -4))
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  expect(JSON.parse(text)).toEqual({ lacks: 'busy', texts: [['key', 'k1']], files: 0 })
  asked.destroy()
})
