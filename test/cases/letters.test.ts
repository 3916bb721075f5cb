import { expect, test } from 'vitest'
import { simulate } from '../../src/cases/simulation.ts'
import { clockIn, cn, on, policyNamed } from '../support/domain/given.ts'

// R71, R76
test('a log knows of no letters: what was offered in it was told to the customer then', () => {
  const events = (['create', 'resolve'] as const).map((role, index) => ({
    ...{ line: index + 2, event: role, role, resource: 'li' },
    at: on(index === 0 ? '03-02 09:00' : '03-09 10:00'),
  }))
  const { complaint } = simulate(
    { id: 'C1', events },
    { policy: policyNamed('financial-emergency'), calendar: cn },
  )
  expect(clockIn(complaint, 'decide')).toMatchObject({ state: 'met', endedAt: on('03-09 10:00') })
})
