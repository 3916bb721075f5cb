import { expect, test } from 'vitest'
import { operations } from '../../src/api/contract.ts'
import { READINGS } from '../../src/words/administration/readings.ts'

// R105
test('whatever is recorded as read has its word', () => {
  const recorded = operations.flatMap(([name, { shows }]) => (shows ? [name] : []))
  expect(recorded.length).toBeGreaterThan(20)
  expect(recorded.filter((name) => !Object.hasOwn(READINGS, name))).toEqual([])
})
