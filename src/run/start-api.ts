import type { Client } from '@temporalio/client'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { createDirectoryCopy } from '../directory/directory-copy.ts'
import { createRouting } from '../directory/route.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Deps } from '../api/deps.ts'
import type { Language, Title } from '../domain/names.ts'
import type { MessageAsked } from '../domain/notices/message.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { allAtOnce } from '../files/fault.ts'
import { firmNames, loadWords } from '../notify/words/own-words.ts'
import { loadIntakeTemplates, NO_TEMPLATES, type IntakeTemplates } from '../rules/intake-templates.ts'
import { loadPublished, type Published } from '../rules/published.ts'
import { loadConfidentiality, type Confidentiality } from '../rules/confidentiality.ts'
import { previewMessage } from '../notify/message-preview.ts'
import type { LetterOptions } from '../notify/write-letter.ts'
import { letterTitles } from '../notify/words/titles.ts'
import { loadDeliverySettings } from '../rules/delivery-settings.ts'
import { loadCategoryLists, type CategoryLists } from '../rules/categories.ts'
import { loadCalendars } from '../rules/calendars.ts'
import type { CalendarsInForce } from '../rules/loaded-years.ts'
import { loadPolicies } from '../rules/policies.ts'
import { loadSelection, selectionByKind, type Selection } from '../rules/selection.ts'
import { loadHourlyRates, NO_RATES, type HourlyRates } from '../rules/hourly-rates.ts'
import { FREE_CAUSES, loadRootCauses, type RootCauses } from '../rules/root-causes.ts'
import { faultText } from '../words/sentences/fault-text.ts'
import { databaseClock } from '../register/punctuality/database-clock.ts'
import { pulseOf } from '../register/punctuality/pulse.ts'
import { createRegister } from '../register/register.ts'
import { passingKeys } from '../portal/lookup-keys.ts'
import type { LookupKeys } from '../portal/lookup-secret.ts'
import { LargeRequests } from '../api/connections/large-requests.ts'
import { createApp } from '../api/app.ts'
import type { Identity } from '../identity/identity.ts'
import { identityFor, type SignIn } from '../identity/identity-for.ts'
import type { CustomerIssuer } from '../identity/customer-assertion.ts'
import { customerCheckFor } from '../identity/development-customers.ts'
import { listen } from '../api/connections/listen.ts'
import { learnedReadings } from '../api/readings/learned.ts'
import { sendWaitingLinks } from '../api/portal/lost-secret.ts'
import { createLookUp } from '../api/portal/look-up.ts'
import { createMetrics } from '../api/metrics.ts'
import { watchPunctuality } from '../api/lateness/punctual.ts'
import { createPastTeller } from '../api/imports/tell-pasts.ts'
import { createLiveFeed } from '../api/feed/live-feed.ts'
import { openStreams } from '../api/feed/open-streams.ts'
import { temporalGoneAt } from '../api/connections/temporal-gone.ts'
import { SUGGESTION_CERTAINTY } from '../config/sections/rules.ts'
import { productVersion } from '../files/product-version.ts'
import { evidenceFor } from '../evidence/evidence-for.ts'
import { sweepDaily } from '../evidence/sweep.ts'
import { isReachable } from '../api/connections/temporal.ts'
import { mailRoomOf, openMailRoom, type MailRoom } from './mail/room.ts'

