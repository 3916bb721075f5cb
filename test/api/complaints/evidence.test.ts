import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEvidence, type Evidence } from '../../../src/evidence/evidence.ts'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { eraseRecord } from '../../../src/register/retention/erasure.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R59, R61, R105, issue 15

const LIMIT = 200_000
const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}
const pictureOf = (bytes: number) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010806000000', 'hex')),
    chunk('IDAT', randomBytes(bytes)),
  ])
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let api: Serving
let evidence: Evidence
let directory: string
/** What the scanner calls unsafe. */
let unsafe: string | undefined
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  const scanner = async (file: string) => {
    const { readFile } = await import('node:fs/promises')
    return digestOf(await readFile(file)) !== unsafe
  }
  evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: LIMIT, scanner })
  api = await serving({ evidence })
})
afterAll(async () => {
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

type Sent = { as?: string; type?: string }
async function bring(bytes: Buffer, { as = 'agent-li', type = 'image/png' }: Sent = {}) {
  const response = await fetch(`${api.api.url}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': type, 'accept-language': 'zh' },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}
async function read(complaint: string, digest: string, as = 'agent-li') {
  const response = await fetch(`${api.api.url}${complaint}/evidence/${digest}`, {
    headers: { authorization: `Bearer ${as}` },
  })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
const named = (digest: string) => ({ kind: 'photo', digest, source: 'The customer', name: 'seat.png' })
async function complaintWith(digest: string): Promise<string> {
  const { path: at } = await takenIn(api, intake({ commands: [...first] }))
  expect((await api.post(`${at}/attach-evidence`, named(digest))).status).toBe(200)
  await recorded(api, at)
  await expect.poll(async () => (await read(at, digest)).status).not.toBe(404)
  return at
}
const kept = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const onRecord = async () =>
  (
    await api.house.pool.query<{ digest: string }>('select digest from evidence_file order by digest')
  ).rows.map(({ digest }) => digest)

test('a file for legal is read by them and by whoever brought it, until an entry shows it to all (R75)', async () => {
  const picture = pictureOf(5000)
  const digest = digestOf(picture)
  await bring(picture)
  const { path: at } = await takenIn(api, intake({ commands: [...first] }))
  const shown = { ...named(digest), visibleTo: 'legal' }
  expect((await api.post(`${at}/attach-evidence`, shown)).status).toBe(200)
  await recorded(api, at)
  await expect.poll(async () => (await read(at, digest)).status).toBe(200)
  const seenBy = async (as: string) => (await read(at, digest, as)).status
  expect(await seenBy('legal-tang')).toBe(200)
  expect(await seenBy('manager-sun')).toBe(404)
  const { data } = (await api.get(`${at}/events`, { as: 'manager-sun' })).body
  expect(data.at(-1)).toMatchObject({ withheld: ['digest', 'source', 'name'] })
  expect(JSON.stringify(data)).not.toContain(digest)

  expect((await api.post(`${at}/attach-evidence`, named(digest))).status).toBe(200)
  await recorded(api, at)
  await expect.poll(() => seenBy('manager-sun')).toBe(200)
})

describe('a file that is brought', () => {
  test('is read where a complaint names it, as it was brought, and the reading is on record', async () => {
    const picture = pictureOf(50_000)
    const digest = digestOf(picture)
    expect(await bring(picture)).toEqual({
      ...{ status: 201, body: { digest, bytes: picture.length, mediaType: 'image/png' } },
    })
    expect((await bring(picture)).status).toBe(201)
    const { path: elsewhere } = await takenIn(api, intake({ commands: [...first] }))
    await recorded(api, elsewhere)
    expect((await read(elsewhere, digest)).status).toBe(404)

    const at = await complaintWith(digest)
    const { headers, bytes } = await read(at, digest)
    expect(bytes.equals(picture)).toBe(true)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toContain('attachment')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    for (const [as, status] of [
      ['agent-wang', 404],
      ['operator-zhou', 403],
      ['auditor-wu', 200],
    ] as const)
      expect((await read(at, digest, as)).status, as).toBe(status)
    const id = at.split('/').at(-1)!
    const accesses = await api.get(`/v1/accesses?complaint=${id}`, { as: 'auditor-wu' })
    expect(
      accesses.body.data.filter(({ operation }: { operation: string }) => operation === 'getEvidence'),
    ).toContainEqual(expect.objectContaining({ person: 'wu' }))
  })

  test.each([
    ['a type that lies', () => pictureOf(10), { type: 'application/pdf' }, 415, 'wrongFileType'],
    ['a program', () => Buffer.from('7f454c4602010100', 'hex'), {}, 415, 'unknownFileType'],
    ['more than may be', () => pictureOf(LIMIT), {}, 413, 'tooLarge'],
    ['somebody who brings none', () => pictureOf(10), { as: 'auditor-wu' }, 403, 'forbidden'],
  ] as const)('is refused for %s, and nothing is kept', async (_, content, sent, status, code) => {
    const [before, recordedBefore] = [await kept(), await onRecord()]
    expect(await bring(content(), sent)).toMatchObject({
      status,
      body: { code, title: expect.stringMatching(/\p{Script=Han}/u) },
    })
    expect(await kept()).toEqual(before)
    expect(await onRecord()).toEqual(recordedBefore)
  })

  test('is refused where the scanner finds something', async () => {
    const picture = pictureOf(20)
    unsafe = digestOf(picture)
    expect(await bring(picture)).toMatchObject({ status: 422, body: { code: 'unsafeFile' } })
    expect(await kept()).not.toContain(unsafe)
    unsafe = undefined
  })

  test('more than may be is cut off also where its length is not told before', async () => {
    const before = await kept()
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${api.api.url}/v1/files`, {
        method: 'POST',
        headers: { authorization: 'Bearer agent-li', 'content-type': 'image/png' },
      })
      sending.on('response', (response) => resolve(response.resume().statusCode))
      sending.on('error', reject)
      sending.write(pictureOf(LIMIT))
      sending.end(randomBytes(LIMIT))
    })
    expect(status).toBe(413)
    expect(await kept()).toEqual(before)
  })

  test('is cut on the way: nothing is left', async () => {
    const before = await kept()
    await new Promise<void>((resolve) => {
      const sending = request(`${api.api.url}/v1/files`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer agent-li',
          'content-type': 'image/png',
          'content-length': '100000',
        },
      })
      sending.on('error', () => resolve())
      sending.write(pictureOf(1_000), () => setTimeout(() => sending.destroy(), 200))
    })
    await expect.poll(kept).toEqual(before)
  })
})

