import { Router, type Request, type Response } from 'express'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Intake } from '../../domain/intake.ts'
import { dateOfDay, dayOf } from '../../domain/calendar/days.ts'
import { Language } from '../../domain/names.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import type { Faults } from '../../portal/complain/fields.ts'
import { questionsOf } from '../../portal/about/questions.ts'
import { formPage, type FormGiven } from '../../portal/complain/form-page.ts'
import { ticketOf, type Kept } from '../../portal/complain/kept-files.ts'
import { fileName, lostOf, UNNAMED } from '../../portal/complain/lost-files.ts'
import { complainWord } from '../../portal/complain/words.ts'
import type { Note } from '../../portal/page/document.ts'
import { takeIn } from '../complaints/create.ts'
import type { Deps } from '../deps.ts'
import { preferredLanguage } from '../middlewares/language.ts'
import { limitedByAddress } from '../middlewares/limited.ts'
import { sendPage } from '../pages/send-page.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import { answersPages } from '../about/answers-router.ts'
import { addedAgain } from './files-again.ts'
import type { FormReader, Lack } from './form-body.ts'
import { noIndex } from '../pages/no-index.ts'
import { topicsFor } from './published-topics.ts'
import { isReplay, showTakenIn } from './taken-in-page.ts'
import { refuseTooOften } from './submission-limit.ts'
import { attachedBy, filesTaken, homeCalendar, sentIn, toldIn, type Sent } from './telling.ts'

const text = z.string().max(200).optional().catch(undefined)
/** What a link may fill in: a store's own, an order's, a question's. */
const Linked = z.object({
  lang: Language.optional().catch(undefined),
  ...{
    kind: text,
    topic: text,
    storeId: text,
    model: text,
    serial: text,
    orderNumber: text,
    contractNumber: text,
  },
})

/** Where customers tell something by themselves, without any script: the same intake as `POST /v1/complaints`. */
export function complainPages(deps: Deps, readForm: FormReader): Router {
  return (
    Router()
      // What is asked while one types takes nothing of what sending it may.
      .use(noIndex, answersPages(deps))
      .use(limitedByAddress(deps))
      .get('/', (request, response) => {
        const { lang, ...linked } = Linked.parse(request.query)
        const language = lang ?? preferredLanguage(request) ?? 'zh'
        showForm(deps, response, { status: 200, sent: blank(language, linked), isNew: true })
      })
      .post('/', async (request, response) => {
        const reader = preferredLanguage(request) ?? 'zh'
        const { data, lacks } = await readForm(request).catch((error: unknown) => {
          if (!(error instanceof Problem) || error.status === 500) throw error
          return { data: new FormData(), lacks: error }
        })
        const sent = sentIn(deps, data, Language.catch(reader).parse(data.get('lang')))
        try {
          if (lacks instanceof Problem) throw lacks
          if (lacks) showLacking(deps, response, sent, lacks)
          else await tell(deps, request, response, sent)
        } catch (error) {
          if (!(error instanceof Problem) || error.status === 500) throw error
          showRefused(deps, response, sent, error)
        }
      })
  )
}

const blank = (language: Language, linked: Record<string, string | undefined>): Sent => {
  const typed = Object.fromEntries(Object.entries(linked).filter(([, value]) => value !== undefined))
  const nothing = { notice: undefined, isSensitive: false, isTrapped: false, kept: [], files: [], lost: [] }
  return { language, key: randomUUID(), typed: { kind: 'complaint', ...typed }, ...nothing }
}

const STATUS_OF: Readonly<Record<Lack, number>> = { tooLarge: 413, busy: 503 }

/** What was typed stands before the files; their names may not have come in. */
function showLacking(deps: Deps, response: Response, sent: Sent, lacks: Lack): void {
  const more = { ...sent, lost: [...sent.lost, UNNAMED] }
  showForm(deps, response, { status: STATUS_OF[lacks], sent: more, ...badNote(lacks, sent.language) })
}

/** Taken in, or shown again with what was typed and what is wrong with it. */
async function tell(deps: Deps, request: Request, response: Response, sent: Sent): Promise<void> {
  const { language, key } = sent
  const now = Date.now()
  const told = toldIn(deps, sent, now)
  if ('faults' in told) return showForm(deps, response, { status: 400, sent, faults: told.faults })
  if (sent.isTrapped) throw new Problem('invalid', { detail: complainWord('trap', language) })
  await refuseTooOften(deps, request, told.intake.details.complainant, now)
  const { kept, left, fault, isAway } = await filesTaken(deps, sent)
  const tried = namesOf(sent)
  const lost = lostOf({ lost: sent.lost, sent: tried, kept: tried })
  const again = { ...sent, kept, files: left, lost }
  const faults: Faults = new Map(fault === undefined ? [] : [['files', fault]])
  if (fault !== undefined) return showForm(deps, response, { status: 400, sent: again, faults })
  const reply = await begun(deps, { intake: told.intake, key, kept, language }).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.status === 500) throw error
    return error
  })
  if (reply instanceof Problem) return showRefused(deps, response, again, reply)
  if (!('body' in reply) || reply.status === 202)
    return showForm(deps, response, { status: 503, sent: again, ...badNote('away', language) })
  const { id, recorded } = reply.body as { id: string; recorded: boolean }
  const more =
    isReplay(reply) && kept.length > 0
      ? await addedAgain(deps, { id, isRecorded: recorded, kept, language })
      : undefined
  const note = filesNote({ language, isAway, more, lost: lostIn(again) })
  showTakenIn(deps, request, response, { language, reply, note })
}

