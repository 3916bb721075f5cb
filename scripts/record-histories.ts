// Records the lives of test/support/histories/lives.ts that have no history yet, on real servers, into
// test/histories: `<name>.history.json` as Temporal has it, `<name>.journal.json` what the register was told. What
// test/support/histories/errands.ts does beside complaints goes into test/histories/errands.
//
//   node scripts/run.mjs scripts/record-histories.ts
//
// What has been recorded is never overwritten: it stands for complaints that live on in production. After a change
// that is additive or behind patched(), add a life that takes the new path and record it under a new name.
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import { NativeConnection, Worker } from '@temporalio/worker'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { courierOptions } from '../src/run/couriers.ts'
import { loadConfig } from '../src/config/load-config.ts'
import type { Commit } from '../src/domain/journal/journal.ts'
import { ensureSearchAttributes } from '../src/embedded/search-attributes.ts'
import { ensureTemporalCli } from '../src/embedded/temporal-cli.ts'
import { startTemporalServer } from '../src/embedded/temporal-server.ts'
import { ensureTimeSkippingServer } from '../src/embedded/time-skipping-server.ts'
import { workflowIdOf, type Start } from '../src/workflows/messages/complaint.ts'
import { ATTRIBUTES, begin, newWorker } from '../test/support/temporal/workflow-lives.ts'
import { continuedLife, outageLife } from '../test/support/histories/continued-lives.ts'
import { errandHands, RECORDED_ERRANDS, type ErrandStage } from '../test/support/histories/errands.ts'
import { ENDED_LIVES } from '../test/support/histories/ended-lives.ts'
import { FAIR_LIVES } from '../test/support/histories/fair-lives.ts'
import { HELD_LIVES } from '../test/support/histories/held-lives.ts'
import { IMPORTED_LIVES } from '../test/support/histories/imported-lives.ts'
import { RECORDED_LIVES, type Stage } from '../test/support/histories/lives.ts'
import { SLIP_LIVES } from '../test/support/histories/slip-lives.ts'
import { recordingOf, storedHistory } from '../test/support/histories/recording.ts'
import { bundleFile } from '../src/run/workflow-bundle.ts'

const folder = path.join(import.meta.dirname, '../test/histories')
const scratch = mkdtempSync(path.join(tmpdir(), 'yinuo-histories-'))
const { cacheDir, temporalCliPath: cliPath } = loadConfig()
const LIVES = {
  ...RECORDED_LIVES,
  ...IMPORTED_LIVES,
  ...FAIR_LIVES,
  ...SLIP_LIVES,
  ...HELD_LIVES,
  ...ENDED_LIVES,
}
const say = (line: string) => process.stderr.write(`${line}\n`)
const ERRANDS = 'errands/'
const isRecorded = (name: string) => existsSync(path.join(folder, `${name}.history.json`))

/** A register that keeps what it is told, by run. */
function recordingRegister() {
  const told = new Map<string, Commit[]>()
  let state: 'up' | 'down' = 'up'
  return {
    told,
    set: (to: typeof state) => {
      state = to
    },
    async commit(commit: Commit, runId: string) {
      if (state === 'down') throw new Error('The register is down.')
      told.set(runId, [...(told.get(runId) ?? []), commit])
    },
  }
}

async function keep(name: string, { workflow }: Client, runId: string, commits: readonly Commit[]) {
  const workflowId = workflowIdOf(commits[0]!.complaintId)
  const history = await keepHistory(name, workflow.getHandle(workflowId, runId))
  const next = history.events!.at(-1)!.workflowExecutionContinuedAsNewEventAttributes?.input?.payloads?.[0]
  const recording = recordingOf(commits, next && defaultPayloadConverter.fromPayload<Start>(next))
  writeFileSync(path.join(folder, `${name}.journal.json`), `${JSON.stringify(recording)}\n`)
  say(`${name}: ${recording.entries.length} entries`)
}

async function keepHistory(name: string, handle: WorkflowHandle) {
  const history = await handle.fetchHistory()
  // A failure's stack names where this checkout lies, which is nobody's business.
  const text = JSON.stringify(storedHistory(history)).replaceAll(`${process.cwd()}/`, '')
  writeFileSync(path.join(folder, `${name}.history.json`), `${text}\n`)
  say(`${name}: ${history.events!.length} events`)
  return history
}

