import type { Client } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import proto, { type temporal } from '@temporalio/proto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Complaint } from '../domain/complaint.ts'
import type { Register } from '../register/register.ts'
import {
  ANSWERS_KEPT,
  TASK_QUEUE,
  WORKFLOW_TYPE,
  workflowIdOf,
  type Answered,
  type Start,
} from '../workflows/messages/complaint.ts'
import { attributesOf } from '../workflows/complaint/search-attributes.ts'
import { answersIn } from './answers.ts'
import { lookAt } from './look.ts'
import { rerecord, type RerecordPorts } from './rerecord.ts'

const { ResetReapplyType, ResetReapplyExcludeType } = proto.temporal.api.enums.v1

type Event = temporal.api.history.v1.IHistoryEvent

const SETTLES_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 250
/** What the register says where entries are missing before those it is told. */
const GAP = 'YN001'

/** There is nothing to restore, or nothing to restore it from: a sentence for the operator. */
export class NotRestorable extends Error {
  override readonly name = 'NotRestorable'
}

/**
 * resumed: the run that ended goes on. awaited: it was set back, and nobody has taken it up yet. startedAgain: it had
 * ended before anything was decided, and begins as it began. begun: a new run goes on from what the register has.
 * retold: the register was told all that the run had written, and a new run goes on from there. rerecorded: the register
 * was told.
 */
export type Restored = { how: 'resumed' | 'awaited' | 'startedAgain' | 'begun' | 'retold' | 'rerecorded' }

type Ports = RerecordPorts & { register: Pick<Register, 'getComplaint'> }

/**
 * Gives a complaint that is not archived its run back, or its record. A run that Temporal remembers goes on where it
 * ended, with what it owes the register and the answers it gave; else a new one begins from what is recorded. Either
 * is a newer run for the register, which follows it.
 */
export async function restore(ports: Ports, id: string): Promise<Restored> {
  const { client, register } = ports
  const [recorded, look] = await Promise.all([register.getComplaint(id), lookAt(client, id)])
  if (recorded?.complaint.archivedAt !== undefined)
    throw new NotRestorable(`Complaint ${id} is archived: it needs no run any more.`)
  if (look.run === 'running' && recorded)
    throw new NotRestorable(`Complaint ${id} has its run, and the register has the complaint.`)
  if (look.run === 'running') {
    if ((await retell(ports, id)) === 0)
      throw new NotRestorable(
        `The run of complaint ${id} has written nothing yet: its import waits to be completed.`,
      )
    return { how: 'rerecorded' }
  }
  if (look.run === 'ended') return goOn(ports, id, look.runId)
  if (!recorded) throw new NotRestorable(`Neither Temporal nor the register has a complaint ${id}.`)
  await begin(client, recorded.complaint)
  return { how: 'begun' }
}

/**
 * A run that ended goes on where it was. One that ends again, because its history is more than Temporal bears for one,
 * is left: the register is told all it had written, and a new run begins from that.
 */
async function goOn(ports: Ports, id: string, runId: string): Promise<Restored> {
  const { client, register } = ports
  if (!(await resume(client, id, runId))) return { how: 'startedAgain' }
  const standing = await settled(client, id)
  if (standing !== 'ended') return { how: standing }
  await retell(ports, id, runId)
  const recorded = await register.getComplaint(id)
  if (!recorded)
    throw new NotRestorable(
      `The run of complaint ${id} ends again, and it had written nothing: see its history.`,
    )
  const history = await client.workflow.getHandle(workflowIdOf(id), runId).fetchHistory()
  await begin(client, recorded.complaint, answersIn(history))
  return { how: 'retold' }
}

