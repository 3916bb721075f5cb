import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Pool } from 'pg'
import { createDirectoryCopy } from '../../src/directory/directory-copy.ts'
import { directory } from '../support/directories.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000)

/** A register that can go away, and counts how often it was asked. */
function register() {
  const one = { isAway: false, asked: 0 }
  const query = async () => {
    one.asked++
    if (one.isAway) throw new Error('The register is away.')
    return { rows: [directory()] }
  }
  return { one, pool: { query } as unknown as Pick<Pool, 'query'> }
}

test('a copy lasts a minute, and is not used after that by whoever gives out complaints', async () => {
  const { one, pool } = register()
  const copy = createDirectoryCopy(pool)
  const first = await copy()
  later(59)
  expect(await copy()).toBe(first)
  one.isAway = true
  later(2)
  expect(await copy()).toBeUndefined()
  expect(one.asked).toBe(2)
})

test('whoever only asks who somebody is gets the last one while the register is away, and does not wait for each', async () => {
  const { one, pool } = register()
  const copy = createDirectoryCopy(pool)
  one.isAway = true
  expect(await copy({ orLast: true })).toBeUndefined()
  expect(await copy({ orLast: true })).toBeUndefined()
  expect(one.asked).toBe(1)
  one.isAway = false
  later(3)
  const first = await copy({ orLast: true })
  expect(first).toEqual(directory())
  one.isAway = true
  later(3_600)
  expect(await copy({ orLast: true })).toBe(first)
  expect(await copy({ orLast: true })).toBe(first)
  expect(one.asked).toBe(3)
  one.isAway = false
  later(3)
  expect(await copy({ orLast: true })).not.toBe(first)
})