export type ApiSettings = {
  port: number
  host?: string
  client: Client
  /** Where Temporal is, if the client's connection does not tell: a native one does not. */
  temporalAddress?: string
  pool: Pool
  /** For what may take long; the same connections if left out. */
  slow?: Pool
  policies: ReadonlyMap<string, Policy>
  calendars: CalendarsInForce
  /** By which policy what comes in is handled; each kind by that of its name if left out. */
  selection?: Selection
  /** The root causes there are to choose from; any name will do if left out. */
  causes?: RootCauses
  /** What an hour of handling costs; nothing is known if left out. */
  rates?: HourlyRates
  /** The lists of categories, by name. */
  categories: CategoryLists
  /** From which certainty on a classification is suggested. */
  suggestionCertainty?: number
  /** What all who read complaints undertake, if anything. */
  confidentiality: Confidentiality | undefined
  /** What the firm tells everybody. */
  published: Published
  intake?: IntakeTemplates
  /** What the firm is called on the customer's page, where it says so. */
  firm?: Partial<Title>
  /** How letters are written, where one is shown before it is sent. */
  letters: LetterOptions
  /** How people sign in; without an issuer as the development users, which production refuses. */
  signIn?: SignIn
  /** Says who is asking, instead of all that. */
  identity?: Identity
  /** Who is believed of customers; without one the development key, and in production nobody. */
  customerIssuer?: CustomerIssuer
  /** Keys of the customers' secrets; passing ones if left out, which production refuses. */
  lookupKeys?: LookupKeys
  trustedProxies?: string
  /** Files that prove something; none are kept if left out. */
  evidence?: Evidence
  /** How mail that comes in is read; nobody's word is taken for a customer's if left out. */
  mail?: Deps['mail']
  /** With what messages of other channels are signed; none are taken if left out. */
  messageSecrets?: readonly string[]
  /** Where mail comes in by SMTP; nowhere if left out. */
  mailRoom?: MailRoom
  /** Where the built pages of the console are; none are served if left out. */
  consoleDir?: string
  /** Where Temporal's UI is, if the first page is to tell. */
  temporalUiUrl?: string
  logger: Logger
  /** How often a stream shows that it lives. */
  heartbeatMs?: number
  /** How late one lapse in a hundred may be, and how often that is looked at. */
  latenessLimitMs?: number
  latenessEveryMs?: number
  /** How often links that were asked for and wait are looked for. */
  linksEveryMs?: number
  isProduction: boolean
  /** Whether endpoints may lie in a net of one's own. */
  allowPrivateEndpoints: boolean
  /** Whether a worker polls on the client's connection; found out by the kind of connection if left out. */
  eagerStart?: boolean
}

function policiesIn({ policyDir, calendarDir }: Config) {
  const policies = loadPolicies(policyDir, loadCalendars(calendarDir))
  const intake = loadIntakeTemplates(policyDir, policies)
  return { policies, selection: loadSelection(policyDir, policies), intake }
}

/** What the configuration says of it, with the rules that lie where it names. */
export function apiSettingsOf(config: Config) {
  const { policyDir, calendarDir, isProduction, allowPrivateEndpoints, latenessLimitMs } = config
  const { suggestionCertainty } = config
  const evidence = evidenceFor(config.evidence)
  const { rules, words, delivery, ...read } = allAtOnce({
    rules: () => policiesIn(config),
    causes: () => loadRootCauses(policyDir),
    rates: () => loadHourlyRates(policyDir),
    categories: () => loadCategoryLists(policyDir),
    confidentiality: () => loadConfidentiality(policyDir),
    published: () => loadPublished(policyDir),
    words: () => loadWords(policyDir),
    delivery: () => loadDeliverySettings(policyDir, loadCalendars(calendarDir)),
  })
  return {
    ...{ ...rules, ...read, firm: firmNames(words), isProduction, allowPrivateEndpoints, latenessLimitMs },
    suggestionCertainty,
    letters: { words, zone: delivery.zone, titles: letterTitles(read.causes, rules.policies) },
    ...(config.customerIssuer && { customerIssuer: config.customerIssuer }),
    ...(evidence && { evidence }),
    ...{ mail: config.mail, messageSecrets: config.messageSecrets },
    ...(config.mailListener && { mailRoom: mailRoomOf(config.mailListener) }),
    ...(config.trustedProxies && { trustedProxies: config.trustedProxies }),
  }
}

/** Says in the log why a calendar that was changed is not taken, in the language of whoever runs this. */
export const calendarFaultsTo =
  (logger: Logger, language: Language) =>
  (fault: Error): void =>
    logger.error({ error: faultText(fault, language) }, 'a calendar cannot be used')

/** `mailPort`: where mail comes in, if it does. */
export type Api = { url: string; mailPort: number | undefined; close(): Promise<void> }

/** How long requests under way may take to end when the API is closed. */
const DRAIN_MS = 12_000

/** One for each window of a console, and some to spare. */
const STREAMS_PER_PERSON = 8

