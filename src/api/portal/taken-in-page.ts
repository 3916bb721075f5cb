import type { Request, Response } from 'express'
import type { z } from 'zod'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Language } from '../../domain/names.ts'
import { receiptPage } from '../../portal/complain/receipt-page.ts'
import type { Note } from '../../portal/page/document.ts'
import { isPromised, type Promised } from '../../portal/promises.ts'
import { promiseOrName } from '../../words/promises.ts'
import type { ComplaintView, TakenInView } from '../complaints/schemas.ts'
import type { Deps } from '../deps.ts'
import { originOf } from '../pages/origin.ts'
import { sendPage } from '../pages/send-page.ts'
import type { Reply } from '../route.ts'
import { homeCalendar } from './telling.ts'

type View = z.input<typeof TakenInView> & Partial<Pick<z.input<typeof ComplaintView>, 'clocks' | 'calendar'>>
type Told = { language: Language; reply: Extract<Reply, { body: unknown }>; note: Note | undefined }

/** Whether it had been taken in before. */
export const isReplay = ({ headers }: Told['reply']): boolean => headers?.['Idempotent-Replayed'] === 'true'

/** Number and secret, and what is promised: as the answer to the intake says it. */
export function showTakenIn(
  deps: Deps,
  request: Request,
  response: Response,
  { language, reply, note }: Told,
): void {
  const { number, lookupSecret: secret, clocks = [], calendar } = reply.body as View
  const slip = new URLSearchParams({ number, ...(secret !== undefined && { secret }) })
  const page = (nonce: string) =>
    receiptPage({
      ...{ language, nonce, number, secret, firm: deps.firm?.[language] },
      ...(secret !== undefined && { link: `${originOf(request)}/progress?${slip.toString()}` }),
      ...{ note, isAgain: isReplay(reply) },
      promises: promisedIn(deps, clocks, language),
      zone: calendar?.zone ?? homeCalendar(deps).zone,
    })
  sendPage(response, 200, page, { runs: true })
}

/** The promises that run, the soonest first. */
function promisedIn(deps: Deps, clocks: NonNullable<View['clocks']>, language: Language): Promised[] {
  const titles = clockTitlesOf(deps.policies)
  return clocks
    .flatMap(({ ongoing, name, ...rule }) => {
      if (!ongoing || !isPromised(rule)) return []
      const dueAt = Date.parse(ongoing.breachTime)
      const words = promiseOrName(name, language, titles)
      return [{ clock: name, words, dueAt, ...(ongoing.provisional && { provisional: true as const }) }]
    })
    .toSorted((one, other) => one.dueAt - other.dueAt)
}
