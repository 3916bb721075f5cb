import { Language } from '../../domain/names.ts'
import { Router, type Request } from 'express'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { languageOf } from '../middlewares/language.ts'
import { firstPage } from './first-page.ts'
import { sendPage } from './send-page.ts'
import { runsAt } from './temporal-ui.ts'

const Asked = z.object({ lang: Language.optional().catch(undefined) })

/** `/`: for a browser a page that says what is where, for programs the same as JSON. */
export function firstRouter({ identity, temporalUi }: Pick<Deps, 'identity' | 'temporalUi'>): Router {
  const { trialUsers } = identity
  return Router({ strict: true }).get('/', (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
    response.vary('Accept, Accept-Language')
    if (request.accepts('json', 'html') !== 'html') {
      const runs = temporalUi && { temporalRuns: runsAt(temporalUi) }
      response.json({ docs: '/docs', openapi: '/openapi.json', progress: '/progress', ...runs })
      return
    }
    const { lang: language = languageOf(request) } = Asked.parse(request.query)
    const apiUrl = `${request.protocol}://${hostOf(request)}`
    sendPage(response, 200, (nonce) => firstPage({ language, nonce, apiUrl, temporalUi, trialUsers }))
  })
}

/** What is to be pasted into a terminal holds nothing that a shell would act on, whatever the header says. */
const hostOf = (request: Request): string => (request.get('host') ?? '').replaceAll(/[^\w.:[\]-]/g, '')