/** Up to which entry the register was told. */
async function retell(ports: Ports, id: string, runId?: string): Promise<number> {
  const { upTo, stopped } = await rerecord(ports, id, runId).catch((error: unknown) => {
    if ((error as { code?: string }).code !== GAP) throw error
    throw new NotRestorable(
      `Temporal no longer has the first runs of complaint ${id}: what they wrote is lost.`,
    )
  })
  if (stopped !== undefined)
    throw new NotRestorable(
      `Of complaint ${id} the register was told up to entry ${upTo}; beyond that the history cannot be replayed: ${stopped}`,
    )
  return upTo
}

/** What became of a run that was set back. A worker has it in a moment, if there is one. */
async function settled(client: Client, id: string): Promise<'resumed' | 'awaited' | 'ended'> {
  for (const until = Date.now() + SETTLES_WITHIN_MS; Date.now() < until; await delay(LOOK_EVERY_MS)) {
    const look = await lookAt(client, id)
    if (look.run === 'ended') return 'ended'
    if (look.run === 'running' && look.taskAttempts === 0) return 'resumed'
  }
  return 'awaited'
}

/**
 * Sets an ended run back to its last task, or to the last one before it was asked to end: it goes on from there, and
 * what was asked of it since is asked again. One that had no task yet is begun again; then this is false.
 */
async function resume(client: Client, id: string, runId: string): Promise<boolean> {
  const workflowExecution = { workflowId: workflowIdOf(id), runId }
  const { events } = await client.workflow.getHandle(workflowExecution.workflowId, runId).fetchHistory()
  const asked = events?.findIndex((event) => event.workflowExecutionCancelRequestedEventAttributes) ?? -1
  const task = events
    ?.slice(0, asked < 0 ? undefined : asked)
    .findLast((event) => event.workflowTaskCompletedEventAttributes)
  if (!task) {
    await startAgain(client, id, events?.[0])
    return false
  }
  await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution,
    reason: 'Restored: it had ended before the complaint was archived.',
    // Asked twice it is one.
    requestId: `restore/${runId}`,
    workflowTaskFinishEventId: task.eventId!,
    resetReapplyType: ResetReapplyType.RESET_REAPPLY_TYPE_ALL_ELIGIBLE,
    resetReapplyExcludeTypes: [ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_CANCEL_REQUEST],
  })
  return true
}

/** Nothing was decided yet: it begins with what it was given then. */
async function startAgain(client: Client, id: string, begun: Event | undefined): Promise<void> {
  const input = begun?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]
  if (!input) throw new NotRestorable(`The run of complaint ${id} ended before it had begun.`)
  const handle = client.workflow.getHandle(workflowIdOf(id))
  const { memo, typedSearchAttributes, staticSummary } = await handle.describe()
  const summary = await staticSummary()
  await client.workflow.start(WORKFLOW_TYPE, {
    workflowId: workflowIdOf(id),
    taskQueue: TASK_QUEUE,
    args: [startedLate(defaultPayloadConverter.fromPayload<Start>(input))],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
    ...(summary !== undefined && { staticSummary: summary }),
    typedSearchAttributes,
    ...(memo && { memo }),
  })
}

/** Its stamps lie far from this start and are right all the same: they were given when it began first. */
function startedLate(start: Start): Start {
  if ('carried' in start) return start
  const { stampGoodForMs: _, ...given } = start
  return given
}

/** What time owes since then is recorded at once, as of its instants. Answers to earlier keys are known if they are given. */
async function begin(
  client: Client,
  complaint: Complaint,
  answered: readonly Answered[] = [],
): Promise<void> {
  const { id, number, kind, channel, policy } = complaint
  const start: Start = {
    carried: {
      ...{ complaint, entries: [], notices: [], attributes: 'atClosing' },
      answered: answered.slice(-ANSWERS_KEPT),
    },
  }
  await client.workflow.start(WORKFLOW_TYPE, {
    workflowId: workflowIdOf(id),
    taskQueue: TASK_QUEUE,
    args: [start],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'FAIL',
    staticSummary: `${number} · ${kind} · ${channel} · ${policy.id}`,
    typedSearchAttributes: attributesOf(complaint),
  })
}
