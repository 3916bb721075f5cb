import { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import type { Opening } from '../../../src/domain/opening.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { reassigningWorker, type ReassigningOrder } from '../processes/reassigning-worker.ts'
import { bundleFile, testApi } from '../product.ts'
import { asker } from '../serving.ts'
import { realServer, type RealServer } from '../temporal/servers.ts'
import { workerWithRegister, type WorkerWithRegister } from '../temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening, type Life } from '../temporal/workflow-lives.ts'

type Worker = Awaited<ReturnType<typeof reassigningWorker>>
type Begun = { opened?: (nth: number) => Partial<Opening>; commands?: Command[] }

/**
 * Orders over many complaints, whose workers are processes that can be killed in their middle. The server suggests a new
 * run after 30 events: complaints and orders go over into several.
 */
export function killedOrders(prepare?: (pool: Pool) => Promise<void>) {
  let server: RealServer
  let house: WorkerWithRegister
  let api: Api
  let workers: Worker[] = []

  beforeAll(async () => {
    const extraArgs = ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=30']
    server = await realServer({ searchAttributes: ATTRIBUTES, extraArgs })
    house = await workerWithRegister(server.nativeConnection, { worker: false })
    const client = new Client({ connection: server.nativeConnection })
    api = await testApi({ client, pool: house.pool, eagerStart: false })
    await prepare?.(house.pool)
  })
  afterEach(async () => {
    for (const worker of workers) await worker.kill()
    workers = []
  })
  afterAll(async () => {
    await api?.close()
    await house?.close()
    await server?.stop()
  })

  return {
    get house() {
      return house
    },
    asked: () => asker(api.url),
    worker: async (more: Pick<ReassigningOrder, 'diesAfter' | 'perSecond'> = {}): Promise<Worker> => {
      const order = { address: server.address, databaseUrl: house.database.url, codePath: await bundleFile() }
      workers.push(await reassigningWorker({ ...order, ...more }))
      return workers.at(-1)!
    },
    /** So many complaints, once the register has them. */
    complaints: async (count: number, begun: Begun = {}): Promise<Life[]> => {
      const lives = await livesBegun(server, count, begun)
      for (const { id } of lives)
        await expect.poll(() => house.register.hasComplaint(id), { timeout: 60_000 }).toBe(true)
      return lives
    },
  }
}

async function livesBegun({ client }: RealServer, count: number, { opened, commands }: Begun) {
  const lives: Life[] = []
  for (let nth = 1; nth <= count; nth++) {
    const whole = { ...opening(Date.now()), ...opened?.(nth) }
    lives.push(await begin(client, whole, commands ? { commands } : {}))
  }
  return lives
}
