import { test } from 'vitest'
import { cutConnections } from '../support/faults/cut-connections.ts'

// Trial R2.
test(
  'connections to the register that end under load end no process, and lose nothing',
  {
    timeout: 240_000,
  },
  () => cutConnections({ terminations: 12, restarts: 2 }),
)
