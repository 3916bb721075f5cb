import { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createActivities } from '../../../src/activities/activities.ts'
import { forgetRunsWith } from '../../../src/activities/forget-runs.ts'
import { createRetentionActivities } from '../../../src/activities/retention.ts'
import { createPool } from '../../../src/register/pool.ts'
import { createRegister } from '../../../src/register/register.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'
import { killableProcess } from './killable-process.ts'

/** `diesAfter`: it kills itself when so many complaints are gone from the register, before Temporal forgets the last. */
export type PurgingOrder = { address: string; databaseUrl: string; codePath: string; diesAfter?: number }

const script = fileURLToPath(import.meta.url)

/** A worker that purges, in a process of its own, polling when this returns. */
export const purgingWorker = (order: PurgingOrder) => killableProcess(script, order)

async function work({ address, databaseUrl, codePath, diesAfter }: PurgingOrder): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  process.stdin.resume()
  process.stdin.once('end', () => process.exit())
  const connection = await NativeConnection.connect({ address })
  const pool = createPool(databaseUrl)
  const forgetRuns = forgetRunsWith(new Client({ connection }))
  let forgotten = 0
  const forget: typeof forgetRuns = async (workflowId, runs) => {
    if (workflowId.startsWith(workflowIdOf(''))) forgotten++
    if (forgotten === diesAfter) process.kill(process.pid, 'SIGKILL')
    await forgetRuns(workflowId, runs)
  }
  const activities = {
    ...createActivities({ register: createRegister(pool) }),
    ...createRetentionActivities({ pool, forget, batchSize: 5 }),
  }
  const options = { ...workerOptions(activities), connection, workflowBundle: { codePath } }
  const run = (await Worker.create(options)).run()
  process.stdout.write('polling\n')
  await run
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await work(JSON.parse(process.argv[2]!) as PurgingOrder)
