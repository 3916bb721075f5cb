import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { createHash, randomUUID } from 'node:crypto'
import type { Actor, Command, CommandType } from '../../domain/command.ts'
import { trimmed } from '../../domain/calendar/days.ts'
import { pinned } from '../../policies/policies.ts'
import { digestOf } from '../../register/digest.ts'
import { NOT_HEARD, PERFORM, workflowIdOf, type Answer, type Request } from '../../workflows/messages.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { PROBLEMS } from '../problems/words.ts'
import type { Call, Reply } from '../route.ts'
import { asking, OutcomeUnknown } from '../temporal.ts'
import { receiptView } from '../views/complaint-view.ts'
import { findComplaint, idOf, notFound } from './find.ts'
import { fromRegister } from './from-register.ts'
import { outcomeUnknown } from './outcome-unknown.ts'

type CommandCall = Omit<Call<Contract['performCommands']>, 'body'>

/** Several commands at once, all or nothing. */
export const performCommands = (deps: Deps, call: Call<Contract['performCommands']>): Promise<Reply> =>
  update(deps, call, { name: PERFORM, commands: call.body.commands })

/** One command by its own name. */
export const performOne =
  (type: CommandType) =>
  (deps: Deps, call: CommandCall & { body: unknown }): Promise<Reply> =>
    update(deps, call, { name: type, commands: [{ ...(call.body as object), type } as Command] })

type Asked = { name: string; commands: readonly Command[] }

async function update(deps: Deps, call: CommandCall, { name, commands }: Asked): Promise<Reply> {
  const arrivedAt = Date.now()
  const { by, idempotencyKey = randomUUID(), ifVersion } = call
  const id = await idOf(deps, call.params.id)
  // It travels with the request and with the answer: so much tells one caller's requests under one key apart.
  const digest = digestOf(commands).slice(0, 16)
  const request: Request = {
    commands: await withSnapshots(deps, id, commands),
    by,
    arrivedAt,
    digest,
    ...(ifVersion !== undefined && { ifVersion }),
  }
  const answer = await executed(deps, { id, name, request, updateId: updateIdOf(by, idempotencyKey) })
  if (answer instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
  // Within a run Temporal itself hands out the first answer, whatever the second request says.
  if (answer.digest !== digest) throw new Problem('keyReused')
  return { headers: { ETag: `"${answer.version}"` }, body: receiptView(id, answer, by) }
}

type Execution = { id: string; name: string; request: Request; updateId: string }

/** How often a command is put again that Temporal has not passed on. */
const PUT_AGAIN = 3

async function executed(deps: Deps, execution: Execution, tried = 1): Promise<Answer | OutcomeUnknown> {
  const { id, name, request, updateId } = execution
  const handle = deps.client.workflow.getHandle(workflowIdOf(id))
  try {
    return await asking(deps.client, () =>
      handle.executeUpdate<Answer, [Request]>(name, { args: [request], updateId }),
    )
  } catch (error) {
    if (error instanceof OutcomeUnknown) return error
    if (error instanceof WorkflowNotFoundError) throw await goneOrUnknown(deps, id)
    if (!isUnheard(error)) throw refusalIn(error) ?? error
    if (tried === PUT_AGAIN) throw new Problem('temporalUnavailable')
    return executed(deps, execution, tried + 1)
  }
}

const isUnheard = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === NOT_HEARD

/** The workflow has refused, in the words of the domain. */
function refusalIn(error: unknown): Problem | undefined {
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure))
    return undefined
  const { type, message, details } = error.cause
  const [more] = (details ?? []) as [Record<string, unknown>?]
  // A fault in the workflow's code comes with a type of its own: it is no refusal.
  return type && (more || type in PROBLEMS)
    ? new Problem(type, { detail: message, ...(more && { members: more }) })
    : undefined
}

/** A workflow that has ended belongs to a complaint in the archive. */
async function goneOrUnknown(deps: Deps, id: string): Promise<Problem> {
  const known = await fromRegister(deps, (register) => register.getComplaint(id))
  return known ? new Problem('archived') : notFound(id)
}

/** Keys belong to who uses them: two people with the same key do not meet. Short: a history holds it five times. */
const updateIdOf = (by: Actor, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([by.id, key]))
    .digest('base64url')
    .slice(0, 22)

/** Outsiders name a policy or a calendar; what the complaint then pins is ours. */
async function withSnapshots(deps: Deps, id: string, commands: readonly Command[]): Promise<Command[]> {
  if (!commands.some(({ type }) => type === 'adoptPolicy' || type === 'adoptCalendar')) return [...commands]
  const { complaint } = await findComplaint(deps, id)
  return commands.map((command) => {
    switch (command.type) {
      case 'adoptPolicy': {
        const policy = deps.policies.get(command.policyId)
        return policy ? { ...command, snapshot: pinned(policy) } : command
      }
      case 'adoptCalendar': {
        const calendar = deps.calendars.get(command.calendarId)
        return calendar ? { ...command, snapshot: trimmed(calendar, complaint.receivedAt) } : command
      }
      default:
        return command
    }
  })
}
