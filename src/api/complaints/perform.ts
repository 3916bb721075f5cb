import { createHash, randomUUID } from 'node:crypto'
import { STAMP_GOOD_FOR_MS } from '../../domain/arrival.ts'
import { mayEver } from '../../domain/access/table.ts'
import type { Actor, Command, CommandType } from '../../domain/command.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { PERFORM, type Request } from '../../workflows/messages/complaint.ts'
import { withCurrentMeaning } from './commands.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { OutcomeUnknown } from '../connections/temporal.ts'
import { receiptView } from './complaint-view.ts'
import { refuseUnknownCauses } from '../actions/causes.ts'
import { refuseOtherIncidents } from '../incidents/joining.ts'
import type { Choosing } from '../rules/choosing.ts'
import { withSnapshots } from '../rules/snapshots.ts'
import { withCategories } from '../rules/classifying.ts'
import { withSuggested } from '../readings/suggestion.ts'
import { isKeptFrom } from '../middlewares/hidden.ts'
import { findComplaint, idOf, notFound } from './find.ts'
import { carryOut } from './carry-out.ts'
import { executeUpdate, isNotAsked } from './execute-update.ts'
import { withNames } from './naming.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { withRouting } from './routing.ts'

type CommandCall = Omit<Call<Contract['performCommands']>, 'body' | 'caller' | 'actors'> &
  Partial<Pick<Call, 'caller'>>

/** Several commands at once, all or nothing. */
export const performCommands = (
  deps: Deps,
  call: CommandCall & Pick<Call<Contract['performCommands']>, 'body'>,
): Promise<Reply> => update(deps, call, { name: PERFORM, commands: call.body.commands })

/** One command by its own name. */
export const performOne =
  (type: CommandType) =>
  (deps: Deps, call: CommandCall & { body: unknown }): Promise<Reply> =>
    update(deps, call, { name: type, commands: [{ ...(call.body as object), type } as Command] })

type Asked = { name: string; commands: readonly Command[] }

async function update(deps: Deps, call: CommandCall, asked: Asked): Promise<Reply> {
  const arrivedAt = Date.now()
  const { by, params } = call
  const id = await idOf(deps, params.id)
  return updateOf(deps, { ...call, id, arrivedAt }, asked).catch(
    refusedTo(deps, { by, id, reference: params.id }),
  )
}

type Update = CommandCall & { id: string; arrivedAt: number }

async function updateOf(deps: Deps, call: Update, asked: Asked): Promise<Reply> {
  const { id, arrivedAt, by, caller, idempotencyKey = randomUUID(), ifVersion } = call
  // It travels with the request and with the answer: so much tells one caller's requests under one key apart.
  const digest = digestOf(asked.commands).slice(0, 16)
  const put = async (request: Pick<Request, 'commands' | 'onlyAgain'>) => {
    const stamp = { arrivedAt, stampGoodForMs: STAMP_GOOD_FOR_MS, edition: EDITION }
    const whole = { ...request, ...stamp, by, digest, ...(ifVersion !== undefined && { ifVersion }) }
    const updateId = updateIdOf(by, idempotencyKey)
    const asks = { id, name: asked.name, request: whole, updateId }
    const answer = await carryOut(deps, asks)
    if (answer instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
    // Within a run Temporal itself hands out the first answer, whatever the second request says.
    if (answer.digest !== digest) throw new Problem('keyReused')
    return { headers: { ETag: `"${answer.version}"` }, body: receiptView(id, answer, by) }
  }
  const commands = await prepared(deps, { id, by, scopes: caller?.scopes }, asked).catch(
    (fault: Error) => fault,
  )
  if (!(commands instanceof Error)) return put({ commands })
  // What was taken on once is answered so again, though people have left since.
  if (!(commands instanceof Problem) || call.idempotencyKey === undefined) throw commands
  return put({ commands: [], onlyAgain: true }).catch((other: unknown) => {
    // Where that cannot be found out it may be done: no refusal.
    const isUnknown = other instanceof Problem && other.status >= 500
    throw isUnknown || (other instanceof Problem && other.code === 'keyReused') ? other : commands
  })
}

/** Whether they have asked it anything under this key before, as far back as it remembers; nothing is done. */
export async function wasAsked(
  deps: Deps,
  { id, by, key }: { id: string; by: Actor; key: string },
): Promise<boolean> {
  const stamp = { arrivedAt: Date.now(), stampGoodForMs: STAMP_GOOD_FOR_MS, edition: EDITION }
  const request: Request = { ...stamp, by, commands: [], onlyAgain: true, digest: '' }
  const asks = { id, name: PERFORM, request, updateId: updateIdOf(by, key) }
  try {
    const answer = await executeUpdate(deps, asks)
    if (answer instanceof OutcomeUnknown) throw new Problem('temporalUnavailable')
    return true
  } catch (error) {
    if (isNotAsked(error)) return false
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error
    // Then it was another request under this key, and not: none.
    return error.code === 'keyReused'
  }
}

/**
 * Whom a complaint is nothing to is not told that it is there, whatever it is that is wrong with what they ask. Who has
 * used a key for it knows it.
 */
const refusedTo =
  (deps: Deps, { by, id, reference }: { by: Actor; id: string; reference: string }) =>
  async (error: unknown): Promise<never> => {
    if (!(error instanceof Problem) || error.status >= 500 || error.code === 'keyReused') throw error
    const isReader = mayEver(by, 'readComplaint')
    throw isReader && (await isKeptFrom(deps, id, by)) ? notFound(reference) : error
  }

/** The commands as the complaint is asked them: with everything that is ours to put in, or refused before it is asked. */
async function prepared(
  deps: Deps,
  { id, ...choosing }: { id: string } & Choosing,
  { name, commands }: Asked,
): Promise<Command[]> {
  const pointer = name === PERFORM ? '/commands' : undefined
  refuseUnknownCauses(deps.causes, commands, pointer)
  await refuseOtherIncidents(deps, commands)
  const find = once(async () => (await findComplaint(deps, id)).complaint)
  const named = await withNames(deps, withCurrentMeaning(commands), pointer)
  const classified = await withCategories(deps.categories, named, { at: pointer, find })
  const suggested = await withSuggested(deps, classified, find)
  const routed = await withRouting(deps, { commands: suggested, by: choosing.by }, find)
  return withSnapshots(deps, { find, ...choosing }, routed)
}

/** Asked for several times, it is done when it is first asked for. */
function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => (found ??= find())
}

/** Keys belong to who uses them: two people with the same key do not meet. Short: a history holds it five times. */
export const updateIdOf = (by: Actor, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([by.id, key]))
    .digest('base64url')
    .slice(0, 22)
