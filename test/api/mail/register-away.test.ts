import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { createPool } from '../../../src/register/pool.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { cuttableProxy } from '../../support/faults/cuttable-proxy.ts'
import { mailBytes, mailOf } from '../../support/mail/bytes.ts'
import { testApi } from '../../support/product.ts'
import { serving, type Serving } from '../../support/serving.ts'

// Issue 16: the register may be away (F24).

const OURS = 'complaints@yinuo.example'
let api: Serving
let apart: Api
let proxy: Awaited<ReturnType<typeof cuttableProxy>>
let pool: ReturnType<typeof createPool>
let directory: string
beforeAll(async () => {
  api = await serving()
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-mail-'))
  const { hostname: host, port } = new URL(api.house.database.url)
  proxy = await cuttableProxy({ host, port: Number(port) })
  pool = createPool(proxy.url(api.house.database.url))
  apart = await testApi({
    ...{ client: api.server.client, pool },
    evidence: createEvidence({ store: createDirectoryStore(directory), limitBytes: 100_000 }),
    mailRoom: { port: 0, host: '127.0.0.1', recipients: [OURS], relays: 'loopback' },
  })
})
afterAll(async () => {
  await proxy?.restore().catch(() => {})
  await apart?.close()
  await pool?.end()
  await api?.close()
  await proxy?.cut()
  await rm(directory, { recursive: true, force: true })
})

const deliver = (raw: Buffer) =>
  createTransport({ host: '127.0.0.1', port: apart.mailPort!, ignoreTLS: true }).sendMail({
    ...{ envelope: { from: 'someone@example.com', to: OURS }, raw },
  })
async function countOf(subject: string): Promise<number> {
  const { data } = (await api.get('/v1/complaints?limit=100', { as: 'management-qian' })).body
  return data.filter((one: { subject: string }) => one.subject === subject).length
}

test('with the register away words come in; what has files, or answers something, waits outside', async () => {
  await proxy.cut()
  const plain = mailOf({ subject: 'Only words' })
  await deliver(plain)
  await expect(deliver(mailBytes('attachments'))).rejects.toMatchObject({ responseCode: 451 })
  await expect(deliver(mailBytes('replies/apple'))).rejects.toMatchObject({ responseCode: 451 })
  await proxy.restore()
  await expect.poll(() => deliver(mailBytes('attachments')).then(Boolean, () => false)).toBe(true)
  await deliver(plain)
  await expect.poll(() => Promise.all(['Only words', 'Scratches'].map(countOf))).toEqual([1, 1])
})
