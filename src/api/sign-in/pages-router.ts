import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { Language } from '../../domain/names.ts'
import type { Attempt, CodeFlow } from '../../identity/code-flow.ts'
import type { Said } from '../../identity/sessions/sessions.ts'
import { isOurs } from '../../identity/sessions/same-origin.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { languageOf } from '../middlewares/language.ts'
import { sendPage } from '../pages/send-page.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import { herePage, plainPage, trialPage, type Names } from './page.ts'
import { localPath } from './return-to.ts'
import { signInWord } from './words.ts'

const CALLBACK = '/sign-in/callback'

/** `/sign-in`: to the issuer and back, or the development users to choose from. */
export function signInPages(deps: Deps): Router {
  const { flow } = deps.signIn
  const trialUsers = staffOf(deps.identity.trialUsers)
  const router = Router().use(noStore)
  if (flow) {
    router.get(
      '/',
      onPage(async (request, response) => {
        if (!(await isHere(deps, request, response))) await sendAway(deps, flow, request, response)
      }),
    )
    router.get(
      '/callback',
      onPage((request, response) => takeIn(deps, flow, request, response)),
    )
  } else if (trialUsers) {
    router.get(
      '/',
      onPage(async (request, response) => {
        if (await isHere(deps, request, response)) return
        const names = await namesIn(deps)
        const to = localPath(request.query['to']) ?? ''
        show(request, response, 200, (page) => trialPage(page, trialUsers, names, to))
      }),
    )
    router.post(
      '/',
      express.urlencoded({ extended: false, limit: '8kb' }),
      onPage(async (request, response) => {
        if (!isOurs(request)) throw new Problem('otherSite')
        const { user = '', to } = (request.body ?? {}) as { user?: string; to?: string }
        if (!Object.hasOwn(trialUsers, user)) throw new Problem('notAdmitted')
        await begin(deps, { request, response, said: { trialUser: user }, to })
      }),
    )
  }
  return router
}

/** `/sign-out`: here, and at the issuer if it has a place for that. */
export function signOutPages(deps: Deps): Router {
  const { sessions, flow, originOf } = deps.signIn
  return Router()
    .use(noStore)
    .get('/done', (request, response) => {
      show(request, response, 200, (page) => plainPage(page, { says: 'gone', goesOn: 'again' }))
    })
    .get('/', async (request, response) => {
      // Other sites may lead somebody here; what they want is asked then.
      if (['cross-site', 'same-site'].includes(request.get('sec-fetch-site') ?? ''))
        return show(request, response, 200, (page) => plainPage(page, { says: 'outAsked', goesOn: 'out' }))
      const hint = await sessions.end(request).catch((error: Error) => {
        deps.logger.warn({ reason: error.message }, 'a session could not be ended in the register')
        return undefined
      })
      const done = `${originOf(request)}/sign-out/done`
      response.redirect(303, (await flow?.signOut(hint, done))?.href ?? '/sign-out/done')
    })
}

/** Whom a portal speaks for has its own page. */
const staffOf = (users: Deps['identity']['trialUsers']) =>
  users && Object.fromEntries(Object.entries(users).filter(([, { role }]) => role !== 'customer'))

/** Whoever is signed in goes on, or is told as whom. */
async function isHere(deps: Deps, request: Request, response: Response): Promise<boolean> {
  const caller = await deps.signIn.sessions.callerBy(request)
  if (!caller || 'code' in caller) return false
  const to = localPath(request.query['to'])
  if (to !== undefined) response.redirect(303, to)
  else {
    const names = await namesIn(deps)
    show(request, response, 200, (page) => herePage(page, caller, names))
  }
  return true
}

async function sendAway(
  { signIn }: Deps,
  flow: CodeFlow,
  request: Request,
  response: Response,
): Promise<void> {
  const begun = await flow.begin(signIn.originOf(request) + CALLBACK)
  if (begun === 'unreachable') throw new Problem('issuerUnavailable')
  const content = { attempt: begun.attempt, to: localPath(request.query['to']) }
  signIn.cookies.write(request, 'sign-in', await signIn.signed.sign('sign-in', content))
  response.redirect(303, begun.url.href)
}

async function takeIn(deps: Deps, flow: CodeFlow, request: Request, response: Response): Promise<void> {
  const { cookies, signed, originOf } = deps.signIn
  const text = cookies.read(request, 'sign-in')
  const kept = text === undefined ? undefined : await signed.read('sign-in', text)
  cookies.write(request, 'sign-in', undefined)
  const { attempt, to } = (kept ?? {}) as { attempt?: Attempt; to?: string }
  const came = new URL(request.originalUrl, originOf(request))
  if (!attempt || came.searchParams.get('state') !== attempt.state)
    return showAgain(request, response, 400, 'late')
  const ended = await flow.end(came, attempt)
  if (ended === 'unreachable') throw new Problem('issuerUnavailable')
  if (ended === 'refused') return showAgain(request, response, 403, 'refused')
  const { claimed, ...hint } = ended
  await begin(deps, { request, response, said: { claimed }, ...hint, to })
}

type Beginning = {
  request: Request
  response: Response
  said: Said
  logoutHint?: string
  to: string | undefined
}

async function begin(deps: Deps, { request, response, to, ...session }: Beginning): Promise<void> {
  const admission = await fromRegister(deps, () => deps.signIn.sessions.begin(request, session))
  if (!admission) throw new Problem('notAdmitted')
  if ('code' in admission) throw new Problem(admission.code, { detail: admission.detail })
  response.redirect(303, localPath(to) ?? '/sign-in')
}

const showAgain = (request: Request, response: Response, status: number, why: 'late' | 'refused') =>
  show(request, response, status, (page) => {
    const note = { is: 'bad', words: signInWord(why, page.language) } as const
    return plainPage(page, { says: 'title', goesOn: 'again', note })
  })

/** What is refused on the way is said on a page. */
const onPage =
  (handle: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  async (request, response) => {
    try {
      await handle(request, response)
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 500) throw error
      response.set(error.headers)
      show(request, response, error.status, (page) => {
        const { title, detail } = problemBody(error, page.language, '')
        return plainPage(page, {
          says: 'title',
          goesOn: 'again',
          note: { is: 'bad', words: detail ?? title },
        })
      })
    }
  }

type Shown = { language: Language; nonce: string; path: string }
const Asked = z.object({ lang: Language.optional().catch(undefined) })

function show(request: Request, response: Response, status: number, page: (shown: Shown) => string): void {
  const { lang: language = languageOf(request) } = Asked.parse(request.query)
  const path = request.baseUrl
  sendPage(response, status, (nonce) => page({ language, nonce, path }))
}

async function namesIn({ directory }: Deps): Promise<Names> {
  const known = await directory({ orLast: true })
  return {
    people: new Map(known?.people.map(({ id, name }) => [id, name])),
    departments: new Map(known?.departments.map(({ id, name }) => [id, name])),
  }
}

const noStore: RequestHandler = (_request, response, next) => {
  // Of a page that sends no referrer a browser does not say, with its form, that it is ours: Origin is null then.
  response.set('Referrer-Policy', 'same-origin')
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
  response.vary('Accept-Language, Cookie')
  next()
}
