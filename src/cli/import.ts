import { program } from 'commander'
import { Fact } from '../api/imports/fact.ts'
import { following, toldOn } from '../api/imports/told.ts'
import { historyOf } from '../cases/case-history.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { loadPolicies } from '../rules/policies.ts'
import type { ToldUpTo } from '../domain/import/importing.ts'
import { AT_ONCE_BYTES, pastPieces } from '../domain/import/past.ts'
import { bytesOf } from '../domain/journal/pieces.ts'
import { Refused, type ApiClient } from '../run/api-client.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { givenCases, withLogOptions, type LogOptions } from './shared/given-cases.ts'
import { progress } from './shared/progress.ts'
import { utc } from '../domain/instant.ts'
import { runCommand } from '../run/ending.ts'

type Options = LogOptions & { policy: string; url?: string; parallel: string }

/** Temporal accepts new workflows faster than a worker arms them: more in flight would only wait inside. */
const IN_FLIGHT = '24'

/** Pushes a log of past cases through the running system's API; asked again it finds what is there. */
async function run(file: string, { policy: policyId, url, parallel, ...log }: Options): Promise<void> {
  const config = loadConfig()
  const api = apiFor(config, url)
  const policy = loadPolicies(config.policyDir).get(policyId)
  if (!policy) throw new Error(`There is no policy ${policyId}.`)
  const cases = givenCases(file, { ...log, language: config.language })
  const faults: string[] = []
  let done = 0
  const queue = cases.values()
  const work = async () => {
    for (const one of queue) {
      const { id, receivedAt, facts } = historyOf(one, policy)
      const told = facts.map(({ command, by, at }) => ({ ...command, at: utc(at), by }))
      const details = { subject: `Case ${id}`, complainant: { name: `Complainant of ${id}` } }
      const intake = { channel: 'other', messageId: id, policyId, receivedAt: utc(receivedAt), details }
      await bring(api, intake, told).catch((error: Error) => faults.push(`${id}: ${error.message}`))
      progress(++done, cases.length, 'cases')
    }
  }
  await Promise.all(Array.from({ length: Number(parallel) }, work))
  for (const fault of faults.slice(0, 20)) console.error(fault)
  console.error(`${cases.length - faults.length} of ${cases.length} cases are in the system at ${api.base}.`)
  if (faults.length > 0) process.exitCode = 1
}

type Told = readonly object[]

/** As many facts as one request may hold. */
const AT_ONCE = 5_000

/** At once, or in pieces where one request cannot hold it: begun again it goes on where it was. */
async function bring(api: ApiClient, intake: object, told: Told): Promise<void> {
  const isSmall = told.length <= AT_ONCE && bytesOf(told) <= AT_ONCE_BYTES
  if (isSmall && (await bringAtOnce(api, { ...intake, facts: told }))) return
  const { id, facts, digest } = await api.post<{ id: string } & ToldUpTo>('/v1/imports', intake)
  let after: ToldUpTo = { facts, digest }
  const more = following(after, told, asTold)
  if (typeof more === 'string') throw new Error(more)
  for (const piece of pastPieces(more)) after = await tellPiece(api, id, { after, facts: piece })
  await api.post(`/v1/imports/${id}/complete`, { facts: after.facts })
}

/** Whether it was not too much for once. */
async function bringAtOnce(api: ApiClient, body: object): Promise<boolean> {
  try {
    await api.post('/v1/complaints/import', body)
    return true
  } catch (error) {
    if (!isTooMuch(error)) throw error
    return false
  }
}

const isTooMuch = (error: unknown): boolean =>
  error instanceof Refused && ['tooMuchWork', 'tooLarge'].includes(String(error.problem['code']))

type Piece = { after: ToldUpTo; facts: Told }

/** As the API reads it. */
const asTold = (fact: object) => Fact.parse(fact)

/** A piece that takes too much work at once is told by halves. It goes on from what it has told itself. */
async function tellPiece(api: ApiClient, id: string, piece: Piece): Promise<ToldUpTo> {
  const { after, facts } = piece
  try {
    await api.post(`/v1/imports/${id}/pieces`, piece)
    return toldOn(after, facts.map(asTold))
  } catch (error) {
    if (!isTooMuch(error) || facts.length === 1) throw error
    const half = Math.ceil(facts.length / 2)
    const then = await tellPiece(api, id, { after, facts: facts.slice(0, half) })
    return tellPiece(api, id, { after: then, facts: facts.slice(half) })
  }
}

withLogOptions(program)
  .name('import')
  .description('Pushes a log of past cases through the API of a running system.')
  .requiredOption('--policy <id>', 'the policy the cases lived under')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--parallel <n>', 'how many at once', IN_FLIGHT)
  .addHelpText('after', signInHelp('import'))
  .action(run)
await runCommand(loadLanguage(), () => program.parseAsync())
