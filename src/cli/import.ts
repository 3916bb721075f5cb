import { program } from 'commander'
import { historyOf } from '../cases/case-history.ts'
import { loadConfig } from '../config.ts'
import { loadPolicies } from '../policies/policies.ts'
import { apiClient } from './api-client.ts'
import { givenCases, withLogOptions, type LogOptions } from './given-cases.ts'
import { progress } from './progress.ts'

type Options = LogOptions & { policy: string; url?: string; parallel: string }

/** Temporal accepts new workflows faster than a worker arms them: more in flight would only wait inside. */
const IN_FLIGHT = '24'

/** Pushes a log of past cases through the running system's API; asked again it finds what is there. */
async function run(file: string, { policy: policyId, url, parallel, ...log }: Options): Promise<void> {
  const api = apiClient(url)
  const policy = loadPolicies(loadConfig().policyDir).get(policyId)
  if (!policy) throw new Error(`There is no policy ${policyId}.`)
  const cases = givenCases(file, log)
  const faults: string[] = []
  let done = 0
  const queue = cases.values()
  const work = async () => {
    for (const one of queue) {
      const { id, receivedAt, facts } = historyOf(one, policy)
      const told = facts.map(({ command, by, at }) => ({ ...command, at: text(at), by }))
      const details = { subject: `Case ${id}`, complainant: { name: `Complainant of ${id}` } }
      const intake = { channel: 'other', messageId: id, policyId, receivedAt: text(receivedAt), details }
      await api
        .post('/v1/complaints/import', { ...intake, facts: told })
        .catch((error: Error) => faults.push(`${id}: ${error.message}`))
      progress(++done, cases.length, 'cases')
    }
  }
  await Promise.all(Array.from({ length: Number(parallel) }, work))
  for (const fault of faults.slice(0, 20)) console.error(fault)
  console.error(`${cases.length - faults.length} of ${cases.length} cases are in the system at ${api.base}.`)
  if (faults.length > 0) process.exitCode = 1
}

const text = (at: number): string => new Date(at).toISOString()

withLogOptions(program)
  .name('import')
  .description('Pushes a log of past cases through the API of a running system.')
  .requiredOption('--policy <id>', 'the policy the cases lived under')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--parallel <n>', 'how many at once', IN_FLIGHT)
  .action(run)
await program.parseAsync().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
