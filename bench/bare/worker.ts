import { DefaultLogger, NativeConnection, Runtime, Worker, type InjectedSinks } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'
import { BARE_QUEUE } from './names.ts'
import type { BareSinks } from './workflow.ts'

// A process of its own, like the product's.
Runtime.install({ logger: new DefaultLogger('ERROR') })
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' })
let armed = 0
const sinks: InjectedSinks<BareSinks> = {
  bench: { armed: { fn: () => void (armed += 1), callDuringReplay: false } },
}
const worker = await Worker.create({
  connection,
  taskQueue: BARE_QUEUE,
  sinks,
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
})
const running = worker.run()
console.log('ready')
let told = 0
setInterval(() => {
  if (armed > told) console.log(`armed ${(told = armed)}`)
}, 20).unref()
await running
await connection.close()
