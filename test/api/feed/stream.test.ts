import { setTimeout as delay } from 'node:timers/promises'
import { Client } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../../src/run/start-api.ts'
import { NewsView } from '../../../src/api/feed/stream-routes.ts'
import { asker, first, intake, recorded, serving, until, type Serving } from '../../support/serving.ts'
import { testApi } from '../../support/product.ts'

const HEARTBEAT_MS = 400

let api: Serving
let other: Api & ReturnType<typeof asker>
beforeAll(async () => {
  api = await serving()
  const client = new Client({ connection: api.server.nativeConnection })
  const started = await testApi({
    ...{ client, pool: api.house.pool, heartbeatMs: HEARTBEAT_MS },
  })
  other = { ...started, ...asker(started.url) }
})
afterAll(async () => {
  await other?.close()
  await api?.close()
})

type Told = { id: string; data: ReturnType<typeof NewsView.parse> }

/** A reader as a browser is one: keeps the last id, and what it was told. */
async function follow(
  url: string,
  query = '',
  { as = 'agent-li', lastId }: { as?: string; lastId?: string } = {},
) {
  const away = new AbortController()
  const response = await fetch(`${url}/v1/stream${query}`, {
    headers: { authorization: `Bearer ${as}`, ...(lastId !== undefined && { 'last-event-id': lastId }) },
    signal: away.signal,
  })
  const told: Told[] = []
  const reader = { response, told, lastId: '', comments: 0, isOver: false, leave: () => away.abort() }
  const read = async () => {
    let text = ''
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) {
        const lines = block.split('\n')
        if (lines.some((line) => line.startsWith(':'))) reader.comments++
        const id = lines
          .find((line) => line.startsWith('id:'))
          ?.slice(3)
          .trim()
        const data = lines.find((line) => line.startsWith('data:'))?.slice(5)
        if (id) reader.lastId = id
        if (data) told.push({ id: id!, data: NewsView.parse(JSON.parse(data)) })
      }
    }
  }
  void read()
    .catch(() => {})
    .finally(() => (reader.isOver = true))
  return reader
}

const typesOf = (told: readonly Told[], complaintId: string) =>
  told.flatMap(({ data }) => (data.complaintId === complaintId ? [data.type] : []))

/** A complaint taken in on one of the two. */
async function taken(by: Pick<Serving, 'post'> = api): Promise<{ id: string; path: string }> {
  const { body } = await by.post('/v1/complaints', intake({ commands: first }))
  const path = `/v1/complaints/${body.id}`
  await recorded(api, path)
  return { id: body.id, path }
}

