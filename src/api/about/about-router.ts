import { Router } from 'express'
import { z } from 'zod'
import { Language } from '../../domain/names.ts'
import { aboutPage, type Way } from '../../portal/about/page.ts'
import { questionsWith } from '../../portal/about/questions.ts'
import type { Deps } from '../deps.ts'
import { preferredLanguage } from '../middlewares/language.ts'
import { limitedByAddress } from '../middlewares/limited.ts'
import { sendPage } from '../pages/send-page.ts'
import { createLastResults } from './last-results.ts'
import { waysOf } from './ways.ts'

const Asked = z.object({
  lang: Language.optional().catch(undefined),
  q: z.string().max(100).default('').catch(''),
})

/** What the firm publishes: its ways in, the process, its results, what is asked often. */
export function aboutPages(deps: Deps): Router {
  const lastResults = createLastResults(deps)
  const ways: Record<Language, Way[]> = { zh: waysOf(deps, 'zh'), en: waysOf(deps, 'en') }
  return Router()
    .use(limitedByAddress(deps))
    .get('/', async (request, response) => {
      const { lang, q } = Asked.parse(request.query)
      const language = lang ?? preferredLanguage(request) ?? 'zh'
      const { privacy, channels, questions } = deps.published
      const looked = q.trim()
      const results = await lastResults(Date.now())
      const kept = results === 'unknown' ? 'no-store' : 'public, max-age=300'
      response.set('Cache-Control', kept).vary('Accept-Language')
      sendPage(response, 200, (nonce) =>
        aboutPage({
          ...{ language, nonce, firm: deps.firm?.[language], channels, ways: ways[language], results },
          ...{ questions: questionsWith(questions, looked), looked, privacy },
        }),
      )
    })
}
