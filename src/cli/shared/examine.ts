import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../../config/config.ts'
import { holderOf } from '../../embedded/lock.ts'
import { portNear } from '../../embedded/ports.ts'
import { postgresBinaries, postgresUser } from '../../embedded/postgres-binaries.ts'
import { findRunning } from '../../embedded/running.ts'
import { canBuildTemporalCli, findTemporalCli } from '../../embedded/temporal-cli.ts'
import { canFetchTimeSkippingServer } from '../../embedded/time-skipping-server.ts'

/** `warning`: start works, something else does not, or not as one might expect. */
export type Finding = {
  subject: string
  state: 'good' | 'warning' | 'bad'
  found: string
  mend?: string
}
type Examination = (config: Config) => Promise<Omit<Finding, 'subject'>>

const neededMb = 1_000

/** Looks at everything that a start and the tests need, and changes nothing. */
export function examine(config: Config): Promise<Finding[]> {
  return Promise.all(
    Object.entries(examinations).map(async ([subject, look]): Promise<Finding> => {
      try {
        return { subject, ...(await look(config)) }
      } catch (error) {
        return { subject, state: 'bad', found: (error as Error).message }
      }
    }),
  )
}

const examinations: Record<string, Examination> = {
  // The runner has refused an older Node, and put the packages in place, before this is reached.
  Node: async () => ({ state: 'good', found: `${process.versions.node}, packages installed` }),

  'Data directory': async ({ dataDir }) => {
    const standing = nearestExisting(dataDir)
    try {
      accessSync(standing, constants.W_OK)
    } catch {
      return {
        state: 'bad',
        found: `${standing} is not writable`,
        mend: 'set DATA_DIR to a directory of yours',
      }
    }
    const running = findRunning(dataDir)
    const holder = holderOf(path.join(dataDir, 'lock'))
    if (running)
      return {
        state: 'warning',
        found: `${dataDir}, running there: ${running.apiUrl ?? `process ${running.pid}`}`,
      }
    if (holder)
      return { state: 'warning', found: `${dataDir}, process ${holder.pid} is starting or stopping there` }
    return { state: 'good', found: dataDir }
  },

  Disk: async ({ dataDir }) => {
    const { bavail, bsize } = statfsSync(nearestExisting(dataDir))
    const freeMb = Math.round((bavail * bsize) / 1_048_576)
    if (freeMb >= neededMb) return { state: 'good', found: `${freeMb} MB free` }
    return { state: 'bad', found: `${freeMb} MB free`, mend: `make room (${neededMb} MB) or move DATA_DIR` }
  },

  PostgreSQL: async ({ databaseUrl }) => {
    if (databaseUrl) return { state: 'good', found: `${new URL(databaseUrl).host} (DATABASE_URL)` }
    const user = postgresUser()
    const { major } = await postgresBinaries(user)
    return {
      state: 'good',
      found: `embedded ${major}${user ? `, run as ${user.name} since this is root` : ''}`,
    }
  },

  Temporal: async ({ temporalAddress, temporalCliPath, cacheDir }) => {
    if (temporalAddress) return { state: 'good', found: `${temporalAddress} (TEMPORAL_ADDRESS)` }
    const cli = await findTemporalCli({ cliPath: temporalCliPath, cacheDir })
    if (cli) return { state: 'good', found: `server ${cli.server} (${cli.source}: ${cli.path})` }
    const found = 'no CLI here; the first start fetches one'
    if (await canBuildTemporalCli())
      return { state: 'warning', found: `${found}, or builds it with Go (3 minutes)` }
    const mend = 'if that fails: https://docs.temporal.io/cli, or TEMPORAL_CLI_PATH, or install Go'
    return { state: 'warning', found, mend }
  },

  'Time-skipping server': async () => {
    if (await canFetchTimeSkippingServer())
      return { state: 'good', found: 'Java and Maven are here (tests only)' }
    return {
      state: 'warning',
      found: "no Java 17 with Maven; the tests use the SDK's download",
      mend: 'install both if that download is out of reach (tests only)',
    }
  },

  Port: async ({ port }) => {
    const free = await portNear(port, 'the API', () => {})
    if (free === port) return { state: 'good', found: `${port} is free` }
    return { state: 'warning', found: `${port} is taken, the API would move to ${free}`, mend: 'or set PORT' }
  },
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(path.dirname(directory))
}
