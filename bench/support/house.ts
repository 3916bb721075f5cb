import { Client, Connection } from '@temporalio/client'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'
import { loadConfig } from '../../src/config/load-config.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { freePort } from '../../src/embedded/ports.ts'
import { startPostgres } from '../../src/embedded/postgres.ts'
import { ensureTemporalCli } from '../../src/embedded/temporal-cli.ts'
import { startTemporalServer } from '../../src/embedded/temporal-server.ts'
import { createPool } from '../../src/register/pool.ts'
import { SEARCH_ATTRIBUTES } from '../../src/workflows/messages/complaint.ts'
import { startChild, type Child } from './child.ts'
import { cpuMsOf } from './processes.ts'

/** The policy of the lapses: the house's own, without warnings, so that a lapse is all that time does. */
export const BENCH_POLICY = 'bench'

export type House = Awaited<ReturnType<typeof openHouse>>
type ProductOptions = {
  maxCachedWorkflows?: number
  /** Another checkout of the product. */
  root?: string
}

function createChildren() {
  const children = new Set<Child>()

  const start = async (...told: Parameters<typeof startChild>) => {
    const child = await startChild(...told)
    children.add(child)
    return child
  }
  const stop = async ({ pid }: Pick<Child, 'pid'>) => {
    const child = [...children].find((one) => one.pid === pid)
    if (!child) return
    children.delete(child)
    await child.stop()
  }
  return { start, stop, stopAll: () => Promise.allSettled([...children].map(stop)) }
}

async function startServers(dataDir: string) {
  const { cacheDir, temporalCliPath } = loadConfig()
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const cli = await ensureTemporalCli({ cliPath: temporalCliPath, cacheDir, say })
  const postgres = await startPostgres({ dataDir })
  const searchAttributes = Object.values(SEARCH_ATTRIBUTES)
  const temporal = await startTemporalServer({ cli: cli.path, dataDir, searchAttributes })
  const connection = await Connection.connect({ address: temporal.address })
  const client = new Client({ connection, namespace: temporal.namespace })
  return { postgres, temporal, temporalServer: cli.server, client }
}

/** One Temporal on a file and one durable PostgreSQL, on which product and bare worker run side by side. */
export async function openHouse() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yinuo-bench-'))
  const policyDir = writePolicies(path.join(dataDir, 'policies'))
  const { postgres, temporal, temporalServer, client } = await startServers(dataDir)
  const pool: Pool = createPool(postgres.url, { statementTimeoutMs: 60_000 })
  const { start, stop, stopAll } = createChildren()
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await stopAll()
    await pool.end()
    await client.connection.close()
    await temporal.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return {
    client,
    pool,
    stop,
    temporalServer,
    async startBare() {
      const child = await start('bench/bare/worker.ts', { TEMPORAL_ADDRESS: temporal.address })
      /** How many workflows have set their timers. */
      const armed = () => Number(child.lastLine().split(' ')[1] ?? 0)
      return { ...child, armed }
    },
    /** As `npm start` runs it: worker and API in one process. */
    async startProduct({ maxCachedWorkflows, root = '.' }: ProductOptions = {}) {
      const child = await start(path.join(root, 'src/cli/start.ts'), {
        DATA_DIR: path.join(dataDir, 'product'),
        PORT: String(await freePort()),
        POLICY_DIR: policyDir,
        DATABASE_URL: postgres.url,
        TEMPORAL_ADDRESS: temporal.address,
        ...(maxCachedWorkflows !== undefined && { MAX_CACHED_WORKFLOWS: String(maxCachedWorkflows) }),
      })
      return { ...child, url: child.ready.split(' ')[1]! }
    },
    serversCpu: () => ({ temporal: cpuMsOf(temporal.pid), postgres: cpuMsOf(postgres.pid) }),
    /** Once, whoever asks: a signal may come while a figure ends. */
    close: () => (closing ??= closeAll()),
  }
}

function writePolicies(folder: string): string {
  mkdirSync(folder)
  cpSync('policies', folder, { recursive: true })
  const house = JSON.parse(readFileSync('policies/default.json', 'utf8')) as Policy
  const clocks = house.clocks.map(({ warnAt: _, ...clock }) => clock)
  const bench = { ...house, id: BENCH_POLICY, clocks }
  writeFileSync(path.join(folder, `${BENCH_POLICY}.json`), JSON.stringify(bench))
  return folder
}
