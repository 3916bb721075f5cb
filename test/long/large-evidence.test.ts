import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createEvidence } from '../../src/evidence/evidence.ts'
import { createBucketStore } from '../../src/evidence/bucket-store.ts'
import { createDirectoryStore } from '../../src/evidence/directory-store.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { objectStore, type ObjectStore } from '../support/evidence/object-store.ts'
import { first, intake, recorded, serving, takenIn } from '../support/serving.ts'

// Issue 15: a file of 100 MB goes up and down within 64 MiB of memory.

const BYTES = 100_000_000
let objects: ObjectStore
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  objects = await objectStore(loadConfig().cacheDir)
  await objects.start()
})
afterAll(async () => {
  await objects?.stop()
  objects?.forget()
  await rm(directory, { recursive: true, force: true })
})

/** Sends a recording, so far as its beginning tells, or reads one; prints the digest of what went by. */
const CLIENT = `
  const { createHash, randomBytes } = require('node:crypto')
  const [, way, url] = process.argv
  const hash = createHash('sha256')
  const headers = { authorization: 'Bearer agent-li', 'content-type': 'audio/wav' }
  function* recording() {
    const noise = randomBytes(100_000)
    const head = Buffer.from('524946460000000057415645666d742010000000', 'hex')
    for (let sent = 0; sent < ${BYTES}; sent += noise.length) {
      const piece = sent === 0 ? Buffer.concat([head, noise.subarray(head.length)]) : noise
      hash.update(piece)
      yield new Uint8Array(piece)
    }
  }
  async function run() {
    const sending = { method: 'POST', headers, body: ReadableStream.from(recording()), duplex: 'half' }
    const response = await fetch(url, way === 'bring' ? sending : { headers })
    if (way === 'bring') await response.text()
    else for await (const piece of response.body) hash.update(piece)
    console.log(response.status, hash.digest('hex'))
  }
  void run()
`
async function client(way: 'bring' | 'read', url: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', CLIENT, way, url])
  return stdout.trim()
}

/** The most that this process, the server's, held meanwhile, beyond what it held before. */
async function heldFor<T>(work: () => Promise<T>): Promise<{ result: T; heldBytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  try {
    const result = await work()
    return { result, heldBytes: most - before }
  } finally {
    clearInterval(watch)
  }
}

const STORES = {
  'a directory': () => createDirectoryStore(directory),
  'a bucket': () => createBucketStore(objects.bucket, path.join(directory, 'incoming')),
}

test.each(['a directory', 'a bucket'] as const)(
  'a file of 100 MB goes into %s and comes out of it within 64 MiB of memory',
  async (place) => {
    const api = await serving({ evidence: createEvidence({ store: STORES[place](), limitBytes: BYTES }) })
    onTestFinished(() => api.close())
    const brought = await heldFor(() => client('bring', `${api.api.url}/v1/files`))
    const [status, digest = ''] = brought.result.split(' ')
    expect(status).toBe('201')
    expect(brought.heldBytes).toBeLessThan(64 * 1024 * 1024)

    const { path: at } = await takenIn(api, intake({ commands: [...first] }))
    const named = { kind: 'recording', digest, source: 'The telephone' }
    expect((await api.post(`${at}/attach-evidence`, named)).status).toBe(200)
    await recorded(api, at)
    const read = await heldFor(() => client('read', `${api.api.url}${at}/evidence/${digest}`))
    expect(read.result).toBe(`200 ${digest}`)
    expect(read.heldBytes).toBeLessThan(64 * 1024 * 1024)
  },
)