/** Composition root of the API. */
export async function startApi(settings: ApiSettings): Promise<Api> {
  const { port, host = '127.0.0.1', pool, slow = pool, logger } = settings
  const { heartbeatMs, latenessLimitMs = 5_000, latenessEveryMs } = settings
  const clock = await databaseClock(pool)
  const live = createLiveFeed({ pool, logger, ...(heartbeatMs && { heartbeatMs }) })
  const stopWatching = watchPunctuality({
    ...{ pool: slow, logger, limitMs: latenessLimitMs, now: clock.now },
    ...(latenessEveryMs && { everyMs: latenessEveryMs }),
  })
  const stopSweeping = settings.evidence && sweepDaily(settings.evidence)
  const pasts = createPastTeller()
  let isClosing = false
  const isReady = readiness(settings, clock, () => isClosing)
  const own = { slow, live, pasts, latenessLimitMs, now: clock.now, isReady }
  const deps = { ...depsOf(settings, slow), ...own }
  const stopSending = sendWaitingLinks(deps, settings.linksEveryMs)
  const server = await listen(createApp(deps), { port, host, logger })
  const mailRoom = settings.mailRoom && (await openMailRoom(deps, settings.mailRoom))
  const close = async () => {
    isClosing = true
    live.close()
    stopWatching()
    stopSweeping?.()
    stopSending()
    clock.stop()
    void pasts.close()
    await Promise.all([drained(server), mailRoom?.close()])
  }
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  return { url, mailPort: mailRoom?.port, close }
}

const UNSET_MAIL: Deps['mail'] = { ownAddresses: [], limitBytes: 25_000_000 }

/** What the API is made of that neither begins by itself nor has to be closed. */
function depsOf(settings: ApiSettings, slow: Pool) {
  const { client, pool, isProduction, temporalUiUrl, trustedProxies, consoleDir } = settings
  const streams = openStreams(STREAMS_PER_PERSON)
  const directory = createDirectoryCopy(pool)
  const told = (reason: string) => settings.logger.warn({ reason }, 'the issuer cannot be asked')
  const signIn = identityFor(settings.signIn ?? {}, { isProduction, pool, directory, told })
  const customers = customerCheckFor(settings)
  return {
    ...{ client, pool, streams },
    version: productVersion(),
    register: createRegister(pool),
    policies: settings.policies,
    calendars: settings.calendars,
    selection: settings.selection ?? selectionByKind(settings.policies),
    causes: settings.causes ?? FREE_CAUSES,
    rates: settings.rates ?? NO_RATES,
    ...{ categories: settings.categories, intake: settings.intake ?? NO_TEMPLATES },
    ...{ confidentiality: settings.confidentiality, published: settings.published },
    ...(settings.firm && { firm: settings.firm }),
    previewMessage: (asked: MessageAsked) => previewMessage(asked, settings.letters),
    ...suggesting(settings),
    routing: createRouting(pool),
    directory,
    largeRequests: new LargeRequests(),
    identity: settings.identity ?? signIn.identity,
    signIn,
    ...(customers && { customers }),
    lookUp: createLookUp(settings.lookupKeys ?? passingKeys({ isProduction })),
    ...(trustedProxies && { trustedProxies }),
    ...(settings.evidence && { evidence: settings.evidence }),
    ...{ mail: settings.mail ?? UNSET_MAIL, messageSecrets: settings.messageSecrets ?? [] },
    ...(consoleDir !== undefined && { consoleDir }),
    ...(temporalUiUrl && { temporalUi: { url: temporalUiUrl, namespace: client.options.namespace } }),
    logger: settings.logger,
    allowPrivateEndpoints: settings.allowPrivateEndpoints,
    metrics: createMetrics({ pool: slow, streams }),
    // Only a native connection can hand a first task to a worker in the same process.
    eagerStart: settings.eagerStart ?? client.connection.constructor.name === 'NativeConnection',
    isTemporalGone: temporalGoneAt(client, settings.temporalAddress),
  }
}

/** What is suggested of complaints, and how certain it must be. */
const suggesting = ({ suggestionCertainty = SUGGESTION_CERTAINTY }: ApiSettings) => ({
  learned: learnedReadings(),
  suggestionCertainty,
})

function readiness(
  { pool, client }: ApiSettings,
  clock: Awaited<ReturnType<typeof databaseClock>>,
  isClosing: () => boolean,
) {
  const pulse = pulseOf(pool)
  return async () => {
    const [writes, temporal] = await Promise.all([pulse(), isReachable(client)])
    const checks = { register: writes && !isClosing(), temporal: temporal && !isClosing() }
    return { checks, clockAheadMs: clock.machineAheadMs() }
  }
}

/** Until the requests under way have ended; those that take too long are cut off. */
const drained = (server: Server) =>
  new Promise<void>((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
