import express, { Router } from 'express'
import { z } from 'zod'
import { dayMs } from '../../domain/instant.ts'
import { Language } from '../../domain/names.ts'
import { helpedPage, suggestedAnswers } from '../../portal/complain/answers.ts'
import { FORM_SCRIPT } from '../../portal/complain/script.ts'
import { createLimiter } from '../../portal/limiter.ts'
import { countHelped } from '../../register/portal/questions-helped.ts'
import type { Deps } from '../deps.ts'
import { limitedBy } from '../middlewares/limited.ts'
import { networkOf } from '../middlewares/network-of.ts'
import { sendPage } from '../pages/send-page.ts'
import { answersAmong } from './answers-to.ts'

const Asked = z.object({
  lang: Language.catch('zh'),
  text: z.string().max(2_000).default('').catch(''),
  question: z.string().max(80).optional().catch(undefined),
})

const form = express.urlencoded({ extended: false, limit: '32kb' })

/** What may answer a customer before they have told anything, and that it has. */
export function answersPages(deps: Deps): Router {
  let answersTo: ReturnType<typeof answersAmong> | undefined
  const asking = limitedBy(createLimiter({ times: 240, withinMs: 60_000 }))
  /** Pressed again it is the same help. */
  const oncePerDay = createLimiter({ times: 1, withinMs: dayMs })
  return Router()
    .get('/form.js', (_, response) => {
      response.set('Cache-Control', 'public, max-age=300').type('text/javascript').send(FORM_SCRIPT)
    })
    .post('/questions', asking, form, (request, response) => {
      const { lang, text } = Asked.parse(request.body ?? {})
      answersTo ??= answersAmong(deps.published.questions)
      response.type('html').send(suggestedAnswers(answersTo(text), lang))
    })
    .post('/helped', form, async (request, response) => {
      const { lang, question } = Asked.parse(request.body ?? {})
      const isKnown = deps.published.questions.some(({ id }) => id === question)
      const who = `${question} ${networkOf(request.ip ?? '')}`
      // It helped whether or not it can be counted just now.
      if (question !== undefined && isKnown && oncePerDay.take(who, Date.now()) === undefined)
        await countHelped(deps.pool, question).catch((error: Error) =>
          deps.logger.warn({ reason: error.message }, 'that an answer has helped could not be counted'),
        )
      const given = { language: lang, firm: deps.firm?.[lang] }
      sendPage(response, 200, (nonce) => helpedPage({ ...given, nonce }))
    })
}
