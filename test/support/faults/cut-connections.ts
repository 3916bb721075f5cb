import pg from 'pg'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { startPostgres, type Postgres } from '../../../src/embedded/postgres.ts'
import { freePort } from '../../../src/embedded/ports.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { createPool } from '../../../src/register/pool.ts'
import { intake, key } from '../serving.ts'
import { ATTRIBUTES } from '../temporal/workflow-lives.ts'
import { apiProcess, workerProcess } from '../processes/product-processes.ts'
import { ownDirectory, realServer } from '../temporal/servers.ts'

type Api = Awaited<ReturnType<typeof apiProcess>>
/** A process that is gone answers nothing. */
const noAnswer = () => ({ status: 0 })

/** Ends every connection to the register but its own, as an administrator or a failover does. */
async function terminateAll(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}

const READINGS = [
  '/v1/complaints?limit=20',
  '/v1/reports/kpi?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
  '/v1/complaints.csv',
  '/v1/inbox',
  '/readyz',
]

/** Commands and every kind of reading, one after the other, until told to stop; says what was accepted. */
function load(api: Api, paths: readonly string[]) {
  const accepted: string[] = []
  const statuses = new Map<number, number>()
  let stopped = false
  const count = ({ status }: { status: number }): number => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    return status
  }
  const notes = async (path: string) => {
    for (let n = 0; !stopped; n++) {
      const text = `${path} ${n}`
      const once = key()
      for (;;) {
        const status = count(await api.post(`${path}/add-note`, { text }, { key: once }).catch(noAnswer))
        if (status === 200) accepted.push(text)
        if (status === 200 || stopped) break
        await delay(100)
      }
    }
  }
  const reads = async (path: string) => {
    while (!stopped) {
      count(await api.get(path, { as: 'manager-sun' }).catch(noAnswer))
      await delay(5)
    }
  }
  const running = [...paths.map(notes), ...READINGS.flatMap((path) => [reads(path), reads(path)])]
  return {
    accepted,
    statuses,
    stop: async () => {
      stopped = true
      await Promise.all(running)
    },
  }
}

/** A register, Temporal, a worker and two APIs, each a process of its own. */
async function allApart() {
  const dataDir = ownDirectory('cut')
  const port = await freePort()
  const start = () => startPostgres({ dataDir, port, durable: false })
  let postgres: Postgres = await start()
  const { url } = postgres
  await migrate(url)
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const where = { databaseUrl: url, temporalAddress: server.address }
  const worker = await workerProcess(where)
  const apis = [await apiProcess(where), await apiProcess(where)] as const
  return {
    url,
    apis,
    ended: () => [worker, ...apis].map((one) => one.ended()).filter((one) => one !== undefined),
    restart: async () => {
      await postgres.stop()
      postgres = await start()
    },
    close: async () => {
      for (const one of [...apis, worker]) await one.stop()
      await server.stop()
      await postgres.stop()
    },
  }
}

type Cuts = { terminations: number; restarts: number }

/** Under load every connection is ended so often, then the server restarted: nobody ends, and nothing is lost. */
export async function cutConnections({ terminations, restarts }: Cuts): Promise<void> {
  const all = await allApart()
  try {
    const created = await Promise.all(all.apis.map((api) => api.post('/v1/complaints', intake())))
    const paths = created.map(({ body }) => `/v1/complaints/${body.id}`)
    const loads = all.apis.map((api, index) => load(api, [paths[index]!]))
    let cut = 0
    for (let n = 0; n < terminations; n++) {
      await delay(200 + ((n * 97) % 600))
      cut += await terminateAll(all.url).catch(() => 0)
      expect(all.ended()).toEqual([])
    }
    for (let n = 0; n < restarts; n++) {
      await all.restart()
      await delay(1_000)
      expect(all.ended()).toEqual([])
    }
    for (const one of loads) await one.stop()
    expect(cut).toBeGreaterThan(0)
    for (const { statuses } of loads) expect(statuses.get(200)).toBeGreaterThan(0)
    const accepted = loads.flatMap((one) => one.accepted)
    expect(accepted.length).toBeGreaterThan(0)
    await expectRecorded(all.url, accepted)
    expect(all.ended()).toEqual([])
  } finally {
    await all.close()
  }
}

/** Each accepted note is in the register in the end, once. */
async function expectRecorded(url: string, accepted: readonly string[]): Promise<void> {
  const pool = createPool(url)
  try {
    const texts = async () => {
      const { rows } = await pool.query<{ text: string }>(
        "select data->>'text' as text from event where type = 'noteAdded'",
      )
      return rows.map(({ text }) => text)
    }
    const missing = async () => {
      const kept = new Set(await texts().catch(() => []))
      return accepted.filter((text) => !kept.has(text)).length
    }
    await expect.poll(missing, { timeout: 60_000, interval: 500 }).toBe(0)
    const kept = await texts()
    expect(new Set(kept).size).toBe(kept.length)
  } finally {
    await pool.end()
  }
}
