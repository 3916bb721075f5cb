import { WorkflowNotFoundError } from '@temporalio/client'
import { admit } from '../../domain/admit.ts'
import type { Actor, Command, CommandOf } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { isStill } from '../../domain/evolve/touch.ts'
import { personOf, samePerson } from '../../domain/matching/same-person.ts'
import { mayNotEnd } from '../../domain/decide/ending-rules.ts'
import { reachingBack } from '../../domain/decide/merging-rules.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { TASK_QUEUE, VIEW, workflowIdOf, type Answer } from '../../workflows/messages/complaint.ts'
import {
  MERGE_WORKFLOW,
  mergeIdOf,
  type Merged,
  type MergeOrder,
  type Update,
} from '../../workflows/messages/merging.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { refusalProblem } from '../problems/refusal-problem.ts'
import { commandTemporal, queryTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { goneOrUnknown, refusedWith } from './execute-update.ts'
import { isKeptFrom } from '../middlewares/hidden.ts'
import { idOf } from './find.ts'

/**
 * The order of a merge, or of the reopening of what was merged; else the update as the complaint itself is asked. What
 * would be refused is not begun: the complaint itself says so, or that it has been merged before.
 */
export async function mergeOrderFor(deps: Deps, asked: Update): Promise<MergeOrder | Update> {
  const { id, request } = asked
  const merge = request.commands.find((command) => command.type === 'merge')
  if (merge) return mergeOrder(deps, asked, merge)
  if (request.commands.every(({ type }) => type !== 'reopen')) return asked
  const from = (await presentOf(deps, id))?.mergedInto
  return from === undefined ? asked : { type: 'reopen', asked, from }
}

async function mergeOrder(
  deps: Deps,
  asked: Update,
  { into: reference, reason, samePerson: madeSure }: CommandOf<'merge'>,
): Promise<MergeOrder | Update> {
  const into = await idOf(deps, reference).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'notFound' ? notThere() : error
  })
  const named = withMerge(asked, { into })
  const present = await presentOf(deps, asked.id)
  if (!present || !wouldMerge(present, named, into)) return named
  const other = await presentOf(deps, into)
  // Whom it is nothing to is told the same.
  if (!other || (await isKeptFrom(deps, into, asked.request.by))) throw notThere()
  const sameness = samenessOf(present, other, madeSure, asked.request.by)
  const { number, receivedAt, kind, countsFrom = receivedAt } = present
  const known = { theirs: present.calendar, inForce: deps.calendars.get(other.calendar.id) }
  const snapshot = reachingBack(other.calendar, known, countsFrom)
  const telling: CommandOf<'absorb'> = {
    ...{ type: 'absorb', complaint: asked.id, number, receivedAt, mergedBy: asked.request.by.id, reason },
    ...{ kind, countsFrom },
    ...(snapshot && { snapshot }),
  }
  const { ifVersion, ...request } = named.request
  return {
    ...{ type: 'merge', asked: withMerge({ ...named, request }, sameness), into, telling },
    ...(ifVersion !== undefined && { ifVersion }),
  }
}

const withMerge = (asked: Update, more: Partial<CommandOf<'merge'>>): Update => ({
  ...asked,
  request: {
    ...asked.request,
    commands: asked.request.commands.map((command) =>
      command.type === 'merge' ? { ...command, ...more } : command,
    ),
  },
})

function wouldMerge(present: Complaint, { request }: Update, into: string): boolean {
  const { by, commands, ifVersion } = request
  // Its merge may be under way by this very request: then the step that began it was asked of that version.
  if (!present.merging && ifVersion !== undefined && !isStill(present, ifVersion)) return false
  const now = Date.now()
  const times = { at: now, now }
  const begin: Command = { type: 'beginMerge', into }
  const begun = admit(present, [begin], { by: { id: 'merging', role: 'system' }, ...times })
  return !isRefusal(begun) && !isRefusal(admit(begun.complaint, commands, { by, ...times }))
}

/** Certain, or made sure of by whoever merges. */
function samenessOf(
  one: Complaint,
  other: Complaint,
  madeSure: true | undefined,
  by: Actor,
): Partial<CommandOf<'merge'>> {
  if (one.kind !== other.kind) throw notInto(`It is a matter of another kind: ${other.kind}.`)
  const isCertain = samePerson(personOf(one.details), personOf(other.details)) === 'certain'
  if (!isCertain && !madeSure) throw new Problem('otherPerson')
  const refusal = isCertain ? undefined : mayNotEnd(one, by)
  if (refusal) throw refusalProblem(refusal)
  return { samePerson: true }
}

/** As its workflow knows it: the register may be behind. */
async function presentOf({ client }: Deps, id: string): Promise<Complaint | undefined> {
  try {
    const handle = client.workflow.getHandle(workflowIdOf(id))
    return await queryTemporal(client, () => handle.query<Complaint>(VIEW))
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

/** A workflow of its own carries it out, to the end. */
export async function executeMerge(deps: Deps, order: MergeOrder): Promise<Answer | OutcomeUnknown> {
  const { id, updateId } = order.asked
  const merged = await commandTemporal(deps, () =>
    deps.client.workflow.execute<(order: MergeOrder) => Promise<Merged>>(MERGE_WORKFLOW, {
      taskQueue: TASK_QUEUE,
      workflowId: mergeIdOf(id),
      // One at a time: what is under way may be this very request, asked again.
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [order],
    }),
  ).catch((error: unknown) => {
    if (error instanceof OutcomeUnknown) return error
    throw error
  })
  if (merged instanceof OutcomeUnknown) return merged
  if (merged.updateId !== updateId) throw new Problem('mergingNow')
  if ('answer' in merged) return merged.answer
  if ('gone' in merged) throw await whyGone(deps, order, merged.by === 'asked')
  const problem = refusedWith(merged.refused)
  if (!problem) throw new Error(merged.refused.message)
  // What the other one could do is nobody's business here.
  const isOurs = merged.by === 'asked' || problem.status >= 500
  throw isOurs
    ? problem
    : problem.code === 'mergingNow'
      ? new Problem('mergingNow')
      : notInto(problem.message)
}

/** The other complaint's run may have ended otherwise than by archiving too: that is no refusal. */
async function whyGone(deps: Deps, order: MergeOrder, isAsked: boolean): Promise<Problem> {
  if (isAsked) return goneOrUnknown(deps, order.asked.id)
  const why = await goneOrUnknown(deps, order.type === 'merge' ? order.into : order.from)
  return why.status >= 500 ? why : notInto('It has been archived.')
}

const notInto = (why: string) =>
  new Problem('notMergeable', { detail: `It cannot be merged into that complaint: ${why}` })

const notThere = () => notInto('It is not there, or has been archived.')
