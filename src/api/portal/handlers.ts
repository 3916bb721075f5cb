import type { Language } from '../../domain/names.ts'
import type { z } from 'zod'
import type { Actor } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { dayMs, type Instant } from '../../domain/instant.ts'
import type { CustomerRecord } from '../../register/complaint/customer-record.ts'
import { COMPLAINANT, doingOf, SLIP_HOLDER, type ProgressAction } from '../../portal/actions.ts'
import { letterSecretOf, whereItStands, type Opens } from '../../portal/lookup-secret.ts'
import {
  escalationAskedAt,
  languageFor,
  PROGRESS_TYPES,
  progressOf,
  type Progress,
} from '../../portal/progress.ts'
import { toldFromAddress, type OfAddress } from '../../register/portal/of-address.ts'
import { outcomeWords, stageWords } from '../../portal/sentences.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem, tooMany } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import type { Said, SaidByCustomer } from './routes.ts'
import { withTimesAsText } from '../outside.ts'
import type { ProgressActed } from './schemas.ts'
import type { ReceiptView } from '../complaints/schemas.ts'
import { fromRegister } from '../from-register.ts'
import { performOne } from '../complaints/perform.ts'

/**
 * `own` is the complaint that was asked for, where it was merged into the one that is found. `others`: what else was told from
 * the address, where it has asked for that.
 */
export type Found = {
  id: string
  record: CustomerRecord
  by: Actor
  own?: Complaint
  others?: readonly OfAddress[]
}
type Slip = Pick<SaidByCustomer, 'number' | 'secret'>

export async function lookUpProgress(deps: Deps, call: Call<Contract['lookUpProgress']>): Promise<Reply> {
  return { body: withTimesAsText(progressFor(deps, await lookUp(deps, call.body), call.language)) }
}

/** How what was found stands, as it is told to its customer. */
export const progressFor = (
  deps: Pick<Deps, 'policies' | 'lookUp'>,
  { record, own, by, others = [] }: Found,
  language: Language | undefined,
): Progress =>
  progressOf(record, {
    ...{ language, own, by, titles: clockTitlesOf(deps.policies) },
    others: others.map((one) => ({ ...one, secret: letterSecretOf(deps.lookUp.keys, one) })),
  })

/** The complaint that a slip is for. Whether the number or the secret is wrong shows neither in answer nor in time. */
export async function lookUp(deps: Deps, { number: typed, secret }: Slip): Promise<Found> {
  const number = readNumber(typed)
  // What cannot be a number is looked up as well, as a number that does not exist: it takes as long, whatever was typed.
  const opens = await fromRegister(deps, ({ register }) => register.opensOfNumber(number ?? ''))
  const stands = whereItStands(deps.lookUp.keys, opens ?? { id: 'none', generation: 0 }, secret)
  if (!opens || !stands) throw refused(deps, number ?? typed)
  const { id } = opens
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record) throw refused(deps, number ?? typed)
  const found = await goingOn(deps, { id, record, by: stands === 'slip' ? holderOf(record) : COMPLAINANT })
  return stands === 'letterToAddress' ? { ...found, others: await othersOf(deps, opens) } : found
}

/** More than anybody tells from one address. */
const OTHERS_AT_MOST = 50

async function othersOf(deps: Deps, { id, address = '' }: Opens): Promise<OfAddress[]> {
  const all = await fromRegister(deps, ({ pool }) => toldFromAddress(pool, address, OTHERS_AT_MOST))
  return all.filter((one) => one.id !== id)
}

/** The slip was told to whoever took the complaint in: to the customer, where they did so themselves. */
function holderOf({ entries }: CustomerRecord): Actor {
  const received = entries.find(({ event }) => event.type === 'received')
  return received?.by.role === 'customer' ? COMPLAINANT : SLIP_HOLDER
}

/** More than any matter was merged on, and a bound for what goes round in a ring. */
const MERGED_ON_AT_MOST = 20

/**
 * The complaint that goes on with the matter of a merged one, where both are the same person's. Staff have said so: what
 * takes the customer takes what is theirs of that one.
 */
export async function goingOn(deps: Deps, asked: Found): Promise<Found> {
  let found = asked
  for (let times = 0; times < MERGED_ON_AT_MOST; times++) {
    const { mergedInto: id, mergedSamePerson } = found.record.complaint
    if (id === undefined || !mergedSamePerson) return found
    const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
    if (!record) return found
    found = { id, record, by: SLIP_HOLDER, own: asked.record.complaint }
  }
  return asked
}

function refused({ lookUp: { wrongByNumber } }: Deps, number: string): Problem {
  const waitMs = wrongByNumber.take(number, Date.now())
  return waitMs === undefined ? new Problem('notTogether') : tooMany(waitMs)
}

/** What a customer asks for is a command like any other; only from whom it comes is known by the slip. */
export const customerDoes =
  (action: ProgressAction) =>
  async (deps: Deps, call: Call<Contract['customerWithdraws']>): Promise<Reply> => {
    const { number, secret, ...said } = call.body
    const found = await lookUp(deps, { number, secret })
    return act(deps, found, { ...call, action, said })
  }

type Acting = Pick<Call, 'idempotencyKey' | 'ifVersion' | 'language'> & {
  action: ProgressAction
  said: Said
}

export async function act(
  deps: Deps,
  { id: goesOn, record, by, own = record.complaint }: Found,
  { action, said: body, language, idempotencyKey, ifVersion }: Acting,
): Promise<Reply> {
  // Of a merged one its own slip is renewed.
  const id = action === 'renew-slip' ? own.id : goesOn
  const now = Date.now()
  const waitMs = deps.lookUp.actions.take(id, now)
  if (waitMs !== undefined) throw tooMany(waitMs)
  const { type, with: more } = doingOf(action)
  const call = { params: { id }, query: undefined, by, body: { ...body, ...more }, language, ifVersion }
  const perform = (key: string | undefined) =>
    performOne(type)(deps, { ...call, idempotencyKey: key, ifNoneMatch: [], accepts: 'json' })
  const reply =
    action === 'ask-escalation'
      ? await onceADay(record, now, perform)
      : await perform(idempotencyKey).catch(plainly)
  return 'body' in reply && !reply.status ? { ...reply, body: acted(reply.body, own, language) } : reply
}

/** The day is in the key: asked again with the same words it is the same, with others it is too soon. */
async function onceADay(
  { entries }: CustomerRecord,
  now: Instant,
  ask: (key: string) => Promise<Reply>,
): Promise<Reply> {
  const today = Math.floor(now / dayMs)
  const before = escalationAskedAt(entries)
  if (before !== undefined && before < today * dayMs && before + dayMs > now)
    throw tooMany(before + dayMs - now)
  // No key from outside has such a sign.
  return ask(`ask-escalation→${today}`).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'keyReused')) return plainly(error)
    throw tooMany((before ?? today * dayMs) + dayMs - now)
  })
}

/** What the workflow adds to a refusal is written for those who work here. */
export function plainly(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const { members: _, ...more } = error.more
  throw new Problem(error.code, more)
}

/** How it stands, by the command's own answer: the register may follow a moment later. */
function acted(receipt: unknown, complaint: Complaint, preferred: Language | undefined) {
  const { stage, outcome, recorded } = receipt as z.input<typeof ReceiptView>
  const language = languageFor(complaint, preferred)
  return {
    number: complaint.number,
    stage: { code: stage, words: stageWords(stage, language) },
    ...(outcome && { outcome: { code: outcome, words: outcomeWords(outcome, language) } }),
    recorded,
  } satisfies z.input<typeof ProgressActed>
}
