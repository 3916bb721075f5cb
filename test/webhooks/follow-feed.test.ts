import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import { commitPayload } from '../../src/register/commit/commit-payload.ts'
import type { Register } from '../../src/register/register.ts'
import { endpointsDue, MAX_WAITING } from '../../src/webhooks/endpoints-due.ts'
import { followFeed } from '../../src/webhooks/follow-feed.ts'
import { clock, commitOf, entries, entry, escalated, escalation, start } from '../support/register/commits.ts'
import { freshRegister } from '../support/register/fresh-register.ts'
import { changed, webhook } from './support.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister({ max: 24, statementTimeoutMs: 20_000 }))
})
afterEach(() => close())

const url = 'https://example.org/hook'

type Row = { position: number; id: string; type: string; body: string }
async function messagesOf(id: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    'select position, id, type, body from webhook_message where endpoint_id = $1 order by position',
    [id],
  )
  return rows
}
const typesOf = async (id: string) => (await messagesOf(id)).map(({ type }) => type)

async function followAll(id: string): Promise<void> {
  while ((await followFeed(pool, id)).hasMore);
}

test('an endpoint hears what happens after it was made, the very first event too', async () => {
  const early = await webhook(pool, url)
  expect(await endpointsDue(pool)).toEqual([])
  await followAll(early.id)
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  const late = await webhook(pool, url)
  await register.commit(commitOf({ entries: entries(3, 3) }), 'run')
  expect(await endpointsDue(pool)).toEqual([early.id, late.id])
  await Promise.all([followAll(early.id), followAll(late.id)])
  expect(await typesOf(early.id)).toHaveLength(3)
  expect(await typesOf(late.id)).toEqual(['complaint.note_added'])
})

test('many writers and followers at once: every event becomes one message, in the order of the feed', async () => {
  const { id } = await webhook(pool, url)
  let writing = true
  const write = async (writer: number) => {
    for (let round = 0; round < 10; round++) {
      const client = await pool.connect()
      await client.query('begin')
      await delay(Math.random() * 15)
      const from = 2 * round + 1
      const commit = commitOf({ id: `cmp_${writer}`, entries: entries(from, from + 1) })
      await client.query('select commit_journal($1::jsonb)', [commitPayload(commit, 'run')])
      await delay(Math.random() * 15)
      await client.query('commit')
      client.release()
    }
  }
  const follow = async () => {
    for (let isLast = false; !isLast;) {
      isLast = !writing
      await followAll(id)
    }
  }
  const following = [follow(), follow(), follow()]
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
  writing = false
  await Promise.all(following)
  const { rows } = await pool.query<{ position: number }>('select position from event order by position')
  expect(rows).toHaveLength(160)
  expect((await messagesOf(id)).map(({ position }) => position)).toEqual(rows.map(({ position }) => position))
  expect(await endpointsDue(pool, 0)).toEqual([])
})

test('a transaction that came to nothing leaves nobody waiting for it', async () => {
  const { id } = await webhook(pool, url)
  const client = await pool.connect()
  await client.query('begin')
  const payload = commitPayload(commitOf({ entries: entries(1, 1) }), 'run')
  await client.query('select commit_journal($1::jsonb)', [payload])
  await client.query('rollback')
  client.release()
  expect(await endpointsDue(pool)).toEqual([id])
  await followAll(id)
  expect(await endpointsDue(pool)).toEqual([])
})

test('it hears only what it asked for, and goes on beyond the rest', async () => {
  const { id } = await webhook(pool, url, ['clock.*', 'complaint.archived'])
  const breached: Event = { type: 'breached', at: start, clock: 'resolve', cycle: 1, n: 1, dueAt: start - 1 }
  const archived: Event = { type: 'archived', at: start }
  const all = [...entries(1, 2), entry(3, breached), entry(4), entry(5, archived)]
  await register.commit(commitOf({ entries: all }), 'run')
  await followAll(id)
  expect(await typesOf(id)).toEqual(['clock.breached', 'complaint.archived'])
  expect(await endpointsDue(pool, 0)).toEqual([])
})

test('an escalation says what it takes to see how grave it is, and nothing of anybody', async () => {
  const { id } = await webhook(pool, url, ['escalation.*'])
  const breach = { dueAt: start + 60_000 }
  const accepted: Event = {
    type: 'escalationAccepted',
    at: start + 90_000,
    key: '1/resolve/1/L2/0',
    by: 'zhao.min',
    comment: 'I call Ms Wang now.',
  }
  const step = { ...escalated('1/resolve/1', 2), clock: 'resolve' } as Event
  await register.commit(
    commitOf({
      entries: [entry(1), entry(2, step), entry(3, accepted)],
      complaint: {
        clocks: [clock({ breach })],
        escalations: [escalation('1/resolve/1', 2, { clock: 'resolve', state: 'accepted' })],
        owner: { department: 'service', person: 'li.na' },
      },
    }),
    'run',
  )
  await followAll(id)
  const [raised, answered] = await messagesOf(id)
  expect(JSON.parse(raised!.body)).toEqual({
    type: 'escalation.raised',
    timestamp: '2026-09-01T09:02:00.000Z',
    data: {
      complaintId: 'cmp_1',
      number: 'N-cmp_1',
      cursor: String(raised!.position),
      version: 2,
      event: 'escalated',
      key: '1/resolve/1/L2/0',
      source: '1/resolve/1',
      level: 2,
      cycle: 1,
      clock: 'resolve',
      repeat: 0,
      ladder: 'default',
      to: 'supervisor',
      dueAt: '2026-09-01T09:01:00.000Z',
      firedAt: '2026-09-01T09:02:00.000Z',
      policy: 'default',
      policyVersion: '1',
      complaint: { version: 3, stage: 'investigating', cycle: 1, level: 2 },
    },
  })
  expect(JSON.parse(answered!.body)).toMatchObject({
    type: 'escalation.accepted',
    data: { key: '1/resolve/1/L2/0', level: 2, clock: 'resolve', dueAt: '2026-09-01T09:01:00.000Z' },
  })
  for (const { body } of [raised!, answered!])
    for (const personal of ['王芳', '13800000000', 'zhao', 'li.na', 'order came late', 'Ms Wang'])
      expect(body).not.toContain(personal)
})

