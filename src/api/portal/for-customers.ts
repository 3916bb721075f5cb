import type { z } from 'zod'
import { Complainant } from '../../domain/intake.ts'
import { certainlySame } from '../../domain/matching/same-person.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Language } from '../../domain/names.ts'
import type { Customer } from '../../identity/customer-assertion.ts'
import { COMPLAINANT, type ProgressAction } from '../../portal/actions.ts'
import { PROGRESS_TYPES, progressOf } from '../../portal/progress.ts'
import { stageWords } from '../../portal/sentences.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import { takeIn } from '../complaints/create.ts'
import { idOf, notFound } from '../complaints/find.ts'
import type { ComplaintView, TakenInView } from '../complaints/schemas.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { getFile } from '../exports/handlers.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import type { Call, Reply } from '../route.ts'
import { act, goingOn, type Found } from './handlers.ts'

// What a website or an app asks for customers who have signed in there. They see and do what the holder of a slip does.

type Asked = Pick<Call, 'customer'>

/** Takes in what a customer tells: it is recorded as theirs, and keys are theirs alone. */
async function takeInForCustomer(
  deps: Deps,
  { by, body, idempotencyKey, ...call }: Call<Contract['takeInForCustomer']>,
): Promise<Reply> {
  const customer = customerIn(call)
  const { details } = body
  const complainant = { ...contactsOf(customer), ...details.complainant }
  const keysOf = JSON.stringify([by.id, customer.id])
  const asked = { by: COMPLAINANT, body, idempotencyKey, keysOf }
  const reply = await takeIn(deps, asked, { ...body, details: { ...details, complainant } })
  if (!('body' in reply) || reply.status === 202) return reply
  const { Location: _, Link: _l, ETag: _e, ...headers } = reply.headers ?? {}
  const language = call.language ?? complainant.language ?? 'zh'
  return { ...reply, headers, body: takenIn(reply.body, language) }
}

type View = z.input<typeof TakenInView> & Partial<Pick<z.input<typeof ComplaintView>, 'stage'>>

/** What was told before is answered as it was then: whoever tells it again may be another. */
function takenIn(body: unknown, language: Language) {
  const { id, number, receivedAt, stage = 'received', recorded, lookupSecret } = body as View
  return {
    ...{ id, number, receivedAt, recorded },
    stage: { code: stage, words: stageWords(stage, language) },
    ...(lookupSecret !== undefined && { lookupSecret }),
  }
}

/** What they were verified by, as a complaint has it. */
const contactsOf = ({ email, phone }: Customer) => {
  const { shape } = Complainant
  return {
    ...(email !== undefined && shape.email.safeParse(email).success && { email }),
    ...(phone !== undefined && shape.phone.safeParse(phone).success && { phone }),
  }
}

async function progressForCustomer(deps: Deps, call: Call<Contract['progressForCustomer']>): Promise<Reply> {
  const { record, own, by } = await foundFor(deps, customerIn(call), call.params.id)
  const titles = clockTitlesOf(deps.policies)
  return { body: withTimesAsText(progressOf(record, { language: call.language, own, by, titles })) }
}

async function fileForCustomer(deps: Deps, call: Call<Contract['fileForCustomer']>): Promise<Reply> {
  await foundFor(deps, customerIn(call), call.params.id)
  // Whatever key the portal has, it reads as its customer.
  const by = { ...call.by, role: 'customer' } as const
  return getFile(deps, { ...call, by, query: { ...call.query, for: 'customer', masked: false } })
}

const doForCustomer =
  (action: ProgressAction) =>
  async (deps: Deps, call: Call<Contract['withdrawForCustomer']>): Promise<Reply> => {
    const found = await foundFor(deps, customerIn(call), call.params.id)
    return act(deps, found, { ...call, action, said: call.body })
  }

/** A complaint of theirs. What is somebody else's is not there. */
async function foundFor(deps: Deps, customer: Customer, reference: string): Promise<Found> {
  const id = await idOf(deps, reference)
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  if (!record || !isTheirs(customer, record.complaint)) throw notFound(reference)
  const found = await goingOn(deps, { id, record, by: COMPLAINANT })
  return isTheirs(customer, found.record.complaint) ? { ...found, by: COMPLAINANT } : found
}

/** It is named as theirs, or what they were verified by makes them certainly the one who complains. */
function isTheirs({ complaint, ...contacts }: Customer, { id, number, details }: Complaint): boolean {
  const isNamed = complaint !== undefined && (complaint === id || readNumber(complaint) === number)
  return isNamed || certainlySame(contacts, details.complainant)
}

function customerIn({ customer }: Asked): Customer {
  if (!customer) throw new Error('This route is not behind spokenFor.')
  return customer
}

/** What a portal asks for its customers. */
export const forCustomers = {
  takeInForCustomer,
  progressForCustomer,
  fileForCustomer,
  acceptForCustomer: doForCustomer('accept-solution'),
  declineForCustomer: doForCustomer('decline-solution'),
  provideForCustomer: doForCustomer('provide-information'),
  askEscalationForCustomer: doForCustomer('ask-escalation'),
  rateForCustomer: doForCustomer('rate'),
  giveFeedbackForCustomer: doForCustomer('give-feedback'),
  objectToKindForCustomer: doForCustomer('object-to-kind'),
  reopenForCustomer: doForCustomer('reopen'),
  withdrawForCustomer: doForCustomer('withdraw'),
  renewSlipForCustomer: doForCustomer('renew-slip'),
}
