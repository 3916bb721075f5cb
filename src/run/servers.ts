import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig'
import { mkdirSync } from 'node:fs'
import { relative } from 'node:path'
import type { Config } from '../config/config.ts'
import { startGuardian, type Guardian } from '../embedded/guardian.ts'
import { lockDataDir } from '../embedded/lock.ts'
import { portNear } from '../embedded/ports.ts'
import { roleBeside, startPostgres } from '../embedded/postgres.ts'
import { ensureTemporalCli } from '../embedded/temporal-cli.ts'
import { startTemporalServer } from '../embedded/temporal-server.ts'
import { bringUpToDate } from '../register/up-to-date.ts'
import { SEARCH_ATTRIBUTES } from '../workflows/messages/complaint.ts'
import type { Stack } from './stack.ts'

export type Servers = {
  databaseUrl: string
  /** As `Connection.connect` and `NativeConnection.connect` take it. */
  temporal: {
    connectionOptions: ClientConnectConfig['connectionOptions']
    address: string
    namespace: string
  }
  uiUrl?: string
  /** Where each comes from, for people. */
  described: { register: string; temporal: string }
  /** Settles if one of them ends by itself, with a sentence about it. */
  exited: Promise<string>
}

type Starting = { config: Config; stack: Stack; say: (line: string) => void }
type Guarded = Starting & { guardian: Guardian }
const wanted = { postgres: 5433, temporal: 7233, temporalUi: 8233 }

/** PostgreSQL and Temporal: those that the environment names, else our own in the data directory. */
export async function startServers(starting: Starting): Promise<Servers> {
  const { config, stack } = starting
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataDir(config.dataDir)
  await stack.add({ name: 'The lock', stop: async () => lock.release() })
  const guardian = startGuardian()
  await stack.add({ name: 'The guardian', stop: async () => guardian.dismiss() })
  const guarded = { ...starting, guardian }
  const [register, temporal] = await bothOf(startRegister(guarded), startTemporal(guarded))
  return {
    databaseUrl: register.url,
    temporal,
    ...(temporal.uiUrl && { uiUrl: temporal.uiUrl }),
    described: { register: register.described, temporal: temporal.described },
    exited: Promise.race([register.exited, temporal.exited]),
  }
}

/** Like Promise.all, but a failure of one waits for the other, which would be left running otherwise. */
async function bothOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}

/** A server that is not ours is not watched: its clients say when it is gone. */
const never = new Promise<string>(() => {})

async function startRegister({ config, stack, say, guardian }: Guarded) {
  const { databaseUrl, dataDir } = config
  if (databaseUrl) {
    await bringUpToDate(databaseUrl, config.migrateDatabaseUrl)
    return { url: databaseUrl, exited: never, described: `${new URL(databaseUrl).host} (DATABASE_URL)` }
  }
  const port = await portNear(wanted.postgres, 'PostgreSQL', say)
  const { url: ownerUrl, pid, exited, stop } = await startPostgres({ dataDir, port })
  guardian.guard(pid, 'SIGINT')
  await stack.add({ name: 'PostgreSQL', stop, kill: () => process.kill(pid, 'SIGKILL') })
  // As in production the processes do not own what they use.
  const url = await roleBeside(ownerUrl, 'yinuo_app')
  await bringUpToDate(url, ownerUrl)
  return { url, exited, described: `127.0.0.1:${port} (embedded PostgreSQL)` }
}

async function startTemporal({ config, stack, say, guardian }: Guarded) {
  const { temporalAddress, temporalCliPath, cacheDir, dataDir } = config
  if (temporalAddress) {
    const { connectionOptions, namespace = config.temporalNamespace } = loadClientConnectConfig()
    const described = `${temporalAddress}, namespace ${namespace} (TEMPORAL_ADDRESS)`
    return {
      connectionOptions,
      address: temporalAddress,
      namespace,
      uiUrl: undefined,
      exited: never,
      described,
    }
  }
  const cli = await ensureTemporalCli({ cliPath: temporalCliPath, cacheDir, say })
  const port = await portNear(wanted.temporal, 'Temporal', say)
  const uiPort = await portNear(wanted.temporalUi, "Temporal's UI", say)
  const searchAttributes = Object.values(SEARCH_ATTRIBUTES)
  const server = await startTemporalServer({ cli: cli.path, dataDir, port, uiPort, searchAttributes })
  const { address, namespace, uiUrl, pid, exited, stop } = server
  guardian.guard(pid, 'SIGTERM')
  await stack.add({ name: 'Temporal', stop, kill: () => process.kill(pid, 'SIGKILL') })
  const described = `${address} (embedded, server ${cli.server}; log in ${relative('.', dataDir)}/temporal.log)`
  return { connectionOptions: { address }, address, namespace, uiUrl, exited, described }
}