async function withWorker(
  connection: NativeConnection,
  codePath: string,
  work: (register: ReturnType<typeof recordingRegister>) => Promise<void>,
): Promise<void> {
  const register = recordingRegister()
  const worker = await newWorker(connection, register, codePath)
  await worker.runUntil(() => work(register))
}

async function inSkippedTime(record: (environment: TestWorkflowEnvironment) => Promise<void>): Promise<void> {
  const executable = await ensureTimeSkippingServer({ cacheDir, say })
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
  await ensureSearchAttributes(environment.connection, ATTRIBUTES)
  try {
    await record(environment)
  } finally {
    await environment.teardown()
  }
}

const recordLives = (names: string[], codePath: string) =>
  inSkippedTime(async (environment) => {
    const { client } = environment
    await withWorker(environment.nativeConnection, codePath, async ({ told, set }) => {
      const stage: Stage = {
        now: () => environment.currentTimeMs(),
        begin: (...given) => begin(client, ...given),
        sleep: (span) => environment.sleep(span),
        until: async (at) => environment.sleep(Math.max(1, at - (await environment.currentTimeMs()))),
        register: set,
      }
      for (const name of names) {
        const life = await LIVES[name]!(stage)
        await life.handle.result()
        await keep(name, client, (await life.handle.describe()).runId, [...told.values()].at(-1)!)
      }
    })
  })

const recordErrands = (names: string[], codePath: string) =>
  inSkippedTime(async (environment) => {
    const { client, nativeConnection: connection } = environment
    const stage: ErrandStage = {
      client,
      now: () => environment.currentTimeMs(),
      begin: (...given) => begin(client, ...given),
      sleep: (span) => environment.sleep(span),
    }
    const hands = errandHands(stage)
    const couriers = await Worker.create({ ...courierOptions(hands), connection })
    const worker = await newWorker(connection, recordingRegister(), codePath, { hands })
    const errands = async () => {
      for (const name of names) {
        const handle = await RECORDED_ERRANDS[name.replace(ERRANDS, '')]!(stage)
        await handle.result()
        await keepHistory(name, handle)
      }
    }
    await couriers.runUntil(worker.runUntil(errands))
  })

type Continued = readonly [name: string, live: (stage: Pick<Stage, 'begin' | 'register'>) => Promise<unknown>]
const CONTINUED: readonly Continued[] = [
  ['continued', continuedLife],
  ['outage', outageLife],
]

/** On the dev server, for only that one suggests a new run when it is told to. */
async function recordContinued(lives: readonly Continued[], codePath: string): Promise<void> {
  const { path: cli } = await ensureTemporalCli({ cacheDir, cliPath, say })
  const extraArgs = ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=30']
  const options = { cli, dataDir: scratch, inMemory: true, searchAttributes: ATTRIBUTES, extraArgs }
  const server = await startTemporalServer(options)
  const connection = await Connection.connect({ address: server.address })
  const nativeConnection = await NativeConnection.connect({ address: server.address })
  const client = new Client({ connection })
  try {
    for (const [name, live] of lives)
      await withWorker(nativeConnection, codePath, async ({ told, set: register }) => {
        await live({ begin: (...given) => begin(client, ...given), register })
        for (const [index, runId] of [...told.keys()].entries())
          await keep(`${name}-${index + 1}`, client, runId, told.get(runId)!)
      })
  } finally {
    await connection.close()
    await nativeConnection.close()
    await server.stop()
  }
}

const codePath = await bundleFile(loadConfig())
const wanted = Object.keys(LIVES).filter((name) => !isRecorded(name))
if (wanted.length > 0) await recordLives(wanted, codePath)
const errands = Object.keys(RECORDED_ERRANDS)
  .map((name) => ERRANDS + name)
  .filter((name) => !isRecorded(name))
if (errands.length > 0) await recordErrands(errands, codePath)
const continued = CONTINUED.filter(([name]) => !isRecorded(`${name}-1`))
if (continued.length > 0) await recordContinued(continued, codePath)
rmSync(scratch, { recursive: true, force: true })
