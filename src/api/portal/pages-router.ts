import { Language } from '../../domain/names.ts'
import express, { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { doingOf, PROGRESS_ACTIONS, type ProgressAction } from '../../portal/actions.ts'
import type { Note } from '../../portal/page/document.ts'
import { label } from '../../portal/page/labels.ts'
import { lettersPage } from '../../portal/page/letters-page.ts'
import { lookUpPage } from '../../portal/page/look-up-page.ts'
import { progressPage } from '../../portal/page/progress-page.ts'
import { languageFor } from '../../portal/progress.ts'
import type { Deps } from '../deps.ts'
import { bringFiles, takesFiles } from './bring-files.ts'
import type { FormReader, SentForm } from './form-body.ts'
import { act, lookUp, progressFor, type Found } from './handlers.ts'
import { lettersOf } from './letters.ts'
import { askForLink } from './lost-secret.ts'
import { noIndex } from '../pages/no-index.ts'
import { limitedByAddress } from '../middlewares/limited.ts'
import { preferredLanguage } from '../middlewares/language.ts'
import { Problem } from '../problems/problem.ts'
import { parsedOrProblem } from '../problems/validation.ts'
import { problemNote } from '../pages/problem-note.ts'
import { sendPage } from '../pages/send-page.ts'
import { wordsOf, type Said } from './routes.ts'

const text = (length: number) => z.string().max(length).default('').catch('')
/** What the forms send. A field that does not fit is none: the page says what is missing. */
const Sent = z.object({
  number: text(80),
  secret: text(80),
  address: text(200),
  lang: Language.optional().catch(undefined),
  action: z.enum(PROGRESS_ACTIONS).optional().catch(undefined),
  words: z.string().default('').catch(''),
  score: z.coerce.number().optional().catch(undefined),
  solved: z.enum(['yes', 'no']).optional().catch(undefined),
  key: z.uuid().optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
type Sent = z.output<typeof Sent>

/** The most that a form lets one write, nine bytes for each Chinese character. */
const LONGEST = '128kb'

/** For customers: pages without any script, which show what `POST /v1/progress` answers and send what it takes. */
export function progressPages(deps: Deps, readForm: FormReader): Router {
  return Router()
    .use(limitedByAddress(deps), noIndex)
    .get('/', (request, response) => {
      const { lang, number, secret } = Sent.parse(request.query)
      const language = lang ?? preferredLanguage(request) ?? 'zh'
      sendPage(response, 200, (nonce) =>
        lookUpPage({ language, nonce, firm: deps.firm?.[language], number, secret }),
      )
    })
    .post('/', express.urlencoded({ extended: false, limit: LONGEST }), (request, response) =>
      answer(deps, askedBy(request, request.body ?? {}), response),
    )
    .post('/files', async (request, response) => {
      const form = await readForm(request)
      await answer(deps, { ...askedBy(request, Object.fromEntries(form.data)), form }, response)
    })
    .post('/letters', express.urlencoded({ extended: false, limit: LONGEST }), async (request, response) => {
      const asked = askedBy(request, request.body ?? {})
      await orLookUp(deps, asked, response, () => showLetters(deps, asked, response))
    })
    .post('/lost', express.urlencoded({ extended: false, limit: LONGEST }), async (request, response) => {
      const { number, address, lang } = Sent.parse(request.body ?? {})
      const language = lang ?? preferredLanguage(request) ?? 'zh'
      try {
        await askForLink(deps, { number, address, language })
        showLookUp(deps, response, { language, number })
      } catch (error) {
        if (!(error instanceof Problem) || error.status === 500) throw error
        showLookUp(deps, response, { language, number, error })
      }
    })
}

const askedBy = (request: Request, fields: object): Asked => {
  const sent = Sent.parse(fields)
  return { sent, language: sent.lang ?? preferredLanguage(request) }
}

/** How it stands, with what was asked for done. */
const answer = (deps: Deps, asked: Asked, response: Response): Promise<void> =>
  orLookUp(deps, asked, response, () => showProgress(deps, asked, response))

/** Where it is not opened, what was typed. */
async function orLookUp(
  deps: Deps,
  asked: Asked,
  response: Response,
  show: () => Promise<void>,
): Promise<void> {
  try {
    await show()
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 500) throw error
    const { number, secret } = asked.sent
    showLookUp(deps, response, { language: asked.language ?? 'zh', number, secret, error })
  }
}

type LookedUp = { language: Language; number: string; secret?: string; error?: Problem }

/** Where number and secret are typed, with what went wrong; without an error a new link was asked for. */
function showLookUp(deps: Deps, response: Response, { language, error, ...slip }: LookedUp): void {
  const note = error
    ? problemNote(deps, error, language)
    : ({ is: 'good', words: label('lostSent', language) } as const)
  if (error) response.set(error.headers)
  sendPage(response, error?.status ?? 200, (nonce) =>
    lookUpPage({ language, nonce, firm: deps.firm?.[language], ...slip, note }),
  )
}

type Asked = { sent: Sent; language: Language | undefined; form?: SentForm }

async function showProgress(deps: Deps, asked: Asked, response: Response): Promise<void> {
  const { language } = asked
  const { number, secret, action } = asked.sent
  const slip = { number, secret }
  const found = await lookUp(deps, slip)
  const done = action || asked.form ? await doing(deps, found, asked) : undefined
  if (done?.note.is === 'good' && action === 'renew-slip')
    return showSent(deps, response, { number, language: languageFor(found.record.complaint, language) })
  const now = done ? await lookUp(deps, slip) : found
  const progress = progressFor(deps, now, language)
  sendPage(response, done?.status ?? 200, (nonce) =>
    progressPage({
      ...{ progress, slip: { ...slip, number: progress.number }, nonce, note: done?.note },
      ...{ firm: deps.firm?.[progress.language], takesFiles: takesFiles(deps, now) },
    }),
  )
}

async function showLetters(deps: Deps, { sent, language }: Asked, response: Response): Promise<void> {
  const slip = { number: sent.number, secret: sent.secret }
  const found = await lookUp(deps, slip)
  const { complaint } = found.record
  const shown = await lettersOf(deps, found, sent.before)
  const reader = languageFor(complaint, language)
  sendPage(response, 200, (nonce) =>
    lettersPage({
      ...{ ...shown, slip, zone: complaint.calendar.zone, language: reader, nonce },
      firm: deps.firm?.[reader],
    }),
  )
}

/** What they opened the page with opens it no more. */
function showSent(
  { firm }: Deps,
  response: Response,
  { number, language }: { number: string; language: Language },
): void {
  const note: Note = { is: 'good', words: label('linkSent', language) }
  sendPage(response, 200, (nonce) => lookUpPage({ language, nonce, firm: firm?.[language], note, number }))
}

/** Done, or why not: either way the customer sees how it stands now. */
async function doing(
  deps: Deps,
  found: Found,
  { sent, language, form }: Asked,
): Promise<{ status: number; note: Note }> {
  const reader = languageFor(found.record.complaint, language)
  const { action = 'accept-solution', key } = sent
  try {
    const isThere = form
      ? await bringFiles(deps, found, { form, key, language: reader })
      : await acting(deps, found, { action, sent, language, reader })
    return { status: 200, note: { is: 'good', words: label(isThere ? 'done' : 'notYet', reader) } }
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 500) throw error
    return { status: error.status, note: problemNote(deps, error, reader) }
  }
}

type Acting = Pick<Asked, 'sent' | 'language'> & { action: ProgressAction; reader: Language }

/** Whether looking it up shows it already. */
async function acting(
  deps: Deps,
  found: Found,
  { action, sent, language, reader }: Acting,
): Promise<boolean> {
  const said = parsedOrProblem(wordsOf(action), saidIn(action, sent), 'body', reader)
  const asked = { action, said, language, idempotencyKey: sent.key, ifVersion: undefined }
  const reply = await act(deps, found, asked)
  return 'body' in reply && (reply.body as { recorded?: boolean }).recorded === true
}

/** What of a form its action takes; what may be left out, and is, is not there. */
function saidIn(action: ProgressAction, { words, score, solved }: Sent): Said {
  const { says, asks = [] } = doingOf(action)
  const isThere = words.trim() !== '' || says !== 'comment'
  return {
    ...(says && isThere && { [says]: words }),
    ...(asks.includes('score') && score !== undefined && { score }),
    ...(asks.includes('solved') && solved && { solved: solved === 'yes' }),
  }
}
