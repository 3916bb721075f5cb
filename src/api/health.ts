import { Router } from 'express'
import type { Deps } from './deps.ts'

/** Whether the process lives, and whether it could serve: for those who restart and route. */
export function healthRouter({ isReady }: Pick<Deps, 'isReady'>): Router {
  return Router()
    .get('/livez', (_, response) => void response.json({ status: 'alive' }))
    .get('/readyz', async (_, response) => {
      const checks = await isReady()
      const ready = checks.register && checks.temporal
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady', checks })
    })
}
