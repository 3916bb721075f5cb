import { Worker, type InjectedSinks, type WorkflowBundleOption } from '@temporalio/worker'
import { defaultPayloadConverter } from '@temporalio/common'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import type { Commit } from '../src/domain/journal/journal.ts'
import { COMMAND_TYPES, RULES } from '../src/domain/decide/rules.ts'
import type { Start } from '../src/workflows/messages/complaint.ts'
import { loadConfig } from '../src/config/load-config.ts'
import { workflowBundle } from '../src/run/workflow-bundle.ts'
import type { WitnessSinks } from '../src/workflows/complaint/journal-witness.ts'
import './support/run/quiet-runtime.ts'
import type { ContinuationSinks } from './support/histories/continuation-interceptor.ts'
import { historyFrom, recordingOf, type Recording } from './support/histories/recording.ts'

// Complaints live for months: today's code must go the way they went. Temporal compares only which commands a replay
// gives, not the length of a timer nor what an activity is told; so what the workflow tells the register during the
// replay is caught and compared with what it told then. A difference here is a change for running complaints: make it
// additive or put it behind patched(), and record one more life (scripts/record-histories.ts).

const folder = fileURLToPath(new URL('./histories', import.meta.url))
const historiesIn = (place: string) =>
  readdirSync(place)
    .filter((file) => file.endsWith('.history.json'))
    .map((file) => file.replace('.history.json', ''))
const names = historiesIn(folder)
const stored = (name: string, kind: 'history' | 'journal') =>
  JSON.parse(readFileSync(path.join(folder, `${name}.${kind}.json`), 'utf8')) as Recording

const fileAt = (place: string) => fileURLToPath(new URL(place, import.meta.url))
const interceptors = [
  '../src/workflows/complaint/journal-witness.ts',
  './support/histories/continuation-interceptor.ts',
].map(fileAt)
let bundle: WorkflowBundleOption

beforeAll(async () => {
  bundle = await workflowBundle({ ...loadConfig(), interceptors })
})

/** Replays a history on today's code; what its activities are told on the way, and its next run. */
async function told(history: object): Promise<{ orders: unknown[]; continued: Start | undefined }> {
  const orders: unknown[] = []
  let continued: Start | undefined
  const sinks: InjectedSinks<WitnessSinks & ContinuationSinks> = {
    witness: {
      committed: { fn: (_, order) => void orders.push(order), callDuringReplay: true },
      wrote: { fn: () => {} },
    },
    continuation: {
      continued: {
        fn: (_, start) => {
          continued = start
        },
        callDuringReplay: true,
      },
    },
  }
  await Worker.runReplayHistory({ workflowBundle: bundle, sinks }, historyFrom(history), 'complaint/replayed')
  return { orders, continued }
}

/** What a complaint has told the register. */
async function replay(history: object): Promise<Recording> {
  const { orders, continued } = await told(history)
  return recordingOf(orders as Commit[], continued)
}

// F48
test.each(names)('the recorded life "%s" goes its way on today\'s code, entry by entry', async (name) => {
  const { entries, ...became } = await replay(stored(name, 'history'))
  const { entries: then, ...was } = stored(name, 'journal')
  expect(entries).toEqual(then)
  // What it became may say more by now than it did then, and nothing else.
  expect(named(became)).toMatchObject(orMore(was))
})

/** With what an answer leaves unsaid, being usual, among the actions that it allows, as those of old named it. */
function named(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    if (!isShortAnswer(part)) return part
    const { actions, without } = part
    return { ...part, actions: [...actions, ...USUAL.filter((type) => !without.includes(type))] }
  }) as object
}

const USUAL = COMMAND_TYPES.filter((type) => RULES[type].usual)

const isShortAnswer = (part: unknown): part is { actions: string[]; without: string[] } =>
  typeof part === 'object' && part !== null && 'actions' in part && 'without' in part

/** The same; of the actions that an answer named, there may be more by now. */
function orMore(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    key === 'actions' && Array.isArray(part) ? expect.arrayContaining(part) : part,
  ) as object
}

test('the comparison notices what Temporal does not: another term in the same history', async () => {
  const history = JSON.parse(JSON.stringify(stored('ladder', 'history'))) as {
    events: { workflowExecutionStartedEventAttributes?: { input: { payloads: { data: string }[] } } }[]
  }
  const [input] = history.events[0]!.workflowExecutionStartedEventAttributes!.input.payloads
  const start = JSON.parse(Buffer.from(input!.data, 'base64').toString('utf8')) as Start
  if (!('opening' in start)) throw new Error('This life begins with an earlier one.')
  const rule = start.opening.policy.clocks.find(({ name }) => name === 'acknowledge')!
  rule.term.amount = 23
  input!.data = Buffer.from(JSON.stringify(start)).toString('base64')
  expect(await replay(history)).not.toEqual(stored('ladder', 'journal'))
})

// Beside the complaints': what merges one into another, gives many to others, delivers. What they have had done outside
// stands in their histories.
const ordersIn = (history: object): unknown[] =>
  (historyFrom(history).events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    (scheduled?.input?.payloads ?? []).slice(0, 1).map((order) => defaultPayloadConverter.fromPayload(order)),
  )

test.each(historiesIn(path.join(folder, 'errands')))(
  'the recorded errand "%s" goes its way on today\'s code, order by order',
  async (name) => {
    const history = stored(`errands/${name}`, 'history')
    const { orders } = await told(history)
    expect(JSON.parse(JSON.stringify(orders))).toEqual(ordersIn(history))
    expect(orders).not.toEqual([])
  },
)
