import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createActivities } from '../../../src/activities/activities.ts'
import { createReportActivities } from '../../../src/activities/reports.ts'
import { createPool } from '../../../src/register/pool.ts'
import { createRegister } from '../../../src/register/register.ts'
import { createReports } from '../../../src/reports/reports.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'

type Point = 'gathering' | 'frozen' | 'told'
/** What the process is told: where its servers are, and where it is to kill itself. */
export type ReportWorkerOrder = { address: string; databaseUrl: string; codePath: string; diesAt?: Point }

// A worker for reports as a process of its own, which kills itself where it is told to: before a report is frozen,
// or after it was and nobody has heard of it, or when it was told of and that has not been recorded.

Runtime.install({ logger: new DefaultLogger('ERROR') })
process.stdin.resume()
process.stdin.once('end', () => process.exit())

const { address, databaseUrl, codePath, diesAt }: ReportWorkerOrder = JSON.parse(process.argv[2]!)
const pool = createPool(databaseUrl, { statementTimeoutMs: 60_000 })
const reports = createReports(pool)

async function dieAt(point: Point): Promise<void> {
  if (point !== diesAt) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}

const activities = createReportActivities({
  reports: {
    ...reports,
    async issue(order, asked) {
      await dieAt('gathering')
      const issued = await reports.issue(order, asked)
      await dieAt('frozen')
      return issued
    },
  },
  announcer: {
    name: 'test',
    async announce(reportId) {
      await pool.query('insert into told (report_id) values ($1)', [reportId])
      await dieAt('told')
    },
  },
})
const connection = await NativeConnection.connect({ address })
const worker = await Worker.create({
  ...workerOptions({ ...createActivities({ register: createRegister(pool) }), ...activities }),
  connection,
  workflowBundle: { codePath },
})
const run = worker.run()
process.stdout.write('polling\n')
await run
