import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from '../../domain/command.ts'
import { after } from '../../domain/clocks.ts'
import { dateOfDay, dayOf, trimmed } from '../../domain/calendar/days.ts'
import type { Intake } from '../../domain/intake.ts'
import { open, openWithHistory, type Opening } from '../../domain/opening.ts'
import { mayChoose, pinned, policyFor } from '../../policies/policies.ts'
import { asMeant } from '../commands.ts'
import { complaintIdOf, numberOf } from '../complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { begin, type Beginning } from './begin.ts'
import { refuseUnknownCauses } from './causes.ts'
import { withNames, withPerson } from './naming.ts'
import { notChoosable } from './rules.ts'
import { withRouting } from './routing.ts'

/** Temporal takes inputs of at most two megabytes; policy and calendar need some of it. */
const HISTORY_BYTES = 1_800_000

/** Takes a complaint in: decided here first, then begun in Temporal. No database is needed. */
export async function createComplaint(deps: Deps, call: Call<Contract['createComplaint']>): Promise<Reply> {
  const { commands: given = [], ...told } = call.body
  const asked = beginningOf(call)
  const intake = { ...told, details: await withPerson(deps, told.details) }
  const named = await withNames(deps, asMeant(given), '/commands').catch((error: Error) => error)
  const commands =
    named instanceof Error
      ? []
      : await withRouting(deps, { commands: named, by: call.by }, async () => intake)
  return begin(deps, asked, () => {
    if (named instanceof Error) throw named
    refuseUnknownCauses(deps.causes, given, '/commands')
    refuseMerge(given)
    const opening = openingOf(deps, intake, asked)
    refuseReceiptAt(opening)
    refuseOutOfForce(opening)
    return { start: { opening, commands }, decided: open(opening, commands) }
  })
}

/** Takes a complaint over with its history, up to now. */
export async function importComplaint(deps: Deps, call: Call<Contract['importComplaint']>): Promise<Reply> {
  const { facts, ...intake } = call.body
  const asked = beginningOf(call)
  const history = facts.map(({ at, by = call.by, ...command }) => ({
    at,
    by,
    command: asMeant([command as Command])[0]!,
  }))
  if (Buffer.byteLength(JSON.stringify(history)) > HISTORY_BYTES) throw new Problem('tooLarge')
  const reply = await begin(deps, asked, () => {
    const opening = openingOf(deps, intake, asked, true)
    return { start: { opening, history }, decided: openWithHistory(opening, history, asked.now) }
  })
  return 'status' in reply && reply.status === 201 ? onceRecorded(deps, asked.id, reply) : reply
}

const RECORDED_WITHIN_MS = 8_000
const LOOK_EVERY_MS = 25

/** An import goes no faster than it is recorded, and what it has brought can be read when it answers. */
async function onceRecorded(
  { register }: Deps,
  id: string,
  reply: Reply & { body: unknown },
): Promise<Reply> {
  for (const until = Date.now() + RECORDED_WITHIN_MS; Date.now() < until;) {
    const recorded = await register.hasComplaint(id).catch(() => false)
    if (recorded) return { ...reply, body: { ...(reply.body as object), recorded } }
    await delay(LOOK_EVERY_MS)
  }
  return reply
}

type Creation = Call<Contract['createComplaint'] | Contract['importComplaint']>

/** The message comes first: sent again under another key, or by somebody else, it is still the same complaint. */
function beginningOf({ by, body, idempotencyKey }: Creation): Beginning {
  const { channel, messageId } = body
  // Whoever gives no key gets one when the outcome is unknown: asking again with it begins no second complaint.
  const key = idempotencyKey ?? randomUUID()
  const knownBy = messageId ? ['message', channel, messageId] : ['key', by.id, key]
  const isNamed = messageId !== undefined || idempotencyKey !== undefined
  const isKeyed = messageId === undefined
  const id = complaintIdOf(knownBy)
  return { id, name: messageId ?? key, isNamed, isKeyed, by, body, now: Date.now() }
}

function openingOf(
  { policies, calendars }: Deps,
  intake: Intake,
  { id, by, now }: Beginning,
  imported?: true,
): Opening {
  const { kind, channel, messageId, details, receivedAt = now } = intake
  const policy = policies.get(intake.policyId ?? policyFor(kind))
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${intake.policyId}.`)
  if (!policy.kinds.includes(kind))
    throw unfitting('/policyId', 'unfitting', `The policy ${policy.id} is not for the kind ${kind}.`)
  if (!imported && policy.id !== policyFor(kind) && !mayChoose(by, policy)) throw notChoosable(policy)
  if (receivedAt > now)
    throw unfitting('/receivedAt', 'inFuture', 'It cannot have been received in the future.')
  const calendar = calendars.get(policy.calendar ?? 'cn')
  if (!calendar) throw new Error(`The policy ${policy.id} counts by a calendar that is not there.`)
  return {
    id,
    number: numberOf(id, now, calendar),
    kind,
    channel,
    ...(messageId && { messageId }),
    details,
    policy: pinned(policy),
    calendar: trimmed(calendar, receivedAt),
    receivedAt,
    registeredAt: now,
    by,
  }
}

/** The other complaint is told first, and by then this one must be there. */
function refuseMerge(commands: readonly Command[]): void {
  const index = commands.findIndex(({ type }) => type === 'merge')
  if (index < 0) return
  throw unfitting(`/commands/${index}/type`, 'unfitting', 'Take it in first, then merge it.')
}

/** First contact lies before registration by as much as the policy allows. */
function refuseReceiptAt({ receivedAt, registeredAt, policy, calendar }: Opening): void {
  if (after(receivedAt, policy.receivedBefore, { calendar }) >= registeredAt) return
  const { amount, unit } = policy.receivedBefore
  const detail = `It may have been received at most ${amount} ${unit} before it is registered.`
  throw unfitting('/receivedAt', 'tooLongAgo', detail)
}

function refuseOutOfForce({ policy, registeredAt, calendar }: Opening): void {
  const { id, effectiveFrom, effectiveTo } = policy
  const today = dateOfDay(dayOf(registeredAt, calendar))
  if (effectiveFrom <= today && (effectiveTo === undefined || today <= effectiveTo)) return
  throw new Problem('policyNotInForce', { detail: `The policy ${id} is not in force today.` })
}
