import { Connection } from '@temporalio/client'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endOrphan, sizeOf, startDaemon, tailOf, type Daemon } from './daemon.ts'
import { freePort } from './ports.ts'
import { cliTypeOf, ensureSearchAttributes, type SearchAttribute } from './search-attributes.ts'

export type TemporalServerOptions = {
  /** Path of the Temporal CLI. */
  cli: string
  /** For the log and the pid file, and for the database unless `inMemory`. */
  dataDir: string
  inMemory?: boolean
  port?: number
  uiPort?: number
  searchAttributes?: readonly SearchAttribute[]
  /** Further arguments of `temporal server start-dev`. */
  extraArgs?: readonly string[]
}

export type TemporalServer = {
  address: string
  namespace: string
  uiUrl: string
  pid: number
  /** Settles when the server is gone, asked or not. */
  exited: Promise<string>
  stop(): Promise<void>
}

const startWithinMs = 60_000
const namespace = 'default'

/**
 * It and its parts listen on ports that were found free: when somebody else is quicker to take one, it panics with
 * code 2 or says so.
 */
const attempts = 3
const LOST_A_PORT = /\(code 2\)|address already in use/

/** Temporal's dev server on a file: it survives restarts, and creating a search attribute again does no harm. */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options)
    } catch (error) {
      if (attempt === attempts || !LOST_A_PORT.test(String(error))) throw error
    }
  }
}

async function startOnce(options: TemporalServerOptions): Promise<TemporalServer> {
  const { cli, inMemory = false } = options
  const dataDir = path.resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const pidFile = path.join(dataDir, 'temporal.pid')
  const logFile = path.join(dataDir, 'temporal.log')
  // Two servers on one file would corrupt it.
  await endOrphan(pidFile)
  const port = options.port ?? (await freePort())
  const uiPort = options.uiPort ?? (await freePort())
  const logStart = sizeOf(logFile)
  const daemon = await startDaemon({
    name: 'The Temporal server',
    command: cli,
    args: argumentsOf({
      port,
      uiPort,
      file: inMemory ? undefined : path.join(dataDir, 'temporal.db'),
      options,
    }),
    logFile,
    pidFile,
  })
  const address = `127.0.0.1:${port}`
  try {
    await healthy(address, daemon)
    await withConnection(address, (connection) =>
      ensureSearchAttributes(connection, options.searchAttributes ?? []),
    )
  } catch (error) {
    await daemon.stop()
    throw new Error(`${(error as Error).message}\n${tailOf(logFile, logStart)}`, { cause: error })
  }
  const { pid, exited, stop } = daemon
  return { address, namespace, uiUrl: `http://127.0.0.1:${uiPort}`, pid, exited, stop }
}

type Arguments = { port: number; uiPort: number; file: string | undefined; options: TemporalServerOptions }

function argumentsOf({ port, uiPort, file, options }: Arguments): string[] {
  const attributes = options.searchAttributes ?? []
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--ui-ip', '127.0.0.1'],
    ...['--port', String(port), '--ui-port', String(uiPort), '--namespace', namespace],
    ...['--log-level', 'warn', '--log-format', 'pretty'],
    ...(file ? ['--db-filename', file, '--sqlite-pragma', 'journal_mode=wal'] : []),
    ...attributes.flatMap(({ name, type }) => ['--search-attribute', `${name}=${cliTypeOf(type)}`]),
    ...(options.extraArgs ?? []),
  ]
}

/** The namespace appears a moment after the port answers; nothing may be started before it is there. */
async function healthy(address: string, daemon: Daemon): Promise<void> {
  const until = Date.now() + startWithinMs
  while (Date.now() < until) {
    if (!daemon.isRunning()) throw new Error(await daemon.exited)
    if (await answers(address)) return
    await delay(100)
  }
  throw new Error(`The Temporal server did not answer on ${address} within ${startWithinMs / 1000} s.`)
}

async function answers(address: string): Promise<boolean> {
  try {
    await withConnection(address, (connection) =>
      connection.withDeadline(Date.now() + 1_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      ),
    )
    return true
  } catch {
    return false
  }
}

async function withConnection<T>(address: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = Connection.lazy({ address, connectTimeout: 1_000 })
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}
