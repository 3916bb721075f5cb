import { Router } from 'express'
import { isClockRight } from '../register/punctuality/database-clock.ts'
import type { Deps } from './deps.ts'

/** Whether the process lives, and whether it could serve: for those who restart and route. */
export function healthRouter({ isReady }: Pick<Deps, 'isReady'>): Router {
  return Router()
    .get('/livez', (_, response) => void response.json({ status: 'alive' }))
    .get('/readyz', async (_, response) => {
      const { checks, clockAheadMs } = await isReady()
      const ready = checks.register && checks.temporal
      // A wrong clock is reported and stops no requests: what it stamps is held against other clocks.
      const clock = clockAheadMs !== undefined && {
        clock: { aheadMs: clockAheadMs, ok: isClockRight(clockAheadMs) },
      }
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady', checks, ...clock })
    })
}
