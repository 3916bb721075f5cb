import { describe, expect, test } from 'vitest'
import { arrivalOf, openedAt, STAMP_GOOD_FOR_MS as goodForMs } from '../../src/domain/arrival.ts'
import { opening } from '../support/temporal/workflow-lives.ts'

const now = Date.parse('2026-11-26T08:00:00Z')

// Trial R4.
describe('the stamp of an arrival', () => {
  test.each([
    ['a moment old', -2_000, now - 2_000, false],
    ['as old as it may be', -goodForMs, now - goodForMs, false],
    ['older', -goodForMs - 1, now, true],
    ['a little ahead', 2_000, now, false],
    ['far ahead', goodForMs + 1, now, true],
  ])('%s', (_, offset, at, isOwnTime) => {
    expect(arrivalOf({ stampedAt: now + offset, goodForMs }, now)).toEqual({ at, isOwnTime })
  })

  test('from before there was a bound is taken as it was, but never as of the future', () => {
    const old = (stampedAt: number) => arrivalOf({ stampedAt, goodForMs: undefined }, now)
    expect(old(now - 86_400_000)).toEqual({ at: now - 86_400_000, isOwnTime: false })
    expect(old(now + 5)).toEqual({ at: now, isOwnTime: false })
  })
})

describe('a complaint is opened by the clock of its run', () => {
  const hour = 3_600_000
  const at = (receivedAt: number, registeredAt: number) => {
    const opened = openedAt({ ...opening(receivedAt, { policy: 'demo' }), registeredAt }, now, goodForMs)
    return { receivedAt: opened.receivedAt, registeredAt: opened.registeredAt }
  }

  test('registered an hour ahead or behind it was received and registered then', () => {
    for (const stamped of [now + hour, now - hour])
      expect(at(stamped, stamped)).toEqual({ receivedAt: now, registeredAt: now })
  })

  test('an earlier receipt that was named stays; one in the future does not', () => {
    expect(at(now - 2 * hour, now - 100)).toEqual({ receivedAt: now - 2 * hour, registeredAt: now - 100 })
    expect(at(now + hour / 2, now + hour)).toEqual({ receivedAt: now, registeredAt: now })
  })
})
