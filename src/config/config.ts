import { homedir } from 'node:os'
import path from 'node:path'
import type { z } from 'zod'
import type { Language, Title } from '../domain/names.ts'
import { Environment } from './sections.ts'
import { aboutOf, type Process } from './setting.ts'
import { oidcOf } from './sign-in.ts'
import { SETTINGS_SAY, zodWords } from './words.ts'

export type Config = ReturnType<typeof configOf>

type Given = Readonly<Record<string, string | undefined>>

/**
 * The settings an environment makes, of them a process's own or all; a fault names every wrong or missing one at once,
 * and no value that could be a secret.
 */
export function configOf(environment: NodeJS.ProcessEnv, reader?: Process) {
  const given = givenFor(environment, reader)
  const language = languageOf(environment)
  const parsed = Environment.safeParse(given, { error: zodWords(language) })
  const issues = parsed.error?.issues ?? []
  const wrong = issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`)
  const lacking = missing(given, reader).map(([name, why]) => `${name}: ${why[language]}`)
  const faults = [...wrong, ...lacking]
  if (!parsed.success || faults.length > 0)
    throw new ConfigFault([SETTINGS_SAY.unusable[language], ...faults.map((one) => `  ${one}`)].join('\n'))
  return { ...asConfig(parsed.data, given), language }
}

/** An empty setting (`PORT=`) means none, as it does in most shells and compose files. */
function givenFor(environment: NodeJS.ProcessEnv, reader: Process | undefined): Given {
  const isFor = (name: string) => {
    const schema = (Environment.shape as Record<string, z.ZodType>)[name]
    return schema && (!reader || aboutOf(schema).readBy.includes(reader))
  }
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== '' && isFor(name)),
  )
}

/** What is needed and not there, by whom and with what. */
function missing(given: Given, reader: Process | undefined): [name: string, why: Title][] {
  const isProduction = given['NODE_ENV'] === 'production'
  return Object.entries(Environment.shape).flatMap(([name, schema]): [string, Title][] => {
    if (given[name] !== undefined) return []
    const { neededBy = [], neededIn, neededWith } = aboutOf(schema)
    if (neededWith && given[neededWith] !== undefined) return [[name, SETTINGS_SAY.neededWith(neededWith)]]
    if (!reader || !neededBy.includes(reader) || (neededIn && !isProduction)) return []
    return [[name, SETTINGS_SAY.notSet(reader, neededIn !== undefined)]]
  })
}

function asConfig(env: z.output<typeof Environment>, given: Given) {
  const smtp = env.SMTP_URL !== undefined && { url: env.SMTP_URL, from: env.MAIL_FROM ?? '' }
  return {
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    // The development users' tokens are public: they are for this machine only.
    host: env.NODE_ENV === 'production' ? env.LISTEN_HOST : '127.0.0.1',
    dataDir: path.resolve(env.DATA_DIR),
    isDataDirNamed: given['DATA_DIR'] !== undefined,
    databaseUrl: env.DATABASE_URL,
    migrateDatabaseUrl: env.MIGRATE_DATABASE_URL,
    ...temporalOf(env),
    maxCachedWorkflows: env.MAX_CACHED_WORKFLOWS,
    fullStacks: env.WORKFLOW_STACKS === 'full',
    ...(smtp && { smtp }),
    ...gatewaysOf(env),
    mail: mailOf(env),
    mailListener: mailListenerOf(env),
    messageSecrets: env.MESSAGES_SECRETS ?? [],
    allowPrivateEndpoints: env.ALLOW_PRIVATE_ENDPOINTS ?? env.NODE_ENV !== 'production',
    workerMetricsAddress: env.WORKER_METRICS_ADDRESS,
    latenessLimitMs: env.LATENESS_LIMIT_MS,
    policyDir: path.resolve(env.POLICY_DIR),
    calendarDir: path.resolve(env.CALENDAR_DIR),
    suggestionCertainty: env.SUGGESTION_CERTAINTY,
    evidence: evidenceOf(env),
    lookupKeys: env.LOOKUP_KEYS,
    oidc: oidcOf(env),
    isTrialIssuer: env.TRIAL_ISSUER,
    sessionKeys: env.SESSION_KEYS,
    customerIssuer: customerIssuerOf(env),
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    apiKey: env.API_KEY,
    apiKeyFile: env.API_KEY_FILE,
    cacheDir: env.YINUO_CACHE ?? path.join(env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'yinuo'),
  }
}

/** What of the firm's own hands on what we say. */
function gatewaysOf({
  SMS_URL,
  SMS_SECRET: sms,
  SMS_COUNTRIES: countries,
  ANSWERS_URL,
  ANSWERS_SECRET: answers,
}: z.output<typeof Environment>) {
  return {
    ...(SMS_URL && sms && { sms: { url: SMS_URL, secret: sms, ...(countries && { countries }) } }),
    ...(ANSWERS_URL &&
      answers && {
        adapters: Object.fromEntries(
          ANSWERS_URL.map(([channel, url]) => [channel, { url, secret: answers }]),
        ),
      }),
  }
}

/** How mail that comes in is read. */
const mailOf = ({ MAIL_AUTHSERV_ID, MAIL_MAX_MB, MAIL_RECIPIENTS = [] }: z.output<typeof Environment>) => ({
  authservId: MAIL_AUTHSERV_ID,
  ownAddresses: MAIL_RECIPIENTS.filter((one) => !one.startsWith('@')),
  limitBytes: MAIL_MAX_MB * 1_000_000,
})

/** Where mail comes in by SMTP, if it does. */
function mailListenerOf(env: z.output<typeof Environment>) {
  const { MAIL_PORT: port, MAIL_HOST: host, MAIL_RECIPIENTS: recipients = [], MAIL_RELAYS: relays } = env
  const { MAIL_TLS_CERT: cert, MAIL_TLS_KEY: key } = env
  if (port === undefined) return undefined
  return { port, host, recipients, relays, ...(cert && key && { tlsFiles: { cert, key } }) }
}

function temporalOf(env: z.output<typeof Environment>) {
  return {
    temporalAddress: env.TEMPORAL_ADDRESS,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    temporalApiKey: env.TEMPORAL_API_KEY,
    temporalUiUrl: env.TEMPORAL_UI_URL,
    temporalCliPath: env.TEMPORAL_CLI_PATH,
  }
}

/** Where files that prove something are kept. In production a place is named, or there is none. */
function evidenceOf(env: z.output<typeof Environment>) {
  const { EVIDENCE_DIR, EVIDENCE_MAX_MB, EVIDENCE_SCANNER: scanner, DATA_DIR, NODE_ENV } = env
  const bucket = bucketOf(env)
  if (!EVIDENCE_DIR && !bucket && NODE_ENV === 'production') return undefined
  const directory = path.resolve(EVIDENCE_DIR ?? path.join(DATA_DIR, 'evidence'))
  const megabytes = bucket ? Math.min(EVIDENCE_MAX_MB, MOST_AT_ONCE_MB) : EVIDENCE_MAX_MB
  return { directory, limitBytes: megabytes * 1_000_000, scanner, ...(bucket && { bucket }) }
}

/** An object store takes no more in one request. */
const MOST_AT_ONCE_MB = 5_000

function bucketOf(env: z.output<typeof Environment>) {
  const { EVIDENCE_BUCKET: name, EVIDENCE_BUCKET_REGION: region, EVIDENCE_BUCKET_ENDPOINT: endpoint } = env
  if (name === undefined) return undefined
  const [, accessKeyId, secretAccessKey] = /^([^:]+):(.+)$/.exec(env.EVIDENCE_BUCKET_KEY ?? '') ?? []
  return {
    name,
    region,
    ...(endpoint && { endpoint }),
    ...(accessKeyId && secretAccessKey && { keys: { accessKeyId, secretAccessKey } }),
  }
}

function customerIssuerOf(env: z.output<typeof Environment>) {
  const { CUSTOMER_ISSUER: issuer, CUSTOMER_AUDIENCE: audience, CUSTOMER_JWKS_URL: jwksUrl } = env
  return issuer && audience && jwksUrl ? { issuer, audience, jwksUrl } : undefined
}

/** The language of whoever runs this, known even where other settings are wrong. */
export const languageOf = ({ LC_ALL, LANG }: NodeJS.ProcessEnv): Language =>
  /^zh/i.test(LC_ALL || LANG || '') ? 'zh' : 'en'

/** The settings are wrong: the message is for the person who set them, no stack needed. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
}
