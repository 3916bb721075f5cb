import { WorkflowNotFoundError } from '@temporalio/client'
import { admit } from '../../domain/admit.ts'
import type { Actor, Command } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { VIEW, workflowIdOf, type Request } from '../../workflows/messages.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { asking, OutcomeUnknown } from '../temporal.ts'
import { executeUpdate } from './execute-update.ts'
import { idOf } from './find.ts'

type Asked = { id: string; by: Actor; ifVersion: number | undefined }

/**
 * A merge is told to the other complaint first, which refuses when it is closed or not there: this one is closed only
 * when the other has taken its matter over. Two that are merged into each other at once are both refused. Told once,
 * the other knows: a merge cut short is finished by asking for it again.
 */
export async function tellMergeTarget(
  deps: Deps,
  asked: Asked,
  commands: readonly Command[],
): Promise<Command[] | OutcomeUnknown> {
  const merge = commands.find((command) => command.type === 'merge')
  if (!merge) return [...commands]
  const into = await idOf(deps, merge.into).catch((error: unknown) => {
    throw isProblem(error, 'notFound') ? notInto(error.message) : error
  })
  const named = commands.map((command) => (command.type === 'merge' ? { ...command, into } : command))
  const present = await presentOf(deps, asked.id)
  if (!present || !wouldMerge(present, asked, named)) return named
  const told = await tell(deps, { into, present, by: asked.by, reason: merge.reason })
  return told instanceof OutcomeUnknown ? told : named
}

/** What would be refused is not told: the complaint itself says so, or that it has been merged before. */
function wouldMerge(present: Complaint, { by, ifVersion }: Asked, commands: readonly Command[]): boolean {
  if (ifVersion !== undefined && ifVersion !== present.version) return false
  const now = Date.now()
  return !isRefusal(admit(present, commands, { by, at: now, now }))
}

/** As its workflow knows it: the register may be behind. */
async function presentOf({ client }: Deps, id: string): Promise<Complaint | undefined> {
  try {
    const handle = client.workflow.getHandle(workflowIdOf(id))
    return await asking(client, () => handle.query<Complaint>(VIEW))
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

type Telling = { into: string; present: Complaint; by: Actor; reason: string }

async function tell(deps: Deps, { into, present, by, reason }: Telling) {
  const { id, number, receivedAt } = present
  const name = `merge/${id}`
  const request: Request = {
    commands: [{ type: 'absorb', complaint: id, number, receivedAt, mergedBy: by.id, reason }],
    by: { id: 'merging', role: 'system' },
    digest: name,
  }
  return executeUpdate(deps, { id: into, name: 'absorb', request, updateId: name }).catch(
    (error: unknown) => {
      if (isProblem(error, 'alreadyDone')) return undefined
      throw error instanceof Problem && error.status < 500 ? notInto(error.message) : error
    },
  )
}

const isProblem = (error: unknown, code: string): error is Problem =>
  error instanceof Problem && error.code === code

const notInto = (why: string) =>
  new Problem('notMergeable', { detail: `It cannot be merged into that complaint: ${why}` })
