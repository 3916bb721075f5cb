import { test } from 'vitest'
import { outages } from '../support/faults/outages.ts'

const { expectNothingLost } = outages()

const first = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)
const seeds = Array.from({ length: 20 }, (_, index) => first + index)

test.each(seeds)(
  'whatever is away for a while, what was answered as done is recorded, once (SEED=%i)',
  { timeout: 180_000 },
  (seed) => expectNothingLost(seed),
)
