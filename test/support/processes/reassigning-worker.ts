import { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createActivities } from '../../../src/activities/activities.ts'
import { createAdoptionActivities } from '../../../src/activities/adoption.ts'
import { createIncidentActivities } from '../../../src/activities/incidents.ts'
import { createReassignmentActivities } from '../../../src/activities/reassignment.ts'
import { createPool } from '../../../src/register/pool.ts'
import { createRegister } from '../../../src/register/register.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'
import { killableProcess } from './killable-process.ts'

/** `diesAfter`: it kills itself when so many complaints have done what was ordered, before the last is recorded as done. */
export type ReassigningOrder = {
  address: string
  databaseUrl: string
  codePath: string
  perSecond?: number
  diesAfter?: number
}

/** What records that one of many is done. */
const SETTLES = /^update (reassignment|policy_adoption|incident_order)_item set state/

const script = fileURLToPath(import.meta.url)

/** A worker that does what is ordered for many complaints, in a process of its own, polling when this returns. */
export const reassigningWorker = (order: ReassigningOrder) => killableProcess(script, order)

async function work({
  address,
  databaseUrl,
  codePath,
  perSecond,
  diesAfter,
}: ReassigningOrder): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  process.stdin.resume()
  process.stdin.once('end', () => process.exit())
  const connection = await NativeConnection.connect({ address })
  const pool = createPool(databaseUrl)
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown
  let settled = 0
  const client = new Client({ connection })
  pool.query = ((...given: unknown[]) => {
    if (SETTLES.test(String(given[0])) && ++settled === diesAfter) process.kill(process.pid, 'SIGKILL')
    return query(...given)
  }) as typeof pool.query
  const pace = { batchSize: 4, ...(perSecond !== undefined && { perSecond }) }
  const activities = {
    ...createActivities({ register: createRegister(createPool(databaseUrl)) }),
    ...createReassignmentActivities({ pool, client, ...pace }),
    ...createAdoptionActivities({ pool, client, ...pace }),
    ...createIncidentActivities({ pool, client, ...pace }),
  }
  const options = { ...workerOptions(activities), connection, workflowBundle: { codePath } }
  const run = (await Worker.create(options)).run()
  process.stdout.write('polling\n')
  await run
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await work(JSON.parse(process.argv[2]!) as ReassigningOrder)
