import { loadClientConnectConfig } from '@temporalio/envconfig'
import { NativeConnection, Runtime } from '@temporalio/worker'
import { pino } from 'pino'
import { ConfigFault } from '../config/config.ts'
import { loadConfig } from '../config/load-config.ts'
import { runService } from './ending.ts'
import { runWorker, workerSettingsOf } from './start-worker.ts'
import { temporalLogger } from './temporal-logger.ts'

/** The worker as a process of its own: everything it needs is named by the environment. */
async function main(): Promise<void> {
  const config = loadConfig()
  const { databaseUrl, temporalAddress, temporalNamespace, logLevel } = config
  const { workerMetricsAddress: bindAddress } = config
  if (databaseUrl === undefined)
    throw new ConfigFault('DATABASE_URL is not set: the worker needs the register.')
  if (temporalAddress === undefined) throw new ConfigFault('TEMPORAL_ADDRESS is not set.')
  const logger = pino({ level: logLevel })
  // At SIGTERM or SIGINT the SDK lets the worker finish what it has begun, and `run` ends.
  Runtime.install({
    logger: temporalLogger(logger),
    ...(bindAddress && { telemetryOptions: { metrics: { prometheus: { bindAddress } } } }),
  })
  const { connectionOptions, namespace = temporalNamespace } = loadClientConnectConfig()
  const connection = await NativeConnection.connect(connectionOptions)
  const { run, shutdown } = await runWorker({
    ...workerSettingsOf(config),
    ...{ connection, namespace, databaseUrl, logger },
  })
  // The SDK knows of nothing to stop but workers: couriers would stay for more to do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutdown)
  logger.info({ namespace }, 'the worker is running')
  await run
  await connection.close()
}

await runService(main)
