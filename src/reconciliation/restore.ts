import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'
import type { Complaint } from '../domain/complaint.ts'
import type { Register } from '../register/register.ts'
import { TASK_QUEUE, WORKFLOW_TYPE, workflowIdOf, type Start } from '../workflows/messages.ts'
import { attributesOf } from '../workflows/search-attributes.ts'
import { lookAt } from './look.ts'
import { rerecord } from './rerecord.ts'

const { ResetReapplyType, ResetReapplyExcludeType } = proto.temporal.api.enums.v1

/** There is nothing to restore, or nothing to restore it from: a sentence for the operator. */
export class NotRestorable extends Error {
  override readonly name = 'NotRestorable'
}

/** resumed: the run that ended goes on. begun: a new run goes on from the register. rerecorded: the register was told. */
export type Restored = { how: 'resumed' | 'begun' | 'rerecorded' }

type Ports = { client: Client; register: Pick<Register, 'getComplaint' | 'commit'> }

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
    await rerecord(ports, id)
    return { how: 'rerecorded' }
  }
  if (look.run === 'ended') {
    await resume(client, id, look.runId)
    return { how: 'resumed' }
  }
  if (!recorded) throw new NotRestorable(`Neither Temporal nor the register has a complaint ${id}.`)
  await begin(client, recorded.complaint)
  return { how: 'begun' }
}

/**
 * Sets an ended run back to its last task, or to the last one before it was asked to end: it goes on from there, and
 * what was asked of it since is asked again.
 */
async function resume(client: Client, id: string, runId: string): Promise<void> {
  const workflowExecution = { workflowId: workflowIdOf(id), runId }
  const { events } = await client.workflow.getHandle(workflowExecution.workflowId, runId).fetchHistory()
  const asked = events?.findIndex((event) => event.workflowExecutionCancelRequestedEventAttributes) ?? -1
  const task = events
    ?.slice(0, asked < 0 ? undefined : asked)
    .findLast((event) => event.workflowTaskCompletedEventAttributes)
  if (!task) throw new NotRestorable(`The run of complaint ${id} ended before it had begun.`)
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
}

/** What time owes since then is recorded at once, as of its instants. Answers given to earlier keys are not known. */
async function begin(client: Client, complaint: Complaint): Promise<void> {
  const { id, number, kind, channel, policy } = complaint
  const start: Start = { carried: { complaint, entries: [], notices: [], answered: [] } }
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
