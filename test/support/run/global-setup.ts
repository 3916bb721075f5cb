import type { TestProject } from 'vitest/node'
import { loadConfig } from '../../../src/config/load-config.ts'
import { startPostgres } from '../../../src/embedded/postgres.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { ensureTemporalCli } from '../../../src/embedded/temporal-cli.ts'
import { ensureTimeSkippingServer, type Executable } from '../../../src/embedded/time-skipping-server.ts'
import { databaseOn, onServer } from './database-server.ts'
import { clearAbandonedRuns, createRunDirectory, removeRunDirectory } from './run-directory.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    runDirectory: string
    temporalCli: string
    timeSkippingServer: Executable
    postgresUrl: string
    /** The database with an empty register in it, of which each test's own is a copy. */
    emptyRegister: string
  }
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Makes sure that the servers are here, fetching what is missing, and starts one PostgreSQL for the whole run, with an empty register in it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { cacheDir, temporalCliPath, databaseUrl } = loadConfig()
  await clearAbandonedRuns()
  const runDirectory = createRunDirectory()
  project.provide('runDirectory', runDirectory)
  project.provide('timeSkippingServer', await ensureTimeSkippingServer({ cacheDir, say }))
  const cli = await ensureTemporalCli({ cacheDir, cliPath: temporalCliPath, say })
  project.provide('temporalCli', cli.path)
  const dataDir = `${runDirectory}/postgres`
  const postgres = databaseUrl
    ? undefined
    : await startPostgres({ dataDir, database: 'postgres', durable: false })
  const server = databaseUrl ?? postgres?.url ?? ''
  const emptyRegister = `empty_${process.pid}_${Date.now().toString(36)}`
  await onServer(server, `create database ${emptyRegister}`)
  await migrate(databaseOn(server, emptyRegister))
  project.provide('postgresUrl', server)
  project.provide('emptyRegister', emptyRegister)
  say(
    `Tests run on Temporal ${cli.server} (${cli.source}) and ${postgres ? 'an embedded PostgreSQL' : 'DATABASE_URL'}.`,
  )
  return async () => {
    if (!postgres) await onServer(server, `drop database if exists ${emptyRegister} with (force)`)
    await postgres?.stop()
    await removeRunDirectory(runDirectory)
  }
}