// R51, F56
test('what is asked for at one API shows at the streams of another', async () => {
  const reader = await follow(other.url)
  expect(reader.response.status).toBe(200)
  expect(Object.fromEntries(reader.response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const { id, path } = await taken()
  await until(async () => typesOf(reader.told, id).length > 0)
  await api.post(`${path}/add-note`, { text: 'Seen at once.' })
  await until(async () => typesOf(reader.told, id).includes('noteAdded'))
  const journal = await api.get(`${path}/events?limit=200`)
  expect(typesOf(reader.told, id)).toEqual(journal.body.data.map((entry: Entry) => entry.event.type))
  expect(reader.told.at(-1)!.data).toMatchObject({ kind: 'recorded', department: 'service', handler: 'li' })
  // That something happened, not what.
  expect(JSON.stringify(reader.told)).not.toContain('Seen')
  reader.leave()
})
type Entry = { event: { type: string } }

test('who comes back goes on where they were: nothing is missing, nothing twice', async () => {
  const reader = await follow(api.api.url)
  const { id, path } = await taken()
  await until(async () => typesOf(reader.told, id).length > 0)
  reader.leave()
  for (const text of ['One', 'Two', 'Three']) await api.post(`${path}/add-note`, { text })
  // The other API has not kept what happened meanwhile for anybody: it asks the register.
  for (const url of [api.api.url, other.url]) {
    const again = await follow(url, `?complaint=${id}`, { lastId: reader.lastId })
    await until(async () => again.told.length >= 3)
    await delay(200)
    expect(typesOf(again.told, id)).toEqual(['noteAdded', 'noteAdded', 'noteAdded'])
    again.leave()
  }
  const all = await follow(other.url, `?complaint=${id}`, { lastId: '0' })
  const journal = await api.get(`${path}/events?limit=200`)
  await until(async () => all.told.length >= journal.body.data.length)
  expect(typesOf(all.told, id)).toEqual(journal.body.data.map((entry: Entry) => entry.event.type))
  all.leave()
})

test('a stream says that it lives, and moves on what to come back to', async () => {
  const reader = await follow(other.url, '?types=archived')
  await taken()
  await delay(3 * HEARTBEAT_MS)
  expect(reader.told).toEqual([])
  expect(reader.comments).toBeGreaterThanOrEqual(2)
  const { rows } = await api.house.pool.query<{ last: number }>('select max(position) as last from event')
  expect(Number(reader.lastId)).toBe(rows[0]!.last)
  reader.leave()
})

test('one’s own, a department, some types: and a person who loses a complaint hears of it', async () => {
  const [mine, workshop, types] = await Promise.all([
    follow(api.api.url, '?mine=true', { as: 'agent-li' }),
    follow(api.api.url, '?department=workshop', { as: 'management-qian' }),
    follow(api.api.url, '?types=acknowledged,classified'),
  ])
  const { id, path } = await taken()
  await api.post(`${path}/assign`, { department: 'workshop', person: 'wang' })
  await api.post(`${path}/add-note`, { text: 'Not his any more.' }, { as: 'agent-wang' })
  await until(async () => typesOf(workshop.told, id).includes('noteAdded'))
  await delay(200)
  expect(typesOf(mine.told, id)).toContain('received')
  expect(typesOf(mine.told, id).at(-1)).toBe('assigned')
  expect(new Set(typesOf(types.told, id))).toEqual(new Set(['acknowledged', 'classified']))
  for (const reader of [mine, workshop, types]) reader.leave()
})

test('what is restricted is told to those only who keep the rules', async () => {
  const { id, path } = await taken()
  await api.house.pool.query("update complaint set restricted_until = 'infinity' where id = $1", [id])
  const readers = await Promise.all(['agent-li', 'auditor-wu'].map((as) => follow(api.api.url, '', { as })))
  await api.post(`${path}/add-note`, { text: 'Hidden.' }, { as: 'management-qian' })
  await until(async () => typesOf(readers[1]!.told, id).length > 0)
  expect(typesOf(readers[0]!.told, id)).toEqual([])
  for (const reader of readers) reader.leave()
})

test('with the database gone for a while a stream goes on when it is back', async () => {
  const reader = await follow(other.url)
  const { id, path } = await taken()
  await until(async () => typesOf(reader.told, id).length > 0)
  await api.house.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await api.post(`${path}/add-note`, { text: 'While the reader listens anew.' })
  await until(async () => typesOf(reader.told, id).includes('noteAdded'))
  reader.leave()
})

test('many streams of one person, wrong cursors, and those whose business it is not', async () => {
  for (const lastId of ['x', '99999999999'])
    expect((await follow(api.api.url, '', { lastId })).response.status).toBe(400)
  expect((await follow(api.api.url, '?after=-1')).response.status).toBe(400)
  expect((await follow(api.api.url, '', { as: 'portal' })).response.status).toBe(403)
  await delay(200)
  const readers = []
  for (let n = 0; n < 8; n++) readers.push(await follow(api.api.url, '', { as: 'agent-chen' }))
  expect(readers.map(({ response }) => response.status)).toEqual(Array(8).fill(200))
  const ninth = await follow(api.api.url, '', { as: 'agent-chen' })
  expect(ninth.response.status).toBe(429)
  expect(ninth.response.headers.get('retry-after')).toBe('30')
  for (const reader of readers) reader.leave()
  await until(async () => {
    const again = await follow(api.api.url, '', { as: 'agent-chen' })
    again.leave()
    return again.response.status === 200
  })
})

test('streams end when the API is closed', async () => {
  const client = new Client({ connection: api.server.nativeConnection })
  const third = await testApi({ client, pool: api.house.pool })
  const reader = await follow(third.url)
  await third.close()
  await until(async () => reader.isOver)
})
