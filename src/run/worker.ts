import { loadClientConnectConfig } from '@temporalio/envconfig'
import { Runtime } from '@temporalio/worker'
import { pino } from 'pino'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { allAtOnce } from '../files/fault.ts'
import { atFirst, isToCheck, runService } from './ending.ts'
import { canaryRulesIn, connectWorker, runWorker, workerSettingsOf } from './start-worker.ts'
import { temporalLogger } from './temporal-logger.ts'

/** The settings and the rules of the firm, before anything is connected. */
function prepared() {
  const config = loadConfig('worker')
  const { settings } = allAtOnce({
    settings: () => workerSettingsOf(config),
    canary: () => canaryRulesIn(config),
  })
  return { config, databaseUrl: config.databaseUrl!, settings }
}

/** The worker as a process of its own: everything it needs is named by the environment; told to `check`, only that. */
async function main(): Promise<void> {
  const { config, databaseUrl, settings } = atFirst(loadLanguage(), prepared)
  if (isToCheck()) return
  const { temporalNamespace, logLevel, workerMetricsAddress: bindAddress } = config
  const logger = pino({ level: logLevel })
  // At SIGTERM or SIGINT the SDK lets the worker finish what it has begun, and `run` ends.
  Runtime.install({
    logger: temporalLogger(logger),
    ...(bindAddress && { telemetryOptions: { metrics: { prometheus: { bindAddress } } } }),
  })
  const { connectionOptions, namespace = temporalNamespace } = loadClientConnectConfig()
  const connection = await connectWorker(connectionOptions)
  const { run, shutdown } = await runWorker({
    ...settings,
    ...{ connection, namespace, databaseUrl, logger },
  })
  // The SDK knows of nothing to stop but workers: couriers would stay for more to do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutdown)
  logger.info({ namespace }, 'the worker is running')
  await run
  await connection.close()
}

await runService(main)
