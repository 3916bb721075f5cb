import { DefaultLogger, NativeConnection, Runtime, type LogEntry, type LogLevel } from '@temporalio/worker'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import type { Config } from '../config.ts'
import { runWorker } from '../../worker.ts'
import type { Servers } from './servers.ts'
import type { Stack } from './stack.ts'

export type Application = {
  /** Once there is an API in this process, where it is. */
  apiUrl?: string
  /** Settles if a part ends by itself, with a sentence about it. */
  exited: Promise<string>
}

/** Worker and API in this one process, over one native connection. */
export async function startApplication(config: Config, servers: Servers, stack: Stack): Promise<Application> {
  const logger = createLogger(config)
  // The order of stopping is ours: left to itself the SDK would stop the worker at the first signal.
  Runtime.install({ logger: temporalLogger(logger), shutdownSignals: [] })
  const { temporal, databaseUrl } = servers
  const { namespace } = temporal
  const connection = await NativeConnection.connect(temporal.connectionOptions)
  await stack.add({ name: 'The connection to Temporal', stop: () => connection.close() })

  const cache = config.maxCachedWorkflows
  const worker = await runWorker({
    ...{ connection, namespace, databaseUrl, logger },
    ...(cache !== undefined && { maxCachedWorkflows: cache }),
  })
  const workerEnded = worker.run.then(
    () => 'The worker ended.',
    (error: Error) => `The worker failed: ${error.message}`,
  )
  const stopWorker = async () => {
    worker.shutdown()
    await workerEnded
  }
  await stack.add({ name: 'The worker', stop: stopWorker })
  return { exited: workerEnded }
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

const levels: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
}

/** The SDK's words in the same stream as ours. */
function temporalLogger(logger: Logger): DefaultLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    logger[levels[level]]({ ...meta }, message)
  })
}
