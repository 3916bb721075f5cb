import { test } from 'vitest'
import { cutConnections } from '../support/faults/cut-connections.ts'

// Trial R2, as long as it was asked for.
test(
  'fifty terminations and ten restarts of the register end no process, and lose nothing',
  {
    timeout: 900_000,
  },
  () => cutConnections({ terminations: 50, restarts: 10 }),
)
