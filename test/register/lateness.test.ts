import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import type { Entry } from '../../src/domain/journal/journal.ts'
import { forgetLateness, latenessBetween, readPunctuality } from '../../src/register/punctuality/lateness.ts'
import { clock, commitOf, escalated, minuteMs, note, start } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

let house: FreshRegister
beforeEach(async () => {
  house = await freshRegister({ statementTimeoutMs: 20_000 })
})
afterEach(() => house.close())

const breached = (more: object = {}): Event => ({
  ...{ type: 'breached', at: start, dueAt: start, clock: 'resolve', cycle: 1, n: 1 },
  ...more,
})

/** An entry of time's own, written down so long after its instant. */
const byTime = (sequence: number, event: Event, lateMs: number, more: Partial<Entry> = {}): Entry => ({
  ...{ sequence, event, by: { id: 'time', role: 'system' }, command: 'lapse', recordedAt: event.at + lateMs },
  ...more,
})
const first: Entry = {
  ...{ sequence: 1, event: note('first'), by: { id: 'li', role: 'agent' }, command: 'addNote' },
  recordedAt: start,
}
const firedLate = async () =>
  (await latenessBetween(house.pool, 0, Date.now())).map(({ step, level, firedLateMs }) => [
    step,
    level,
    firedLateMs,
  ])

// F49
test('what time did by itself is measured from its due to when it was done', async () => {
  await house.register.commit(
    commitOf({ entries: [first, byTime(2, breached(), 120), byTime(3, escalated('a', 2), 3_000)] }),
    'run',
  )
  expect(await firedLate()).toEqual([
    ['breached', null, 120],
    ['escalated', 2, 3_000],
  ])
  const { fired, recorded } = await readPunctuality(house.pool, Date.now())
  expect(fired.hour).toEqual({ count: 2, p50Ms: 120, p99Ms: 3_000, maxMs: 3_000 })
  // By the register's own time, which is long after this past.
  expect(recorded.hour.maxMs).toBeGreaterThan(Date.now() - start - minuteMs)
})

test('not the past, not a due that was moved into it, not what people did; from registration on at the earliest', async () => {
  await house.register.commit(
    commitOf({
      entries: [
        first,
        byTime(2, breached(), 9_000, { past: true }),
        byTime(3, breached({ retroactive: true }), 9_000),
        { ...byTime(4, breached(), 9_000), by: { id: 'li', role: 'agent' } },
        byTime(5, breached(), 9_000),
      ],
      complaint: { registeredAt: start + 8_800 },
    }),
    'run',
  )
  expect(await firedLate()).toEqual([['breached', null, 200]])
})

test('every kind of step is measured, and nothing else that follows from it', async () => {
  const of = { clock: 'resolve', cycle: 1, n: 1 }
  const due = { at: start, dueAt: start + minuteMs }
  const steps: [string, Event][] = [
    ['endPause', { type: 'clockResumed', ...of, ...due }],
    ['supervisionOverdue', { type: 'supervisionOverdue', at: start, order: 1 }],
    ['giveUpWaiting', { type: 'clockExpired', at: start, ...of, dueAt: start }],
    ['giveUpWaiting', { type: 'waitingGivenUp', at: start, reason: 'information' }],
    ['archive', { type: 'archived', at: start }],
  ]
  const taken = steps.map(([command, event], index) => byTime(index + 2, event, 10 * index, { command }))
  await house.register.commit(commitOf({ entries: [first, ...taken] }), 'run')
  expect(await firedLate()).toEqual([
    ['clockResumed', null, 0],
    ['supervisionOverdue', null, 10],
    ['clockExpired', null, 20],
    ['archived', null, 40],
  ])
})

test('a tail that was replaced is measured once', async () => {
  await house.register.commit(commitOf({ entries: [first, byTime(2, breached(), 100)] }), 'old')
  await house.register.commit(commitOf({ entries: [byTime(2, breached(), 5_000)] }), 'new')
  expect(await firedLate()).toEqual([['breached', null, 100]])
})

test('a clock due for a minute with nothing recorded is waiting', async () => {
  const due = (dueAt: number) => commitOf({ entries: [first], complaint: { clocks: [clock({ dueAt })] } })
  await house.register.commit(due(start), 'run')
  expect((await readPunctuality(house.pool, start + 59_000)).waiting).toEqual({ count: 0 })
  const { waiting } = await readPunctuality(house.pool, Date.now())
  expect(waiting).toEqual({ count: 1, oldestDueAt: start })
})

test('canaries are told apart, and what is old is forgotten', async () => {
  const id = 'canary_20260901'
  await house.register.commit(commitOf({ id, entries: [first, byTime(2, breached(), 70)] }), 'run')
  const { fired, canary } = await readPunctuality(house.pool, Date.now())
  expect(fired.day.count).toBe(0)
  expect(canary).toMatchObject({ dueAt: start, firedLateMs: 70 })
  await forgetLateness(house.pool, Date.now() + 1_000)
  expect((await readPunctuality(house.pool, Date.now())).canary).toBeUndefined()
})

test('a hundred thousand steps a day are summed up', async () => {
  await house.pool.query(
    `insert into lateness select 'cmp_' || n, 2, 'breached', null, now(), n % 977, n % 1499, now() - n * interval '0.8 s'
     from generate_series(1, 100000) n`,
  )
  await house.pool.query('vacuum analyze lateness')
  const { recorded } = await readPunctuality(house.pool, Date.now())
  expect(recorded.day).toMatchObject({ count: 100_000, maxMs: 1_498 })
})