test('a large event stays a small message', async () => {
  const { id } = await webhook(pool, url)
  const text = '很'.repeat(10_000)
  await register.commit(commitOf({ entries: [entry(1, { type: 'noteAdded', at: start, text })] }), 'run')
  await followAll(id)
  const [message] = await messagesOf(id)
  expect(Buffer.byteLength(message!.body)).toBeLessThan(1_000)
})

test('a replaced tail is told, and what takes its place', async () => {
  const { id } = await webhook(pool, url)
  await register.commit(commitOf({ entries: entries(1, 3) }), 'old')
  await register.commit(commitOf({ entries: entries(2, 2, 'new') }), 'new')
  await followAll(id)
  const told = (await messagesOf(id)).map(({ type, body }) => {
    const { data } = JSON.parse(body)
    return `${type} ${data.version ?? data.fromVersion}`
  })
  expect(told).toEqual(['complaint.note_added 1', 'journal.replaced 2', 'complaint.note_added 2'])
})

test('of an erased complaint the erasure is told, of a restricted one nothing', async () => {
  const { id } = await webhook(pool, url)
  await register.commit(commitOf({ id: 'cmp_1', entries: entries(1, 1) }), 'run')
  await register.commit(commitOf({ id: 'cmp_2', entries: entries(1, 1) }), 'run')
  await pool.query("update complaint set restricted_until = 'infinity' where id = 'cmp_2'")
  await pool.query("select erase_complaint('cmp_1')")
  await followAll(id)
  const messages = await messagesOf(id)
  expect(messages.map(({ type }) => type)).toEqual(['complaint.erased'])
  expect(JSON.parse(messages[0]!.body).data).toMatchObject({ complaintId: 'cmp_1', fromVersion: 1 })
})

test('what happens while too much waits stays in the feed, and nobody is asked in vain', async () => {
  const { id } = await webhook(pool, url)
  const many = MAX_WAITING + 300
  await register.commit(commitOf({ entries: entries(1, many) }), 'run')
  await followAll(id)
  const waiting = (await messagesOf(id)).length
  expect(waiting).toBeGreaterThanOrEqual(MAX_WAITING)
  expect(waiting).toBeLessThan(many)
  expect(await endpointsDue(pool, 0)).toEqual([])
  await pool.query("update webhook_message set state = 'delivered', next_attempt_at = null")
  expect(await endpointsDue(pool, 0)).toEqual([id])
  await followAll(id)
  expect(await messagesOf(id)).toHaveLength(many)
})

test('disabled it is not followed; enabled again it goes on where it was, or from now', async () => {
  const one = await webhook(pool, url)
  const other = await webhook(pool, url)
  await changed(pool, one.id, { type: 'disabled' })
  await changed(pool, other.id, { type: 'disabled' })
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  expect(await followFeed(pool, one.id)).toEqual({ hasMore: false, hasMoved: false })
  expect(await endpointsDue(pool)).toEqual([])
  await changed(pool, one.id, { type: 'enabled', skipMissed: false })
  await changed(pool, other.id, { type: 'enabled', skipMissed: true })
  await register.commit(commitOf({ entries: entries(3, 3) }), 'run')
  await Promise.all([followAll(one.id), followAll(other.id)])
  expect(await messagesOf(one.id)).toHaveLength(3)
  expect(await messagesOf(other.id)).toHaveLength(1)
})

test('of a restricted complaint nothing is told, also not that its journal was replaced', async () => {
  const { id } = await webhook(pool, url)
  await register.commit(commitOf({ entries: entries(1, 3) }), 'old')
  await register.commit(commitOf({ entries: entries(2, 2, 'new') }), 'new')
  await pool.query("update complaint set restricted_until = 'infinity'")
  await followAll(id)
  expect(await messagesOf(id)).toEqual([])
})

test('one that goes on from now never goes back, also while a writer is late with its mark', async () => {
  const { id } = await webhook(pool, url)
  await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  await followAll(id)
  await changed(pool, id, { type: 'disabled' })
  const writer = await pool.connect()
  // It has read the last position before the others wrote, and says so only now.
  await writer.query('begin; select pg_advisory_xact_lock_shared(7961000, 0)')
  await changed(pool, id, { type: 'enabled', skipMissed: true })
  await writer.query('rollback')
  writer.release()
  await register.commit(commitOf({ entries: entries(3, 3) }), 'run')
  await followAll(id)
  expect(await messagesOf(id)).toHaveLength(3)
})
