import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDirectoryStore } from '../../src/evidence/directory-store.ts'
import type { EvidenceStore } from '../../src/evidence/store.ts'
import { checkFiles } from '../../src/reconciliation/files.ts'
import { recordFile } from '../../src/register/evidence/files.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { means } from './support.ts'

// R59

let fresh: FreshRegister
beforeAll(async () => {
  fresh = await freshRegister()
})
afterAll(() => fresh?.close())

let directory: string
let files: EvidenceStore
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  files = createDirectoryStore(directory)
  await fresh.pool.query(
    'truncate evidence_named, evidence_file, reconciliation_finding, reconciliation_progress',
  )
  return () => rm(directory, { recursive: true, force: true })
})

const MONTH_MS = 30 * 86_400_000
const placeOf = (digest: string) => path.join(directory, digest.slice(0, 2), digest)

/** A file that is kept, and named by a complaint where one is told. */
async function kept(complaint?: string, { recorded = true } = {}): Promise<string> {
  const content = randomBytes(1_000)
  const digest = createHash('sha256').update(content).digest('hex')
  await files.keep(await files.receive(arrayOf(content), 2_000))
  const at = Date.now() - MONTH_MS
  await utimes(placeOf(digest), at / 1_000, at / 1_000)
  if (recorded) await recordFile(fresh.pool, { digest, bytes: 1_000, mediaType: 'image/png', by: 'li', at })
  if (complaint)
    await fresh.pool.query('insert into evidence_named (complaint_id, digest) values ($1, $2)', [
      complaint,
      digest,
    ])
  return digest
}
async function* arrayOf(content: Buffer) {
  yield content
}

const check = async (at = Date.now()) => {
  const alarms: object[] = []
  const tally = await checkFiles(
    means({ pool: fresh.pool, files, alarm: (facts: object) => void alarms.push(facts) }),
    { at, reached: undefined, beat: () => {} },
  )
  const open = await listFindings(fresh.pool, { open: true })
  return { tally, alarms, open: open.map(({ kind, complaintId, detail }) => ({ kind, complaintId, detail })) }
}

test('what lies there as it was brought is no finding, nor what waits to be named', async () => {
  await kept('cmp_a')
  await kept('cmp_b')
  await kept()
  expect(await check()).toMatchObject({ tally: { looked: 2, found: 0 }, open: [] })
})

test('what is missing or another is told of its complaint, once, until it is back', async () => {
  const [lost, broken, longer] = [await kept('cmp_a'), await kept('cmp_b'), await kept('cmp_c')]
  await kept('cmp_d')
  await rename(placeOf(lost), `${directory}-lost`)
  await writeFile(placeOf(broken), randomBytes(1_000))
  await writeFile(placeOf(longer), randomBytes(1_001))
  const found = await check()
  expect(found.tally).toMatchObject({ looked: 4, found: 3, fresh: 3 })
  expect(found.alarms).toHaveLength(2)
  expect(found.open).toEqual(
    expect.arrayContaining([
      { kind: 'fileMissing', complaintId: 'cmp_a', detail: { digests: [lost] } },
      { kind: 'fileChanged', complaintId: 'cmp_b', detail: { digests: [broken] } },
      { kind: 'fileChanged', complaintId: 'cmp_c', detail: { digests: [longer] } },
    ]),
  )
  expect((await check()).tally).toMatchObject({ found: 3, fresh: 0 })
  await rename(`${directory}-lost`, placeOf(lost))
  expect((await check()).open.map(({ complaintId }) => complaintId).toSorted()).toEqual(['cmp_b', 'cmp_c'])
})

test('what lies there and stands in no register is told once a day, with how many', async () => {
  await kept('cmp_a')
  const unknown = await kept(undefined, { recorded: false })
  const finding = { kind: 'fileUnknown', complaintId: '', detail: { count: 1, digests: [unknown] } }
  expect((await check()).open).toEqual([finding])
  await rm(placeOf(unknown))
  expect((await check()).open).toEqual([finding])
  expect((await check(Date.now() + 86_400_000)).open).toEqual([])
})

test('with the whole place away one fault is told, and not one of each complaint', async () => {
  await kept('cmp_a')
  await kept('cmp_b')
  await rename(directory, `${directory}-away`)
  expect((await check()).open).toEqual([{ kind: 'filesAway', complaintId: '', detail: {} }])
  await rename(`${directory}-away`, directory)
  expect((await check()).open).toEqual([])
})

test('without a place for files nothing is looked at', async () => {
  files = undefined as unknown as EvidenceStore
  await fresh.pool.query("insert into evidence_file values ($1, 'image/png', 3, now(), 'li')", [
    'a'.repeat(64),
  ])
  await fresh.pool.query("insert into evidence_named values ('cmp_a', $1)", ['a'.repeat(64)])
  expect(await check()).toMatchObject({ tally: { looked: 0 }, open: [] })
})
