import { Client } from '@temporalio/client'
import { Runtime, type NativeConnection } from '@temporalio/worker'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import { connectWorker, runWorker, workerSettingsOf } from './start-worker.ts'
import { refuseChangedRules } from '../api/rules/same-rules.ts'
import { signInFor } from '../identity/identity-for.ts'
import { lookupKeysFor } from '../portal/lookup-keys.ts'
import { apiSettingsOf, calendarFaultsTo, startApi } from './start-api.ts'
import { freshCalendars } from '../rules/calendars.ts'
import type { Config } from '../config/config.ts'
import { portNear } from '../embedded/ports.ts'
import { createPool, createSlowPool } from '../register/pool.ts'
import { calendarsInForce } from './calendars/in-force.ts'
import { consoleFiles } from './console/files.ts'
import type { Servers } from './servers.ts'
import type { Stack } from './stack.ts'
import { temporalLogger } from './temporal-logger.ts'

export type Application = {
  apiUrl: string
  /** Settles if a part ends by itself, with a sentence about it. */
  exited: Promise<string>
}

type Starting = { config: Config; servers: Servers; stack: Stack; say: (line: string) => void }
type Parts = Starting & { connection: NativeConnection; logger: Logger }

/** Worker and API in this one process, over one native connection: a new complaint goes straight to the worker. */
export async function startApplication(starting: Starting): Promise<Application> {
  const { config, servers, stack } = starting
  const logger = createLogger(config)
  // The order of stopping is ours: left to itself the SDK would stop the worker at the first signal.
  Runtime.install({ logger: temporalLogger(logger), shutdownSignals: [] })
  const connection = await connectWorker(servers.temporal.connectionOptions)
  await stack.add({ name: 'The connection to Temporal', stop: () => connection.close() })
  const parts = { ...starting, connection, logger }
  // The worker first, and stopped last: requests under way are answered by it.
  const { ended } = await startWorker(parts)
  return { apiUrl: await serveApi(parts), exited: ended }
}

async function startWorker({ config, servers, stack, connection, logger }: Parts) {
  const { databaseUrl, temporal } = servers
  const { namespace } = temporal
  const worker = await runWorker({
    ...workerSettingsOf(config),
    ...{ connection, namespace, databaseUrl, logger },
  })
  const ended = worker.run.then(
    () => 'The worker ended.',
    (error: Error) => `The worker failed: ${error.message}`,
  )
  const stop = async () => {
    worker.shutdown()
    await ended
  }
  await stack.add({ name: 'The worker', stop })
  return { ended }
}

async function serveApi({ config, servers, stack, say, connection, logger }: Parts): Promise<string> {
  const pool = createPool(servers.databaseUrl)
  await stack.add({ name: "The API's connections to the register", stop: () => pool.end() })
  const slow = createSlowPool(servers.databaseUrl)
  await stack.add({ name: 'The connections for what takes long', stop: () => slow.end() })
  const temporalUiUrl = config.temporalUiUrl ?? servers.uiUrl
  const { calendars: files, watch } = freshCalendars(config.calendarDir)
  const watching = watch(calendarFaultsTo(logger, config.language))
  const calendars = await calendarsInForce({ files, pool, logger })
  const settings = apiSettingsOf(config)
  await refuseChangedRules(pool, { ...settings, calendars }, { logger, language: config.language })
  const api = await startApi({
    ...settings,
    lookupKeys: lookupKeysFor(config),
    consoleDir: await consoleFiles(config),
    signIn: signInFor(config),
    port: await portNear(config.port, 'the API', say),
    client: new Client({ connection, namespace: servers.temporal.namespace }),
    temporalAddress: servers.temporal.address,
    ...{ pool, slow, calendars, logger },
    ...(temporalUiUrl && { temporalUiUrl }),
  })
  await stack.add({
    name: 'The calendars',
    stop: async () => [watching, calendars].forEach((one) => one.stop()),
  })
  await stack.add({ name: 'The API', stop: api.close })
  return api.url
}

/** Everything to a file, what needs a person to the terminal as well. */
function createLogger({ dataDir, logLevel }: Config): Logger {
  const file = pino.destination({ dest: path.join(dataDir, 'yinuo.log'), mkdir: true, sync: true })
  const streams = [
    { level: logLevel === 'silent' ? 'fatal' : logLevel, stream: file },
    { level: 'error', stream: process.stderr },
  ] as const
  return pino({ level: logLevel, base: null }, pino.multistream([...streams]))
}
