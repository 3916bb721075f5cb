import type { TestProject } from 'vitest/node'
import { loadConfig } from '../../src/config.ts'
import { startPostgres } from '../../src/embedded/postgres.ts'
import { ensureTemporalCli } from '../../src/embedded/temporal-cli.ts'
import { ensureTimeSkippingServer, type Executable } from '../../src/embedded/time-skipping-server.ts'
import { clearAbandonedRuns, createRunDirectory, removeRunDirectory } from './run-directory.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    runDirectory: string
    temporalCli: string
    timeSkippingServer: Executable
    postgresUrl: string
  }
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Makes sure that the servers are here, fetching what is missing, and starts one PostgreSQL for the whole run. */
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
  project.provide('postgresUrl', databaseUrl ?? postgres?.url ?? '')
  say(
    `Tests run on Temporal ${cli.server} (${cli.source}) and ${postgres ? 'an embedded PostgreSQL' : 'DATABASE_URL'}.`,
  )
  return async () => {
    await postgres?.stop()
    await removeRunDirectory(runDirectory)
  }
}
