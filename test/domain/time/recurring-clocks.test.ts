import { expect, test } from 'vitest'
import { withoutOldClocks } from '../../../src/domain/time/ended-clocks.ts'
import { fold } from '../../../src/domain/evolve/fold.ts'
import { bytesOf } from '../../../src/domain/journal/pieces.ts'
import { recurringLife } from '../../support/domain/recurring-life.ts'

// Trial R9: each contact added a clock, and every commit, view and answer grew with them.

test('a complaint does not grow with how often its customer is told something', () => {
  const chunks = recurringLife('told-often', 400)
  const sizeAfter = (n: number) => bytesOf(chunks.at(n)!.complaint.clocks)
  expect(sizeAfter(-1) - sizeAfter(200)).toBeLessThan(500)
  expect(chunks.at(-1)!.complaint.clocks.length).toBeLessThan(70)
})

test('what it lets go of is told once, and its journal adds up to the same', () => {
  const chunks = recurringLife('told-often', 120)
  const { complaint } = chunks.at(-1)!
  const { policy, calendar } = complaint
  const whole = fold(
    { policy, calendar },
    chunks.flatMap(({ entries }) => entries),
  )!
  const dropped = chunks.flatMap((chunk) => chunk.dropped)
  expect(dropped.length).toBeGreaterThan(50)
  const numbered = [...dropped, ...complaint.clocks].filter(({ name }) => name === 'progress')
  expect(numbered.map(({ n }) => n)).toEqual(numbered.map((_, index) => index + 1))
  expect(new Set([...dropped, ...complaint.clocks].map((clock) => JSON.stringify(clock)))).toEqual(
    new Set(whole.clocks.map((clock) => JSON.stringify(clock))),
  )
  expect(withoutOldClocks(whole).complaint).toEqual(complaint)
})
