import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commitPayload } from '../../src/register/commit/commit-payload.ts'
import { readFeed, type Change } from '../../src/register/feed/feed.ts'
import type { Register } from '../../src/register/register.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister } from '../support/register/fresh-register.ts'
import { sightOfRole } from '../../src/register/lists/visible.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister({ max: 24, statementTimeoutMs: 20_000 }))
})
afterEach(() => close())

const sight = sightOfRole('auditor')
const textsOf = (changes: readonly Change[]) =>
  changes.map((change) =>
    change.kind === 'recorded' && change.entry.event.type === 'noteAdded'
      ? `${change.complaintId} ${change.entry.event.text}`
      : `${change.complaintId} ${change.kind} from ${change.sequence}`,
  )

/** Everything from a position on, page by page. */
async function read(after = 0, limit = 7): Promise<{ changes: Change[]; next: number }> {
  const changes: Change[] = []
  for (let next = after; ;) {
    const page = await readFeed(pool, { sight, after: next, limit })
    changes.push(...page.changes)
    next = page.next
    if (!page.hasMore) return { changes, next }
  }
}

type Written = { id: string; from: number; to: number; keep?: boolean; pauseMs: number }

/** A commit whose transaction goes on for a while before and after it wrote, and may come to nothing. */
async function write({ id, from, to, keep = true, pauseMs }: Written): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await delay(pauseMs / 2)
    const payload = commitPayload(commitOf({ id, entries: entries(from, to, id) }), 'run')
    await client.query('select commit_journal($1::jsonb)', [payload])
    await delay(pauseMs)
    await client.query(keep ? 'commit' : 'rollback')
  } finally {
    client.release()
  }
}

test('many writers at once: every reader is told everything, once, in the same order', async () => {
  const writers = 12
  const rounds = 8
  let writing = true
  const write1 = async (writer: number) => {
    for (let round = 0; round < rounds; round++) {
      const id = `cmp_${writer}`
      const from = 2 * round + 1
      const pauseMs = Math.random() * 40
      if (round % 3 === 1) await write({ id, from, to: from + 1, keep: false, pauseMs })
      await write({ id, from, to: from + 1, pauseMs })
    }
  }
  const follow = async (limit: number) => {
    const told: Change[] = []
    let next = 0
    for (let isLast = false; !isLast;) {
      isLast = !writing
      const more = await read(next, limit)
      told.push(...more.changes)
      next = more.next
      await delay(Math.random() * 10)
    }
    return told
  }
  const readers = [follow(3), follow(50)]
  await Promise.all(Array.from({ length: writers }, (_, writer) => write1(writer)))
  writing = false
  const [one, other] = await Promise.all(readers)
  const { rows } = await pool.query<{ position: number }>('select position from event order by position')
  expect(rows).toHaveLength(writers * rounds * 2)
  expect(one!.map(({ position }) => position)).toEqual(rows.map(({ position }) => position))
  expect(other).toEqual(one)
})

test('whoever follows it has the same journals in the end, however often tails were replaced', async () => {
  const writers = 6
  let writing = true
  const rewrite = async (writer: number) => {
    let last = 0
    for (let historyLength = 1; historyLength <= 25; historyLength++) {
      const from = 1 + Math.floor(Math.random() * (last + 1))
      last = from + Math.floor(Math.random() * 3)
      const told = entries(from, last, `${historyLength}`)
      await register.commit(commitOf({ id: `cmp_${writer}`, historyLength, entries: told }), 'run')
    }
  }
  const copies = new Map<string, string[]>()
  const follow = async () => {
    let next = 0
    for (let isLast = false; !isLast;) {
      isLast = !writing
      const more = await read(next, 4)
      next = more.next
      for (const change of more.changes) {
        const kept = (copies.get(change.complaintId) ?? []).slice(0, change.sequence - 1)
        if (change.kind === 'recorded') kept[change.sequence - 1] = change.entry.digest
        copies.set(change.complaintId, kept)
      }
    }
  }
  const following = follow()
  await Promise.all(Array.from({ length: writers }, (_, writer) => rewrite(writer)))
  writing = false
  await following
  for (const [id, copy] of copies)
    expect(copy).toEqual((await register.listEvents(id)).map(({ digest }) => digest))
  expect(copies.size).toBe(writers)
})

test('a transaction that was overtaken holds back those behind it until it ends', async () => {
  await register.commit(commitOf({ id: 'a', entries: entries(1, 1, 'a') }), 'run')
  const slow = await pool.connect()
  await slow.query('begin')
  const payload = commitPayload(commitOf({ id: 'b', entries: entries(1, 1, 'b') }), 'run')
  await slow.query('select commit_journal($1::jsonb)', [payload])
  await register.commit(commitOf({ id: 'c', entries: entries(1, 1, 'c') }), 'run')
  expect(textsOf((await read()).changes)).toEqual(['a a 1'])
  await slow.query('commit')
  slow.release()
  expect(textsOf((await read()).changes)).toEqual(['a a 1', 'b b 1', 'c c 1'])
})

test('a replaced tail is told: what does not hold any more, then what does', async () => {
  await register.commit(commitOf({ entries: entries(1, 3) }), 'old')
  const { next } = await read()
  await register.commit(commitOf({ entries: entries(2, 2, 'new') }), 'new')
  expect(textsOf((await read(next)).changes)).toEqual(['cmp_1 replaced from 2', 'cmp_1 new 2'])
  // A reader who begins now gets what was before them, and what there is.
  expect(textsOf((await read()).changes)).toEqual(['cmp_1 note 1', 'cmp_1 replaced from 2', 'cmp_1 new 2'])
})

test('a tail that was cut off and not followed by anything is told too', async () => {
  await register.commit(commitOf({ entries: entries(1, 3) }), 'run')
  const { next } = await read()
  await register.commit(commitOf({ entries: entries(2, 2) }), 'run')
  expect(textsOf((await read(next)).changes)).toEqual(['cmp_1 replaced from 3'])
})

test('a commit that comes again is not told again', async () => {
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  const { next } = await read()
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  expect(await read(next)).toEqual({ changes: [], next })
})

test('an erased complaint is told to everybody, its entries only to those who keep the rules', async () => {
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  const { next } = await read()
  await pool.query("select erase_complaint('cmp_1')")
  expect(textsOf((await read(next)).changes)).toEqual(['cmp_1 erased from 1'])
  const { changes } = await readFeed(pool, { sight: sightOfRole('operator') })
  expect(changes.map(({ kind }) => kind)).toEqual(['erased'])
  expect((await readFeed(pool, { sight })).changes).toHaveLength(3)
})

test('a cursor from before the register was restored is refused', async () => {
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  await expect(readFeed(pool, { sight, after: 1_000 })).rejects.toThrow('it was restored')
})
