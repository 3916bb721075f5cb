import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAtFiles } from '../../src/cli/production/files.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createBucketStore } from '../../src/evidence/bucket-store.ts'
import { createEvidence } from '../../src/evidence/evidence.ts'
import type { EvidenceStore } from '../../src/evidence/store.ts'
import { objectStore, type ObjectStore } from '../support/evidence/object-store.ts'
import { keepsFiles } from '../support/evidence/store-rules.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

// R59, issue 15: files in an object store that speaks S3.

let objects: ObjectStore
let directory: string
let store: EvidenceStore
beforeAll(async () => {
  objects = await objectStore(loadConfig().cacheDir)
  await objects.start()
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
})
afterAll(async () => {
  await objects?.stop()
  objects?.forget()
  await rm(directory, { recursive: true, force: true })
})
beforeEach(async () => {
  store = createBucketStore(objects.bucket, path.join(directory, 'incoming'))
  await rm(directory, { recursive: true, force: true })
  for (const digest of await digests()) await store.remove(digest)
})

async function digests(): Promise<string[]> {
  const found: string[] = []
  for await (const page of store.kept()) found.push(...page.map(({ digest }) => digest))
  return found
}

describe('in a bucket', () => {
  keepsFiles({
    store: () => store,
    left: async () => [
      ...(await digests()),
      ...(await readdir(path.join(directory, 'incoming')).catch(() => [])),
    ],
  })

  test('what is not what it is named by is not taken', async () => {
    const incoming = await store.receive(pieces(randomBytes(100)), 1_000)
    await expect(store.keep({ ...incoming, digest: 'a'.repeat(64) })).rejects.toThrow()
    expect(await digests()).toEqual([])
  })

  test('of which the keys are wrong, or that is not there, nothing is believed to be missing', async () => {
    const digest = 'b'.repeat(64)
    const { keys: _, ...bucket } = objects.bucket
    const stranger = { ...bucket, keys: { accessKeyId: 'yinuo', secretAccessKey: 'another' } }
    const lost = { ...objects.bucket, name: 'of-nobody' }
    for (const wrong of [stranger, lost]) {
      const other = createBucketStore(wrong, directory)
      await expect(other.read(digest)).rejects.toThrow()
      await expect(other.lengthOf(digest)).rejects.toThrow()
    }
  })
})

test('the doctor says whether the bucket answers', async () => {
  const { bucket } = objects
  const evidence = { directory: tmpdir(), bucket, limitBytes: 1_000, scanner: undefined }
  expect(await lookAtFiles({ evidence })).toMatchObject({ state: 'good' })
  const lost = { ...evidence, bucket: { ...bucket, name: 'of-nobody' } }
  expect(await lookAtFiles({ evidence: lost })).toMatchObject({ state: 'bad' })
})

describe('with the API', () => {
  let api: Serving
  beforeAll(async () => {
    api = await serving({ evidence: createEvidence({ store, limitBytes: 100_000 }) })
  })
  afterAll(() => api?.close())

  const text = Buffer.from('Two seats were torn when the car was handed over.\n')
  const digest = createHash('sha256').update(text).digest('hex')
  const headers = { authorization: 'Bearer agent-li', 'content-type': 'text/plain' }
  const bring = (body: Buffer) =>
    fetch(`${api.api.url}/v1/files`, { method: 'POST', headers, body: new Uint8Array(body) })
  const read = (at: string) => fetch(`${api.api.url}${at}/evidence/${digest}`, { headers })

  test('it is brought and read; while the store is away nothing is lost and it is said', async () => {
    expect((await bring(text)).status).toBe(201)
    const { path: at } = await takenIn(api, intake({ commands: [...first] }))
    const named = { kind: 'document', digest, source: 'The customer' }
    expect((await api.post(`${at}/attach-evidence`, named)).status).toBe(200)
    await recorded(api, at)
    expect(Buffer.from(await (await read(at)).arrayBuffer())).toEqual(text)

    await objects.stop()
    expect(await (await bring(Buffer.from('Another page.\n'))).json()).toMatchObject({
      code: 'filesUnavailable',
    })
    expect((await read(at)).status).toBe(503)
    expect((await api.post(`${at}/add-note`, { text: 'The files are away.' })).status).toBe(200)
    expect(await readdir(path.join(directory, 'incoming'))).toEqual([])
    await objects.start()
    expect(Buffer.from(await (await read(at)).arrayBuffer())).toEqual(text)
    expect(await digests()).toEqual([digest])
  })
})

async function* pieces(content: Buffer) {
  yield content
}
