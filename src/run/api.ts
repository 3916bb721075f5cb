import { Client, Connection } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { pino, type Logger } from 'pino'
import { signInFor } from '../identity/identity-for.ts'
import { refuseChangedRules } from '../api/rules/same-rules.ts'
import type { Config } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { lookupKeysFor } from '../portal/lookup-keys.ts'
import { allAtOnce } from '../files/fault.ts'
import { createPool, createSlowPool } from '../register/pool.ts'
import { freshCalendars } from '../rules/calendars.ts'
import { calendarsInForce } from './calendars/in-force.ts'
import { consoleFiles } from './console/files.ts'
import { atFirst, isToCheck, runService } from './ending.ts'
import { apiSettingsOf, calendarFaultsTo, startApi } from './start-api.ts'

// `npm run api`: the API as a process of its own.

/** The settings and the rules of the firm, before anything is connected. */
function prepared() {
  const config = loadConfig('api')
  const signIn = signInFor(config)
  const { fresh, rules } = allAtOnce({
    fresh: () => freshCalendars(config.calendarDir),
    rules: () => apiSettingsOf(config),
  })
  return { config, databaseUrl: config.databaseUrl!, settings: { ...rules, signIn }, ...fresh }
}

/** The API goes on without its console: other systems ask it all the same. */
async function consoleOf(config: Config, logger: Logger): Promise<{ consoleDir?: string }> {
  try {
    return { consoleDir: await consoleFiles(config) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    logger.error({ reason }, 'the console is not built and cannot be: its pages are not served')
    return {}
  }
}

/** The API as a process of its own: everything it needs is named by the environment; told to `check`, only that. */
async function main(): Promise<void> {
  const { config, databaseUrl, settings, calendars: files, watch } = atFirst(loadLanguage(), prepared)
  if (isToCheck()) return
  const logger = pino({ level: config.logLevel })
  const pool = createPool(databaseUrl)
  const slow = createSlowPool(databaseUrl)
  const { connectionOptions, namespace = config.temporalNamespace } = loadClientConnectConfig()
  const connection = await Connection.connect(connectionOptions)
  const watching = watch(calendarFaultsTo(logger, config.language))
  const calendars = await calendarsInForce({ files, pool, logger })
  await refuseChangedRules(pool, { ...settings, calendars }, { logger, language: config.language })
  const api = await startApi({
    ...{ ...settings, calendars },
    lookupKeys: lookupKeysFor(config),
    ...(await consoleOf(config, logger)),
    port: config.port,
    host: config.host,
    client: new Client({ connection, namespace }),
    pool,
    slow,
    logger,
    ...(config.temporalUiUrl && { temporalUiUrl: config.temporalUiUrl }),
  })
  logger.info({ url: api.url }, 'the API is serving')
  const stop = async () => {
    watching.stop()
    calendars.stop()
    await api.close()
    await connection.close()
    await pool.end()
    await slow.end()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

await runService(main)
