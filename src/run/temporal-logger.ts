import { DefaultLogger, type LogEntry, type LogLevel } from '@temporalio/worker'
import type { Logger } from 'pino'

const levels: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
}

/** The SDK's words in the same stream as ours. */
export function temporalLogger(logger: Logger): DefaultLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    logger[levels[level]]({ ...meta }, message)
  })
}
