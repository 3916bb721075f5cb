import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createActivities } from '../../../src/activities/activities.ts'
import { createPatientPool, createPool } from '../../../src/register/pool.ts'
import { createRegister } from '../../../src/register/register.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'
import type { WorkerOrder } from './killable-process.ts'

// A worker as a process of its own, so that it can be killed. It says on its standard output when it works, and
// ends when whoever started it is gone.

Runtime.install({ logger: new DefaultLogger('ERROR') })
process.stdin.resume()
process.stdin.once('end', () => process.exit())

const { address, databaseUrl, codePath, diesAfter }: WorkerOrder = JSON.parse(process.argv[2]!)
const register = createRegister(createPool(databaseUrl))
const patient = createRegister(createPatientPool(databaseUrl))
let committed = 0

/** Dies with the commits recorded, each with its last piece, and their tasks not complete: nobody hears that they were. */
const deadly: typeof register.commit = async (commit, runId) => {
  await register.commit(commit, runId)
  if (commit.more || !commit.entries.some(({ event }) => event.type === diesAfter!.event)) return
  committed++
  if (committed === diesAfter!.commits) process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}

const connection = await NativeConnection.connect({ address })
const worker = await Worker.create({
  ...workerOptions(createActivities(diesAfter ? { register: { commit: deadly } } : { register, patient })),
  connection,
  workflowBundle: { codePath },
})
const run = worker.run()
process.stdout.write('polling\n')
await run