/** Which of what was ever sent with the form is not there. */
const lostIn = ({ lost, files, kept }: Pick<Sent, 'lost' | 'files' | 'kept'>): string[] =>
  lostOf({ lost, sent: namesOf({ files }), kept: kept.flatMap(({ name }) => name ?? []) })

const namesOf = ({ files }: Pick<Sent, 'files'>): string[] => files.map(({ name }) => fileName(name))

type OfFiles = Pick<Sent, 'language' | 'lost'> & {
  isAway: true | undefined
  more: Awaited<ReturnType<typeof addedAgain>>
}

/** What became of the files, where not all came in with what was told. */
function filesNote({ language, isAway, more, lost }: OfFiles): Note | undefined {
  const say = (name: Parameters<typeof complainWord>[0]) => complainWord(name, language)
  if (isAway) return { is: 'bad', words: say('noFiles') }
  if (more === 'filesUnsure') return { is: 'bad', words: say(more) }
  if (lost.length > 0) return { is: 'bad', words: `${say('lostFiles')} ${lost.join(', ')}` }
  return more && { is: 'good', words: say(more) }
}

type Begun = { intake: Intake; key: string; kept: readonly Kept[]; language: Language }

/** What was told is what a key is for: files that came only the second time make it no other request. */
const begun = (deps: Deps, { intake, key, kept, language }: Begun) =>
  takeIn(
    deps,
    { by: COMPLAINANT, body: intake, idempotencyKey: key, keysOf: 'form' },
    { ...intake, commands: attachedBy(kept, language) },
  )

/** So many answers stand above the form. */
const ANSWERED_AT_MOST = 5

type Shown = { status: number; sent: Sent; faults?: Faults; note?: FormGiven['note']; isNew?: boolean }

const badNote = (name: Parameters<typeof complainWord>[0], language: Language): Pick<Shown, 'note'> => ({
  note: { is: 'bad', words: complainWord(name, language) },
})

/** What customers read in place of what is written for programs. */
const PLAINLY: Readonly<Record<string, Parameters<typeof complainWord>[0]>> = {
  ...{ tooMany: 'tooMany', tooLarge: 'tooLarge', keyReused: 'changed' },
  ...{ temporalUnavailable: 'away', registerUnavailable: 'away' },
}

function showRefused(deps: Deps, response: Response, sent: Sent, problem: Problem): void {
  const { language } = sent
  const plain = PLAINLY[problem.code]
  const { detail, title } = problemBody(problem, language, '')
  const note = plain ? badNote(plain, language) : { note: { is: 'bad', words: detail ?? title } as const }
  const key = problem.code === 'keyReused' ? randomUUID() : sent.key
  response.set(problem.headers)
  showForm(deps, response, { status: problem.status, sent: { ...sent, key }, ...note })
}

/** A browser forgets what was chosen: what was sent and is not kept is to be chosen again. */
function withLost(faults: Faults = new Map(), lost: readonly string[], language: Language): Faults {
  if (lost.length === 0) return faults
  const again = `${complainWord('chooseAgain', language)} ${lost.join(', ')}`
  const known = faults.get('files')
  return new Map([...faults, ['files', known === undefined ? again : `${known} ${again}`]])
}

function showForm(
  deps: Deps,
  response: Response,
  { status, sent, faults: told, note, isNew = false }: Shown,
): void {
  const { language, typed, key, isSensitive, kept } = sent
  const now = Date.now()
  const topics = topicsFor(deps, { product: typed.model, store: typed.storeId }, now)
  const today = dateOfDay(dayOf(now, homeCalendar(deps)))
  const { privacy, questions } = deps.published
  const answered = typed.topic ? questionsOf(questions, typed.topic).slice(0, ANSWERED_AT_MOST) : []
  const lost = lostIn(sent)
  const faults = withLost(told, lost, language)
  const tickets = kept.map((one) => ({ name: one.name, ticket: ticketOf(deps.lookUp.keys, one) }))
  sendPage(
    response,
    status,
    (nonce) =>
      formPage({
        ...{
          language,
          typed,
          faults,
          nonce,
          note,
          key,
          today,
          topics,
          privacy,
          isSensitive,
          kept: tickets,
          lost,
        },
        ...{ firm: deps.firm?.[language], takesFiles: deps.evidence !== undefined, questions: answered },
        isNew,
      }),
    { runs: true },
  )
}
