import { expect, test } from 'vitest'
import { createLimiter } from '../../src/portal/limiter.ts'

test('so many times, then a wait until the first of them is long enough ago', () => {
  const limiter = createLimiter({ times: 2, withinMs: 1_000 })
  expect([0, 400, 500, 999].map((now) => limiter.take('a', now))).toEqual([undefined, undefined, 500, 1])
  expect(limiter.take('b', 500)).toBeUndefined()
  expect(limiter.take('a', 1_000)).toBeUndefined()
})

test('of more keys than are kept, the first counted is forgotten', () => {
  const limiter = createLimiter({ times: 1, withinMs: 1_000, keysAtMost: 2 })
  for (const [now, key] of ['a', 'b', 'c'].entries()) limiter.take(key, now)
  expect(limiter.take('c', 10)).toBeGreaterThan(0)
  expect(limiter.take('b', 10)).toBeGreaterThan(0)
  expect(limiter.take('a', 10)).toBeUndefined()
})
