import { Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Api } from '../../../src/run/start-api.ts'
import { startTemporalServer, type TemporalServer } from '../../../src/embedded/temporal-server.ts'
import { createPool } from '../../../src/register/pool.ts'
import { killableWorker } from '../processes/killable-process.ts'
import { bundleFile, testApi } from '../product.ts'
import { ownDirectory, realServer, type RealServer } from '../temporal/servers.ts'
import { workerWithRegister, type WorkerWithRegister } from '../temporal/worker-with-register.ts'
import { ATTRIBUTES } from '../temporal/workflow-lives.ts'
import { cuttableProxy } from './cuttable-proxy.ts'

export const PARTS = ['register', 'registerHangs', 'temporal', 'worker', 'api'] as const
export type Part = (typeof PARTS)[number]

/** Longer than any outage and what follows it: a worker's death is noticed after ten seconds. */
export const WITHIN_MS = 90_000

type Proxy = Awaited<ReturnType<typeof cuttableProxy>>
type Parts = {
  dataDir: string
  server: RealServer
  /** The server that took the place of the first. */
  again?: TemporalServer
  house: WorkerWithRegister
  toRegister: Proxy
  worker: Awaited<ReturnType<typeof killableWorker>>
  pool: Pool
  api: Api
  toApi: Proxy
}

/** A file's own servers, worker and API, each of which can be taken away and brought back. */
export function breakableParts() {
  const parts = {} as Parts
  beforeAll(() => start(parts))
  afterAll(() => stop(parts))
  return {
    house: () => parts.house,
    client: () => parts.server.client,
    url: () => parts.toApi.url(parts.api.url).replace(/\/$/, ''),
    /** Takes a part away; what is returned brings it back. */
    takeAway: (part: Part) => away[part](parts),
  }
}

/** What has been started is there for `stop`, also where something else fails. */
async function start(parts: Parts): Promise<void> {
  parts.dataDir = ownDirectory('temporal')
  parts.server = await realServer({ searchAttributes: ATTRIBUTES, dataDir: parts.dataDir })
  parts.house = await workerWithRegister(parts.server.nativeConnection, { worker: false })
  const { url } = parts.house.database
  parts.toRegister = await proxyTo(url)
  parts.worker = await newWorker(parts)
  parts.pool = createPool(parts.toRegister.url(url))
  const client = new Client({ connection: parts.server.connection })
  parts.api = await testApi({ client, pool: parts.pool })
  parts.toApi = await proxyTo(parts.api.url)
}

async function stop(parts: Partial<Parts>): Promise<void> {
  await parts.worker?.kill()
  await parts.toApi?.cut()
  await parts.api?.close()
  await parts.pool?.end()
  await parts.house?.close()
  await parts.toRegister?.cut()
  await parts.server?.stop()
  await parts.again?.stop()
}

const away: Record<Part, (parts: Parts) => Promise<() => unknown>> = {
  register: async ({ toRegister }) => (await toRegister.cut(), () => toRegister.restore()),
  registerHangs: async ({ toRegister }) => (toRegister.hang(), () => toRegister.answerAgain()),
  temporal: async (parts) => {
    process.kill(parts.again?.pid ?? parts.server.pid, 'SIGKILL')
    return () => restartTemporal(parts)
  },
  worker: async (parts) => {
    await parts.worker.kill()
    return async () => void (parts.worker = await newWorker(parts))
  },
  api: async ({ toApi }) => (await toApi.cut(), () => toApi.restore()),
}

async function restartTemporal(parts: Parts): Promise<void> {
  const port = Number(parts.server.address.split(':')[1])
  const cli = inject('temporalCli')
  const { dataDir } = parts
  parts.again = await startTemporalServer({ cli, dataDir, port, searchAttributes: ATTRIBUTES })
}

/** As whoever runs it does: a worker that ends because Temporal is away is started again. */
async function newWorker({ toRegister, house, server }: Parts): Promise<Parts['worker']> {
  const databaseUrl = toRegister.url(house.database.url)
  const order = { address: server.address, databaseUrl, codePath: await bundleFile() }
  for (const end = Date.now() + WITHIN_MS; ; await delay(500))
    try {
      return await killableWorker(order)
    } catch (error) {
      if (Date.now() > end) throw error
    }
}

function proxyTo(address: string): Promise<Proxy> {
  const { hostname: host, port } = new URL(address)
  return cuttableProxy({ host, port: Number(port) })
}
