import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEvidenceStore, TooLarge } from '../../src/evidence/store.ts'

// R59

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const content = randomBytes(100_000)
const digest = createHash('sha256').update(content).digest('hex')
async function* inPieces(bytes = content, size = 7_001) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function* broken() {
  yield content
  throw new Error('aborted')
}
const left = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('a file', () => {
  test('is kept whole under its digest, however it comes and however often', async () => {
    const store = createEvidenceStore(directory)
    for (const size of [7_001, 100_000]) {
      const incoming = await store.receive(inPieces(content, size), 100_000)
      expect(incoming).toMatchObject({ digest, bytes: 100_000 })
      await store.keep(incoming)
    }
    expect(await left()).toEqual([digest])
    const handle = await store.read(digest)
    expect(await handle?.readFile()).toEqual(content)
    await handle?.close()
  })

  test('that breaks off, or is larger than it may be, leaves nothing', async () => {
    const store = createEvidenceStore(directory)
    await expect(store.receive(broken(), 1_000_000)).rejects.toThrow('aborted')
    await expect(store.receive(inPieces(), 99_999)).rejects.toThrow(TooLarge)
    expect(await left()).toEqual([])
  })

  test('that is not there, or was thrown away, is not found', async () => {
    const store = createEvidenceStore(directory)
    expect(await store.read(digest)).toBeUndefined()
    await store.keep(await store.receive(inPieces(), 100_000))
    await store.remove(digest)
    await store.remove(digest)
    expect(await store.read(digest)).toBeUndefined()
  })

  test('half written by a process that was killed goes once it is old', async () => {
    const store = createEvidenceStore(directory)
    const old = await store.receive(inPieces(), 100_000)
    const young = await store.receive(inPieces(), 100_000)
    await utimes(old.path, 1_000, 1_000)
    await store.removeAbandoned(Date.now() - 60_000)
    expect(await left()).toEqual([path.basename(young.path)])
  })
})
