import { afterAll, beforeAll } from 'vitest'
import { cuttableProxy } from '../faults/cuttable-proxy.ts'
import { workerWithRegister, type WorkerWithRegister } from './worker-with-register.ts'
import { ATTRIBUTES, begin } from './workflow-lives.ts'
import { realServer, type RealServer, type RealServerOptions } from './servers.ts'

/** A file's own dev server with a worker, whose way to the register can be cut; the test itself goes there directly. */
export function workerBehindProxy(options: RealServerOptions = {}) {
  let server: RealServer
  let house: WorkerWithRegister
  let wire: Awaited<ReturnType<typeof cuttableProxy>>
  beforeAll(async () => {
    server = await realServer({ searchAttributes: ATTRIBUTES, ...options })
    house = await workerWithRegister(server.nativeConnection, {
      reach: async (url) => {
        const { hostname, port } = new URL(url)
        wire = await cuttableProxy({ host: hostname, port: Number(port) })
        return wire.url(url)
      },
    })
  })
  afterAll(async () => {
    await house?.close()
    await wire?.cut()
    await server?.stop()
  })
  return {
    get server() {
      return server
    },
    get house() {
      return house
    },
    get wire() {
      return wire
    },
    begin: (...given: Parameters<typeof begin> extends [unknown, ...infer Rest] ? Rest : never) =>
      begin(server.client, ...given),
  }
}
