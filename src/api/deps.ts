import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { MailReading } from '../mail/mail.ts'
import type { DirectoryCopy } from '../directory/directory-copy.ts'
import type { Routing } from '../directory/route.ts'
import type { Instant } from '../domain/instant.ts'
import type { Title } from '../domain/names.ts'
import type { MessageAsked, MessagePreview } from '../domain/notices/message.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { CategoryLists } from '../rules/categories.ts'
import type { Confidentiality } from '../rules/confidentiality.ts'
import type { IntakeTemplates } from '../rules/intake-templates.ts'
import type { Published } from '../rules/published.ts'
import type { CalendarsInForce } from '../rules/loaded-years.ts'
import type { Selection } from '../rules/selection.ts'
import type { HourlyRates } from '../rules/hourly-rates.ts'
import type { RootCauses } from '../rules/root-causes.ts'
import type { Register } from '../register/register.ts'
import type { LargeRequests } from './connections/large-requests.ts'
import type { PastTeller } from './imports/tell-pasts.ts'
import type { LiveFeed } from './feed/live-feed.ts'
import type { OpenStreams } from './feed/open-streams.ts'
import type { Metrics } from './metrics.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { CustomerCheck } from '../identity/customer-assertion.ts'
import type { SignedIn } from '../identity/identity-for.ts'
import type { Identity } from '../identity/identity.ts'
import type { LookUp } from './portal/look-up.ts'
import type { LearnedReadings } from './readings/learned.ts'
import type { TemporalUi } from './pages/temporal-ui.ts'

/** What the API is made of. */
export type Deps = {
  client: Client
  register: Register
  /** For what is answered at once. */
  pool: Pool
  /** For what may take long, as figures, reports and exports: it never stands before what is quick. */
  slow: Pool
  policies: ReadonlyMap<string, Policy>
  calendars: CalendarsInForce
  /** By which policy what comes in is handled. */
  selection: Selection
  /** The root causes there are to choose from. */
  causes: RootCauses
  /** What an hour of handling costs. */
  rates: HourlyRates
  /** The lists of categories, by name. */
  categories: CategoryLists
  /** What all who read complaints undertake, if anything. */
  confidentiality: Confidentiality | undefined
  /** How what comes in is asked for, by kind, channel and policy. */
  intake: IntakeTemplates
  /** What the firm tells everybody. */
  published: Published
  /** What the firm is called on the customer's page, where it says so. */
  firm?: Partial<Title>
  /** What was learned of complaints, and from which certainty on it is told. */
  learned: LearnedReadings
  suggestionCertainty: number
  /** Where a complaint goes by itself. */
  routing: Routing
  /** Who works here, from a copy at most a minute old. */
  directory: DirectoryCopy
  identity: Identity
  /** Who is believed of the customers that a portal speaks for; nobody if left out. */
  customers?: CustomerCheck
  /** What people and other systems sign in with. */
  signIn: SignedIn
  /** Files that prove something; none are kept if left out. */
  evidence?: Evidence
  /** How mail that comes in is read, and how large it may be. */
  mail: MailReading & { limitBytes: number }
  /** With what adapters of other channels sign what they hand on. */
  messageSecrets: readonly string[]
  /** Where operators see the runs, if that is to be told. */
  temporalUi?: TemporalUi
  /** Tells the pasts of what is imported, beside everything else. */
  pasts: PastTeller
  lookUp: LookUp
  /** What a ready message to a customer would say. */
  previewMessage: (asked: MessageAsked) => MessagePreview
  /** Where the built pages of the console are; none are served if left out. */
  consoleDir?: string
  /** Lets large requests to one complaint through one after another. */
  largeRequests: LargeRequests
  /** Whose X-Forwarded-For is believed; none if left out. */
  trustedProxies?: string
  logger: Logger
  /** Whether endpoints may lie in a net of one's own. */
  allowPrivateEndpoints: boolean
  /** What happens, as it happens, and who follows it. */
  live: LiveFeed
  streams: OpenStreams
  metrics: Metrics
  /** Of the product. */
  version: string
  /** How late one lapse in a hundred may be before time counts as not kept. */
  latenessLimitMs: number
  /** Whether a worker polls on the client's own connection: a new complaint's first task is then handed to it. */
  eagerStart: boolean
  /** The instant it is by the register's clock: by it is due what is written there to be done. */
  now(): Instant
  /** Whether no server listens where Temporal is: what is asked then has not arrived. */
  isTemporalGone(): Promise<boolean>
  isReady(): Promise<{
    checks: { register: boolean; temporal: boolean }
    /** How far this machine's clock is ahead of the database's, if that is known. */
    clockAheadMs: number | undefined
  }>
}
