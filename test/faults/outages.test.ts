import { test } from 'vitest'
import { outages } from '../support/faults/outages.ts'

// Trials R1, B3. Twenty schedules more, of other seeds each time: npm run test:long.

const { expectNothingLost } = outages()

test.each([1, 2, 3])(
  'whatever is away for a while, what was answered as done is recorded, once (schedule %i)',
  { timeout: 180_000 },
  (seed) => expectNothingLost(seed),
)
