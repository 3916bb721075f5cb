import { afterAll, beforeAll } from 'vitest'
import { workerWithRegister, type WorkerWithRegister } from './worker-with-register.ts'
import { ATTRIBUTES, begin } from './workflow-lives.ts'
import { realServer, type RealServer, type RealServerOptions } from './servers.ts'

/** A file's own dev server, in whose time a second is a second, with a worker on it. */
export function realTime(options: RealServerOptions = {}) {
  let server: RealServer
  let house: WorkerWithRegister
  beforeAll(async () => {
    server = await realServer({ searchAttributes: ATTRIBUTES, ...options })
    house = await workerWithRegister(server.nativeConnection)
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })
  return {
    get server() {
      return server
    },
    get house() {
      return house
    },
    begin: (...given: Parameters<typeof begin> extends [unknown, ...infer Rest] ? Rest : never) =>
      begin(server.client, ...given),
  }
}
