import { Language } from '../../domain/names.ts'
import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { languageOf } from '../middlewares/language.ts'
import { firstPage } from './first-page.ts'
import { originOf } from './origin.ts'
import { sendPage } from './send-page.ts'
import { runsAt } from './temporal-ui.ts'

const Asked = z.object({ lang: Language.optional().catch(undefined) })

/**
 * `/`: for a browser the console; for programs what is where, as JSON. The same as a page is at `/welcome`, and at `/`
 * where no console is served.
 */
export function firstRouter(deps: Pick<Deps, 'identity' | 'temporalUi' | 'consoleDir'>): Router {
  const { temporalUi, consoleDir } = deps
  const router = Router({ strict: true })
  const welcome = welcoming(deps)
  router.get('/', (request, response) => {
    response.vary('Accept')
    if (request.accepts('json', 'html') !== 'html') {
      const runs = temporalUi && { temporalRuns: runsAt(temporalUi) }
      const places = { docs: '/docs', openapi: '/openapi.json', progress: '/progress', ...runs }
      response.set('Cache-Control', 'no-store').json(places)
    } else if (consoleDir !== undefined) response.redirect(302, '/console/')
    else welcome(request, response)
  })
  return router.get('/welcome', welcome)
}

function welcoming({ identity, temporalUi, consoleDir }: Parameters<typeof firstRouter>[0]) {
  const { trialUsers } = identity
  return (request: Request, response: Response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
    response.vary('Accept-Language')
    const { lang: language = languageOf(request) } = Asked.parse(request.query)
    const given = {
      language,
      apiUrl: originOf(request),
      temporalUi,
      trialUsers,
      hasConsole: consoleDir !== undefined,
    }
    sendPage(response, 200, (nonce) => firstPage({ ...given, nonce }))
  }
}
