import express, { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { Language } from '../../domain/names.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import { FileShape, type Verdict } from '../../portal/receipt/check.ts'
import { receiptPage } from '../../portal/receipt/page.ts'
import { verdictWords } from '../../portal/receipt/words.ts'
import type { Deps } from '../deps.ts'
import { preferredLanguage } from '../middlewares/language.ts'
import { limitedByAddress } from '../middlewares/limited.ts'
import { noIndex } from '../pages/no-index.ts'
import { originOf } from '../pages/origin.ts'
import { problemNote } from '../pages/problem-note.ts'
import { sendPage } from '../pages/send-page.ts'
import { lookUp } from '../portal/handlers.ts'
import { Problem } from '../problems/problem.ts'
import { issued, receiptFor, verdictOn } from './handlers.ts'

const text = (length: number) => z.string().max(length).optional().catch(undefined)
const Sent = z.object({
  ...{ number: text(80), secret: text(80), file: text(12_000), r: text(4_000) },
  lang: Language.optional().catch(undefined),
})
type Sent = z.output<typeof Sent>

/** Pages without any script: one's own receipt by the slip, and a place where anybody checks one. */
export function receiptPages(deps: Deps): Router {
  return Router()
    .use(limitedByAddress(deps), noIndex)
    .get('/', (request, response) => answered(deps, { request, response, sent: Sent.parse(request.query) }))
    .use(express.urlencoded({ extended: false, limit: '32kb' }))
    .post('/', (request, response) =>
      answered(deps, { request, response, sent: Sent.parse(request.body ?? {}) }),
    )
    .post('/file', async (request, response) => {
      const { number = '', secret = '' } = Sent.parse(request.body ?? {})
      const { record, own = record.complaint } = await lookUp(deps, { number, secret })
      const file = await receiptFor(deps, own)
      response.attachment(`receipt-${own.number}.json`).json(file)
    })
}

type Asked = { request: Request; response: Response; sent: Sent }

async function answered(deps: Deps, { request, response, sent }: Asked): Promise<void> {
  const language = sent.lang ?? preferredLanguage(request) ?? 'zh'
  const titles = clockTitlesOf(deps.policies)
  const show = (status: number, more: Partial<Parameters<typeof receiptPage>[0]>) =>
    sendPage(response, status, (nonce) =>
      receiptPage({ language, nonce, firm: deps.firm?.[language], titles, ...more }),
    )
  try {
    if (sent.number !== undefined && sent.secret !== undefined)
      show(200, await ownOf(deps, { number: sent.number, secret: sent.secret }, originOf(request)))
    else if (sent.file !== undefined || sent.r !== undefined)
      show(200, shownOf(await checkedBy(deps, sent), language))
    else show(200, {})
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 500) throw error
    response.set(error.headers)
    show(error.status, { note: problemNote(deps, error, language) })
  }
}

async function ownOf(deps: Deps, slip: { number: string; secret: string }, origin: string) {
  const { record, own = record.complaint } = await lookUp(deps, slip)
  const { says, token } = await issued(deps, own)
  return { receipt: says, own: { slip, link: `${origin}/receipt?r=${token}` } }
}

/** What was pasted: a whole file, or only what is signed. */
async function checkedBy(deps: Deps, { file, r }: Sent): Promise<Verdict> {
  const read = FileShape.safeParse(r !== undefined ? { receipt: r } : fileIn(file ?? ''))
  return read.success ? verdictOn(deps, read.data) : { is: 'wrong', why: 'unreadable' }
}

function fileIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { receipt: text.trim() }
  }
}

const shownOf = (verdict: Verdict, language: Language) => ({
  note: { is: verdict.is === 'wrong' ? 'bad' : 'good', words: verdictWords(verdict, language) } as const,
  ...(verdict.is !== 'wrong' && { receipt: verdict.receipt }),
})
