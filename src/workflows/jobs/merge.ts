import { ActivityFailure, isCancellation, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { Actor, Command, CommandType } from '../../domain/command.ts'
import type { MergeOrder, Merged, MergingActivities, Outcome, Update } from '../messages/merging.ts'

const retry = { initialInterval: '200ms', maximumInterval: '10s' } as const
/** What is not answered within a minute is given up, and taken back. */
const { put: tryToPut } = proxyActivities<MergingActivities>({
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '60s',
  retry,
})
/** What must be known, or must not be left as it is, is asked for ever. */
const { put } = proxyActivities<MergingActivities>({ startToCloseTimeout: '15s', retry })

const MERGING: Actor = { id: 'merging', role: 'system' }

/** Merges one complaint into another, or takes that back with a reopening: to the end, though the caller may be gone. */
export async function merge(order: MergeOrder): Promise<Merged> {
  const { updateId } = order.asked
  const [by, outcome] = order.type === 'merge' ? await merging(order) : await reopening(order)
  return { ...outcome, by, updateId }
}

type Came = [by: Merged['by'], outcome: Outcome]

async function merging(order: Extract<MergeOrder, { type: 'merge' }>): Promise<Came> {
  const { asked, into, telling, ifVersion } = order
  const { id } = asked
  const begun = await put(step(id, { type: 'beginMerge', into }, ifVersion))
  if (!('answer' in begun)) return ['asked', begun]
  const absorbed = await tryToPut(step(into, telling)).catch(unanswered)
  const isThere = 'answer' in absorbed || ('refused' in absorbed && absorbed.refused.type === 'alreadyDone')
  if (isThere) {
    const merged = await put(asked)
    if ('answer' in merged) return ['asked', merged]
    await takeBack(id, into)
    return ['asked', merged]
  }
  // Whether it was heard is not known: then it is taken back as well.
  if (absorbed === UNANSWERED) await put(step(into, { type: 'release', complaint: id, why: 'refused' }))
  await put(step(id, { type: 'cancelMerge', into, why: 'refused' }))
  return ['other', absorbed]
}

async function takeBack(id: string, into: string): Promise<void> {
  await put(step(id, { type: 'cancelMerge', into, why: 'refused' }))
  await put(step(into, { type: 'release', complaint: id, why: 'refused' }))
}

async function reopening({ asked, from }: Extract<MergeOrder, { type: 'reopen' }>): Promise<Came> {
  const reopened = await put(asked)
  if ('answer' in reopened) await put(step(from, { type: 'release', complaint: asked.id, why: 'reopened' }))
  return ['asked', reopened]
}

const UNANSWERED: Outcome = { refused: { type: 'mergingNow', message: 'It did not answer in time.' } }

function unanswered(error: unknown): Outcome {
  if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error
  return UNANSWERED
}

/** One step on one complaint; another run of this workflow takes steps of its own. */
function step(id: string, command: Extract<Command, { type: CommandType }>, ifVersion?: number): Update {
  const updateId = `${workflowInfo().runId}/${command.type}`
  const request = { commands: [command], by: MERGING, digest: updateId }
  return {
    ...{ id, name: command.type, updateId },
    request: { ...request, ...(ifVersion !== undefined && { ifVersion }) },
  }
}
