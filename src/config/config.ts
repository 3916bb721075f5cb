import { isIP, isIPv4 } from 'node:net'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)
/** Each as long as 128 bits need in hex, or longer. */
const keyRing = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.tuple([z.string().min(32)], z.string().min(32)))
const level = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])

/** An address, a net of addresses, or one of the nets that Express has names for. */
function isNet(part: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true
  const [address = '', bits, ...more] = part.split('/')
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  if (bits === undefined) return true
  const isCount = /^\d+$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 6 ? 128 : 32)
  return isCount || (kind === 4 && isIPv4(bits))
}
const nets = z.string().refine((list) => list.split(',').every((part) => isNet(part.trim())), {
  error: 'is to be addresses and nets apart by commas, like 10.0.0.0/8, or loopback, linklocal, uniquelocal',
})

/** Everything that the environment may say: it is read in load-config.ts, by what a person starts. */
export const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .meta({ description: 'How careful to be' }),
  PORT: port.default(3000).meta({ description: 'Port of the HTTP API' }),
  DATA_DIR: z.string().default('.data').meta({ description: 'Where the embedded servers keep their data' }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({ description: 'PostgreSQL of the register; without it an embedded one' }),
  TEMPORAL_ADDRESS: z
    .string()
    .optional()
    .meta({ description: 'Temporal server; without it an embedded one' }),
  TEMPORAL_NAMESPACE: z.string().default('default').meta({ description: 'Namespace of the complaints' }),
  TEMPORAL_API_KEY: z.string().optional().meta({ description: 'Key for Temporal Cloud' }),
  TEMPORAL_UI_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        "Where Temporal's UI is: the first page and the demonstration link there; nowhere if left out",
    }),
  TEMPORAL_CLI_PATH: z.string().optional().meta({ description: 'Temporal CLI for the embedded server' }),
  MAX_CACHED_WORKFLOWS: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Complaints a worker keeps in memory' }),
  LATENESS_LIMIT_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(5_000)
    .meta({ description: 'How late one in a hundred lapses may be recorded before an alarm is raised' }),
  WORKER_METRICS_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/)
    .optional()
    .meta({ description: "Where the worker serves Temporal's own metrics, host:port; nowhere if left out" }),
  POLICY_DIR: z.string().default('policies').meta({ description: 'Policies, one JSON file each' }),
  CALENDAR_DIR: z.string().default('calendars').meta({ description: 'Calendars, one JSON file each' }),
  LOOKUP_KEYS: keyRing.optional().meta({
    description: "Keys of the customers' look-up secrets: the first makes new ones, all are recognised",
  }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Where customers reach the API: their letters link to /progress there' }),
  TRUSTED_PROXIES: nets.optional().meta({
    description: 'Proxies whose X-Forwarded-For is believed, like loopback,uniquelocal',
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ description: 'Mail server, with name and password; without it e-mails are lines of the log' }),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional()
    .meta({ description: 'Sender of e-mails, `Name <name@host>`; needed with SMTP_URL' }),
  ALLOW_PRIVATE_ENDPOINTS: z.stringbool().optional().meta({
    description: 'Whether webhooks may go to private addresses, by http too; not in production by default',
  }),
  LOG_LEVEL: level.default('info').meta({ description: 'How much is logged' }),
  YINUO_CACHE: z.string().optional().meta({ description: 'Where fetched servers are kept' }),
  XDG_CACHE_HOME: z.string().optional().meta({ description: 'Used if YINUO_CACHE is not set' }),
})

export type Config = ReturnType<typeof configOf>

/** The settings an environment makes; a fault names every wrong one at once, and no value that could be a secret. */
export function configOf(environment: NodeJS.ProcessEnv) {
  // An empty setting (`PORT=`) means none, as it does in most shells and compose files.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: at, message }) => `  ${at.join('.')}: ${message}`)
    throw new ConfigFault(`These settings cannot be used:\n${faults.join('\n')}`)
  }
  const env = parsed.data
  const smtp = env.SMTP_URL !== undefined && { url: env.SMTP_URL, from: env.MAIL_FROM ?? '' }
  if (smtp && smtp.from === '')
    throw new ConfigFault('These settings cannot be used:\n  MAIL_FROM: is needed with SMTP_URL')
  return {
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    dataDir: path.resolve(env.DATA_DIR),
    isDataDirNamed: given['DATA_DIR'] !== undefined,
    databaseUrl: env.DATABASE_URL,
    temporalAddress: env.TEMPORAL_ADDRESS,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    temporalApiKey: env.TEMPORAL_API_KEY,
    temporalUiUrl: env.TEMPORAL_UI_URL,
    temporalCliPath: env.TEMPORAL_CLI_PATH,
    maxCachedWorkflows: env.MAX_CACHED_WORKFLOWS,
    ...(smtp && { smtp }),
    allowPrivateEndpoints: env.ALLOW_PRIVATE_ENDPOINTS ?? env.NODE_ENV !== 'production',
    workerMetricsAddress: env.WORKER_METRICS_ADDRESS,
    latenessLimitMs: env.LATENESS_LIMIT_MS,
    policyDir: path.resolve(env.POLICY_DIR),
    calendarDir: path.resolve(env.CALENDAR_DIR),
    lookupKeys: env.LOOKUP_KEYS,
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    cacheDir: env.YINUO_CACHE ?? path.join(env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'yinuo'),
  }
}

/** The settings are wrong: the message is for the person who set them, no stack needed. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
}
