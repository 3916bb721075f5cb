import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold } from '../../../src/domain/evolve/fold.ts'
import type { Commit } from '../../../src/domain/journal/journal.ts'
import { PIECE_BYTES, type Chunk } from '../../../src/domain/journal/pieces.ts'
import { standingOf } from '../../../src/register/complaint/projection.ts'
import { recurringLife } from '../../support/domain/recurring-life.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

// Trial R9: each contact added a clock, and every commit, view and answer grew with them.

let fresh: FreshRegister
beforeAll(async () => {
  fresh = await freshRegister()
})
afterAll(() => fresh.close())

const commitOf = (chunk: Chunk, historyLength: number): Commit => ({
  complaintId: chunk.complaint.id,
  historyLength,
  firstSequence: chunk.entries[0]!.sequence,
  ...chunk,
})

const clocksOf = async (id: string) => {
  const { rows } = await fresh.pool.query<{ n: number; state: string }>(
    `select n, state from clock where complaint_id = $1 and clock = 'progress' order by n`,
    [id],
  )
  return rows
}

test('the register has every clock of a long life, also those its complaint keeps no longer', async () => {
  const chunks = recurringLife('long-life', 120)
  expect(chunks.every(({ bytes }) => bytes < PIECE_BYTES)).toBe(true)
  for (const [index, chunk] of chunks.entries()) await fresh.register.commit(commitOf(chunk, index), 'run')
  const clocks = await clocksOf('long-life')
  expect(clocks.map(({ n }) => n)).toEqual(clocks.map((_, index) => index + 1))
  expect(clocks.slice(0, -1).every(({ state }) => state === 'met')).toBe(true)
  expect(clocks.length).toBeGreaterThan(110)
  expect(await standingOf(fresh.pool, 'long-life')).toEqual({ is: 'right' })
})

test('where its last entries give way to others, the clocks before them stay', async () => {
  const chunks = recurringLife('rewritten', 120)
  for (const [index, chunk] of chunks.entries()) await fresh.register.commit(commitOf(chunk, index), 'run')
  const before = await clocksOf('rewritten')
  const last = chunks.at(-10)!
  const [entry] = last.entries
  const other = {
    ...last,
    entries: [{ ...entry!, recordedAt: entry!.recordedAt + 1 }, ...last.entries.slice(1)],
  }
  await fresh.register.commit(commitOf(other, 200), 'a newer run')
  expect(await clocksOf('rewritten')).toHaveLength(before.length - 9)
  expect(await standingOf(fresh.pool, 'rewritten')).toEqual({ is: 'right' })
})

test('one recorded before complaints let clocks go is right as it stands', async () => {
  const chunks = recurringLife('before', 120)
  for (const [index, chunk] of chunks.entries()) await fresh.register.commit(commitOf(chunk, index), 'run')
  const { policy, calendar } = chunks.at(-1)!.complaint
  const whole = fold(
    { policy, calendar },
    chunks.flatMap(({ entries }) => entries),
  )
  await fresh.pool.query(
    `update complaint set state = jsonb_set(state, '{clocks}', $1::jsonb) where id = 'before'`,
    [JSON.stringify(whole!.clocks)],
  )
  expect(await standingOf(fresh.pool, 'before')).toEqual({ is: 'right' })
})
