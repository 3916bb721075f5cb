import { createHash, randomUUID } from 'node:crypto'
import { STAMP_GOOD_FOR_MS } from '../../domain/arrival.ts'
import type { Actor, Command, CommandType } from '../../domain/command.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import { trimmed } from '../../domain/calendar/days.ts'
import { mayChoose, pinned } from '../../policies/policies.ts'
import { digestOf } from '../../register/digest.ts'
import { PERFORM, type Request } from '../../workflows/messages.ts'
import { asMeant } from '../commands.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { OutcomeUnknown } from '../temporal.ts'
import { receiptView } from '../views/complaint-view.ts'
import { refuseUnknownCauses } from './causes.ts'
import { findComplaint, idOf } from './find.ts'
import { executeMerging } from './merging.ts'
import { withNames } from './naming.ts'
import { notChoosable } from './rules.ts'
import { outcomeUnknown } from './outcome-unknown.ts'
import { withRouting } from './routing.ts'

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
  const pointer = name === PERFORM ? '/commands' : undefined
  refuseUnknownCauses(deps.causes, commands, pointer)
  const { by, idempotencyKey = randomUUID(), ifVersion } = call
  const id = await idOf(deps, call.params.id)
  // It travels with the request and with the answer: so much tells one caller's requests under one key apart.
  const digest = digestOf(commands).slice(0, 16)
  const routed = await withRouting(
    deps,
    { commands: await withNames(deps, asMeant(commands), pointer), by },
    async () => (await findComplaint(deps, id)).complaint,
  )
  const request: Request = {
    commands: await withSnapshots(deps, { id, by }, routed),
    by,
    arrivedAt,
    stampGoodForMs: STAMP_GOOD_FOR_MS,
    digest,
    edition: EDITION,
    ...(ifVersion !== undefined && { ifVersion }),
  }
  const answer = await executeMerging(deps, { id, name, request, updateId: updateIdOf(by, idempotencyKey) })
  if (answer instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
  // Within a run Temporal itself hands out the first answer, whatever the second request says.
  if (answer.digest !== digest) throw new Problem('keyReused')
  return { headers: { ETag: `"${answer.version}"` }, body: receiptView(id, answer, by) }
}

/** Keys belong to who uses them: two people with the same key do not meet. Short: a history holds it five times. */
const updateIdOf = (by: Actor, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([by.id, key]))
    .digest('base64url')
    .slice(0, 22)

/** Outsiders name a policy or a calendar; what the complaint then pins is ours. */
async function withSnapshots(
  deps: Deps,
  { id, by }: { id: string; by: Actor },
  commands: readonly Command[],
): Promise<Command[]> {
  if (!commands.some(({ type }) => type === 'adoptPolicy' || type === 'adoptCalendar')) return [...commands]
  const { complaint } = await findComplaint(deps, id)
  return commands.map((command) => {
    switch (command.type) {
      case 'adoptPolicy': {
        const policy = deps.policies.get(command.policyId)
        if (policy && !mayChoose(by, policy)) throw notChoosable(policy)
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
