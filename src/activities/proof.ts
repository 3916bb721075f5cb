import { log } from '@temporalio/activity'
import type { Pool } from 'pg'
import { anchorHeads } from '../register/proof/anchor.ts'
import type { ProofActivities } from '../workflows/messages/proof.ts'

type Ports = {
  /** Connections whose statements may take longer. */
  pool: Pool
}

/** What the proof has done outside. The root goes to the log too: who changes the register changes no log. */
export const createProofActivities = ({ pool }: Ports): ProofActivities => ({
  async anchorHeads(day) {
    const root = await anchorHeads(pool, day)
    log.info('a daily root was made', root)
    return root
  },
})
