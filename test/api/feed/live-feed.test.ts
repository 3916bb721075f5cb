import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLiveFeed, type LiveFeed } from '../../../src/api/feed/live-feed.ts'
import type { News } from '../../../src/register/feed/news.ts'
import { commitOf, entries } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

const logger = pino({ level: 'silent' })

let house: FreshRegister
let live: LiveFeed
beforeEach(async () => {
  house = await freshRegister({ statementTimeoutMs: 20_000 })
  live = createLiveFeed({ pool: house.pool, logger, pollMs: 50, heartbeatMs: 200 })
})
afterEach(async () => {
  live.close()
  await house.close()
})

const write = (id: string, count: number) =>
  house.register.commit(commitOf({ id, entries: entries(1, count) }), 'run')

const positions = async (): Promise<number[]> => {
  const { rows } = await house.pool.query<{ position: number }>(
    'select position from event order by position',
  )
  return rows.map(({ position }) => position)
}

/** What a follower is told until there are so many. */
async function told(count: number, after?: number): Promise<News[]> {
  const news: News[] = []
  for await (const bulletin of live.follow({ after, signal: AbortSignal.timeout(20_000) })) {
    news.push(...bulletin.news)
    if (news.length >= count) break
  }
  return news
}

test('a reader slower than what happens misses nothing, though only the latest is kept for them', async () => {
  await live.begin()
  const leave = new AbortController()
  const slow = live.follow({ signal: leave.signal })
  expect((await slow.next()).value).toMatchObject({ news: [] })
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await write(id, 400)
  // Somebody else has been told of all of it by now.
  expect(await told(2_400, 0)).toHaveLength(2_400)
  const late: number[] = []
  while (late.length < 2_400) {
    const { value } = await slow.next()
    late.push(...value!.news.map(({ position }: News) => position))
  }
  expect(late).toEqual(await positions())
  leave.abort()
  expect(await slow.next()).toMatchObject({ done: true })
})

test('many come back at once, each to where they were', async () => {
  await live.begin()
  await write('a', 50)
  const all = await positions()
  const cursors = [0, 1, 10, 25, 49]
  const again = await Promise.all(cursors.map((seen) => told(50 - seen, seen === 0 ? 0 : all[seen - 1])))
  for (const [index, seen] of cursors.entries())
    expect(again[index]!.map(({ position }) => position)).toEqual(all.slice(seen))
})

test('a register that was restored from a copy ends the streams: their cursors mean nothing any more', async () => {
  await live.begin()
  await write('a', 50)
  const following = told(1_000, 0)
  await expect.poll(async () => (await told(50, 0)).length).toBe(50)
  await house.pool.query("select setval('event_position_seq', 10)")
  expect(await following).toHaveLength(50)
  await expect(live.begin(50)).rejects.toThrow('restored')
})

test('with the register away the streams wait, and those who come are told', async () => {
  await live.begin()
  const next = told(1)
  await house.pool.query('alter function feed_horizon() rename to feed_horizon_away')
  await write('a', 1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await house.pool.query('alter function feed_horizon_away() rename to feed_horizon')
  expect(await next).toMatchObject([{ complaintId: 'a', type: 'noteAdded' }])
})
