import { createHash, randomBytes } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { TooLarge } from '../../../src/evidence/incoming.ts'
import type { EvidenceStore } from '../../../src/evidence/store.ts'

const content = randomBytes(100_000)
const digest = createHash('sha256').update(content).digest('hex')
async function* inPieces(bytes = content, size = 7_001) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function* broken() {
  yield content
  throw new Error('aborted')
}

type Asked = {
  store(): EvidenceStore
  /** The names of all files that lie anywhere, those that come in too. */
  left(): Promise<string[]>
}

/** What holds of a file in every place that files are kept in (R59). */
export function keepsFiles(asked: Asked): void {
  keepsWhole(asked)
  throwsAway(asked)
}

function keepsWhole({ store, left }: Asked): void {
  test('a file is kept whole under its digest, however it comes and however often', async () => {
    for (const size of [7_001, 100_000]) {
      const incoming = await store().receive(inPieces(content, size), 100_000)
      expect(incoming).toMatchObject({ digest, bytes: 100_000 })
      await store().keep(incoming)
      await store().discard(incoming)
    }
    expect(await left()).toEqual([digest])
    expect(await buffer((await store().read(digest))!)).toEqual(content)
    expect(await store().lengthOf(digest)).toBe(100_000)
    expect(await store().digestNow(digest)).toBe(digest)
    const listed = []
    for await (const page of store().kept()) listed.push(...page)
    expect(listed).toMatchObject([{ digest }])
    expect(Date.now() - listed[0]!.since).toBeLessThan(120_000)
  })

  test('a file that breaks off, or is larger than it may be, leaves nothing', async () => {
    await expect(store().receive(broken(), 1_000_000)).rejects.toThrow('aborted')
    await expect(store().receive(inPieces(), 99_999)).rejects.toThrow(TooLarge)
    expect(await left()).toEqual([])
  })
}

function throwsAway({ store, left }: Asked): void {
  test('a file that is not there, or was thrown away, is not found', async () => {
    expect(await store().read(digest)).toBeUndefined()
    expect(await store().lengthOf(digest)).toBeUndefined()
    const incoming = await store().receive(inPieces(), 100_000)
    await store().keep(incoming)
    await store().discard(incoming)
    await store().remove(digest)
    await store().remove(digest)
    expect(await store().read(digest)).toBeUndefined()
    expect(await left()).toEqual([])
  })

  test('a file half written by a process that was killed goes once it is old', async () => {
    const old = await store().receive(inPieces(), 100_000)
    const young = await store().receive(inPieces(), 100_000)
    await utimes(old.path, 1_000, 1_000)
    await store().removeAbandoned(Date.now() - 60_000)
    expect(await left()).toEqual([path.basename(young.path)])
  })
}
