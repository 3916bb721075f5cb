import compression from 'compression'
import express, { Router, type Response } from 'express'
import path from 'node:path'

/** The console's files bear digests in their names: what was read once is right for ever. */
const KEPT_FOR = '365d'

/**
 * `/console`: the pages of agents, supervisors and all others of the firm, built before (src/console). Every address
 * below it is the same page, which finds out itself what to show.
 */
export function consolePages(folder: string): Router {
  const router = Router().use(compression())
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: KEPT_FOR, fallthrough: false }),
  )
  router.get('/{*path}', (_request, response: Response) => {
    response.set({ 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex, nofollow' })
    // By its root: the folder itself may lie below one whose name begins with a dot.
    response.sendFile('index.html', { root: folder })
  })
  return router
}
