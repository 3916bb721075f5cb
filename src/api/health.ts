import { Router } from 'express'
import type { Deps } from './deps.ts'

/** Further off, a clock's stamps are soon not believed any more. */
const CLOCK_WITHIN_MS = 5_000

/** Whether the process lives, and whether it could serve: for those who restart and route. */
export function healthRouter({ isReady }: Pick<Deps, 'isReady'>): Router {
  return Router()
    .get('/livez', (_, response) => void response.json({ status: 'alive' }))
    .get('/readyz', async (_, response) => {
      const { checks, clockAheadMs } = await isReady()
      const ready = checks.register && checks.temporal
      // A clock that is wrong is told and keeps nobody away: what it stamps is held against other clocks.
      const clock = clockAheadMs !== undefined && {
        clock: { aheadMs: clockAheadMs, ok: Math.abs(clockAheadMs) <= CLOCK_WITHIN_MS },
      }
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady', checks, ...clock })
    })
}
