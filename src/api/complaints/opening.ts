import { randomUUID } from 'node:crypto'
import { trimmed } from '../../domain/calendar/days.ts'
import type { Intake } from '../../domain/intake.ts'
import type { Opening } from '../../domain/opening.ts'
import { selected } from '../../domain/policy/selection.ts'
import { actingAs } from '../../identity/caller.ts'
import type { Calendars } from '../../rules/loaded-years.ts'
import { HOME_CALENDAR, pinned } from '../../rules/policies.ts'
import { complaintIdOf, numberOf } from './complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call } from '../route.ts'
import type { Beginning } from './begin.ts'
import { refuseUnchoosable, type Choosing } from '../rules/choosing.ts'

export type Creation = Pick<Call<Contract['createComplaint']>, 'by' | 'idempotencyKey'> & {
  /** Nobody whom the house knows, where a customer tells it. */
  caller?: Call['caller']
  body: Pick<Intake, 'kind' | 'channel' | 'messageId'>
  /** Whose keys they are, if not the caller's. */
  keysOf?: string
}

/**
 * The message comes first: sent again under another key, or by somebody else, it is still the same complaint.
 * What is imported is apart: the message itself may still come.
 */
export function beginningOf(
  { by, caller, body, idempotencyKey, keysOf = by.id }: Creation,
  as: 'message' | 'import',
): Beginning {
  const { channel, messageId } = body
  // Whoever gives no key gets one when the outcome is unknown: asking again with it begins no second complaint.
  const key = idempotencyKey ?? randomUUID()
  const knownBy = messageId ? [as, channel, messageId] : ['key', keysOf, key]
  const isNamed = messageId !== undefined || idempotencyKey !== undefined
  const isKeyed = messageId === undefined
  const id = complaintIdOf(knownBy)
  const readers = caller ? actingAs(caller, 'readComplaint') : []
  return { id, name: messageId ?? key, isNamed, isKeyed, by, readers, body, now: Date.now() }
}

/** The policy that what comes in is handled by, where its request names none. */
export const selectedFor = (
  { selection }: Pick<Deps, 'selection'>,
  { kind, details }: Pick<Intake, 'kind' | 'details'>,
  category: string | undefined,
): string => selected(selection, { kind, category, product: details.product?.model, store: details.storeId })

/** Of a past that is imported any policy may be named: nobody chooses it. */
type How = { category?: string | undefined; imported?: true; scopes?: Choosing['scopes'] }

/** What a complaint starts from: the policy and the calendar that hold for it. */
export function openingOf(
  deps: Pick<Deps, 'policies' | 'selection'> & { calendars: Calendars },
  intake: Intake,
  { id, by, now }: Pick<Beginning, 'id' | 'by' | 'now'>,
  { category, imported, scopes }: How = {},
): Opening {
  const { policies, calendars } = deps
  const { kind, channel, messageId, details, receivedAt = now } = intake
  const usual = selectedFor(deps, intake, category)
  const policy = policies.get(intake.policyId ?? usual)
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${intake.policyId}.`)
  if (!policy.kinds.includes(kind))
    throw unfitting('/policyId', 'unfitting', `The policy ${policy.id} is not for the kind ${kind}.`)
  if (!imported && policy.id !== usual) refuseUnchoosable({ by, scopes }, policy)
  if (receivedAt > now)
    throw unfitting('/receivedAt', 'inFuture', 'It cannot have been received in the future.')
  const calendar = calendars.get(policy.calendar ?? HOME_CALENDAR)
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