// R59
test('what was taken, refused and why is measured, for those who run the system', async () => {
  const measured = async () => {
    const { text } = await api.get('/metrics', { as: 'operator-zhou' })
    const of = (name: string) => Number(text.match(new RegExp(`^yinuo_${name} (\\d+)`, 'm'))?.[1] ?? 0)
    const results = ['taken', 'unsafeFile', 'wrongFileType', 'tooLarge', 'forbidden']
    return [...results.map((result) => of(`files_total{result="${result}"}`)), of('file_bytes_total')]
  }
  const before = await measured()
  const [picture, infected] = [pictureOf(70), pictureOf(80)]
  unsafe = digestOf(infected)
  for (const bytes of [picture, infected, pictureOf(LIMIT)]) await bring(bytes)
  unsafe = undefined
  await bring(picture, { type: 'application/pdf' })
  await bring(picture, { as: 'auditor-wu' })
  const more = (await measured()).map((value, index) => value - before[index]!)
  expect(more).toEqual([1, 1, 1, 1, 0, picture.length])
})

test('with the place of files away nothing is lost and it is said; once it is back they are read', async () => {
  const picture = pictureOf(300)
  await bring(picture)
  const at = await complaintWith(digestOf(picture))
  await rename(directory, `${directory}-away`)
  const { writeFile } = await import('node:fs/promises')
  await writeFile(directory, '')
  expect(await bring(pictureOf(400))).toMatchObject({ status: 503, body: { code: 'filesUnavailable' } })
  expect((await read(at, digestOf(picture))).status).toBe(503)
  await rm(directory)
  await rename(`${directory}-away`, directory)
  expect((await read(at, digestOf(picture))).bytes.equals(picture)).toBe(true)
})

/** Only where a file system of its own can be mounted it can be full. */
const mounted = (...words: string[]) => spawnSync('mount', words).status === 0
const canMount = () => {
  const place = mkdtempSync(path.join(tmpdir(), 'yinuo-full-'))
  const can = mounted('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place)
  if (can) spawnSync('umount', [place])
  rmSync(place, { recursive: true })
  return can
}

test.skipIf(!canMount())('with the place of files full nothing is lost or left, and it is said', async () => {
  const picture = pictureOf(500)
  await bring(picture)
  const at = await complaintWith(digestOf(picture))
  const { version } = (await api.get(at)).body
  const before = await onRecord()
  expect(mounted('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory)).toBe(true)
  try {
    expect(await bring(pictureOf(150_000))).toMatchObject({
      status: 503,
      body: { code: 'filesUnavailable', title: '暂时无法保存或读取文件' },
    })
    expect(await kept()).toEqual([])
  } finally {
    spawnSync('umount', [directory])
  }
  expect(await onRecord()).toEqual(before)
  expect((await api.get(at)).body.version).toBe(version)
  expect((await read(at, digestOf(picture))).bytes.equals(picture)).toBe(true)
  expect((await bring(pictureOf(150_000))).status).toBe(201)
})

test('goes with the last complaint that names it, and what nobody names after a week', async () => {
  const [shared, own, nobodys] = [pictureOf(11), pictureOf(12), pictureOf(13)]
  for (const one of [shared, own, nobodys]) await bring(one)
  const [a, b] = [await complaintWith(digestOf(shared)), await complaintWith(digestOf(shared))]
  expect((await api.post(`${a}/attach-evidence`, named(digestOf(own)))).status).toBe(200)
  await expect.poll(async () => (await read(a, digestOf(own))).status).toBe(200)
  const { pool } = api.house
  const old = () => pool.query(`update evidence_file set brought_at = now() - interval '8 days'`)

  await evidence.tidy(pool, Date.now())
  expect(await kept()).toEqual(expect.arrayContaining([shared, own, nobodys].map(digestOf)))
  await old()
  await evidence.tidy(pool, Date.now())
  expect(await kept()).not.toContain(digestOf(nobodys))
  expect(await kept()).toEqual(expect.arrayContaining([shared, own].map(digestOf)))

  await erased(a)
  await evidence.tidy(pool, Date.now())
  expect(await kept()).toContain(digestOf(shared))
  expect(await kept()).not.toContain(digestOf(own))
  expect((await read(b, digestOf(shared))).status).toBe(200)
  await erased(b)
  await evidence.tidy(pool, Date.now())
  expect(await kept()).not.toContain(digestOf(shared))
})

/** As if its time had come. */
async function erased(at: string): Promise<void> {
  const id = at.split('/').at(-1)!
  const { pool } = api.house
  await pool.query(
    `update complaint set closed_at = '2001-01-01', archived_at = '2001-01-01', retain_until = '2004-01-01' where id = $1`,
    [id],
  )
  expect(await eraseRecord(pool, id, Date.now())).toBe('erased')
}
