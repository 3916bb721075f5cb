import { Client, Connection } from '@temporalio/client'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { NativeConnection } from '@temporalio/worker'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { identityOf } from '../../../src/embedded/process-identity.ts'
import { ensureSearchAttributes, type SearchAttribute } from '../../../src/embedded/search-attributes.ts'
import { startTemporalServer } from '../../../src/embedded/temporal-server.ts'

type Attributes = readonly SearchAttribute[]

/**
 * The server that skips time. One for each file, made in beforeAll and torn down in afterAll. Time passes only
 * in `environment.sleep()` and while a result is awaited; ask it for the time with `environment.currentTimeMs()`.
 */
export async function timeSkippingEnvironment(
  searchAttributes: Attributes = [],
): Promise<TestWorkflowEnvironment> {
  const executable = inject('timeSkippingServer')
  const before = new Set(childrenOfThisProcess())
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
  const started = childrenOfThisProcess().filter((pid) => !before.has(pid))
  const pidFiles = started.map((pid) => rememberServer(pid))
  await ensureSearchAttributes(environment.connection, searchAttributes)
  const teardown = environment.teardown.bind(environment)
  environment.teardown = async () => {
    await teardown()
    for (const file of pidFiles) rmSync(file, { force: true })
  }
  return environment
}

export type RealServer = {
  address: string
  namespace: string
  uiUrl: string
  pid: number
  connection: Connection
  nativeConnection: NativeConnection
  client: Client
  stop(): Promise<void>
}

export type RealServerOptions = {
  searchAttributes?: Attributes
  /** Where its database file lies, for a test that starts it again; without it everything is in memory. */
  dataDir?: string
  /** Where it listens, for a test that starts it again under the same address. */
  port?: number
  extraArgs?: readonly string[]
}

/** What has just ended is deleted once the server's queues have noted so: by themselves every half minute. */
const DELETES_SOON = ['transfer', 'timer', 'visibility'].flatMap((queue) => [
  '--dynamic-config-value',
  `history.${queue}ProcessorUpdateAckInterval="1s"`,
])

/** The dev server itself, on ports of its own, with connections to it; time passes as it does. */
export async function realServer({
  searchAttributes = [],
  dataDir,
  extraArgs = [],
  ...given
}: RealServerOptions = {}): Promise<RealServer> {
  const server = await startTemporalServer({
    cli: inject('temporalCli'),
    dataDir: dataDir ?? ownDirectory('temporal'),
    inMemory: dataDir === undefined,
    searchAttributes,
    extraArgs: [...DELETES_SOON, ...extraArgs],
    ...given,
  })
  const { address, namespace, uiUrl, pid } = server
  const connection = await Connection.connect({ address })
  const nativeConnection = await NativeConnection.connect({ address })
  const client = new Client({ connection, namespace })
  const stop = async () => {
    await connection.close()
    await nativeConnection.close()
    await server.stop()
  }
  return { address, namespace, uiUrl, pid, connection, nativeConnection, client, stop }
}

/** A new directory that goes with this run. */
export function ownDirectory(name: string): string {
  const directory = path.join(inject('runDirectory'), `${name}-${randomBytes(4).toString('hex')}`)
  mkdirSync(directory, { mode: 0o711 })
  return directory
}

function childrenOfThisProcess(): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return parent === process.pid ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

/** If this process is killed, the next run ends the server. */
function rememberServer(pid: number): string {
  const file = path.join(inject('runDirectory'), `server-${pid}.pid`)
  writeFileSync(file, JSON.stringify({ pid, identity: identityOf(pid) }))
  return file
}
