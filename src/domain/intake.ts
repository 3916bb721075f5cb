import { Language } from './names.ts'
import { z } from 'zod'
import { Kind } from './policy/policy.ts'
import { Email, InstantText, storableText, words } from './text.ts'

export const Name = words(120)
export const Text = words(10_000)

/** The ways a complaint may come in (R1–R6). */
export const Channel = z.enum(['phone', 'email', 'web', 'app', 'chat', 'social', 'store', 'letter', 'other'])
export type Channel = z.infer<typeof Channel>

export const Complainant = z.strictObject({
  name: Name,
  phone: storableText().trim().min(3).max(40).optional(),
  email: Email.optional(),
  /** The language letters are written in. */
  language: Language.optional(),
})
export type Complainant = z.infer<typeof Complainant>

/** What describes a complaint and may be put right later by amendDetails. */
export const Details = z.strictObject({
  complainant: Complainant,
  subject: words(200),
  description: Text.optional(),
  orderNumber: words(80).optional(),
  storeId: words(80).optional(),
  /** The person complained about: they may not handle it (R41). */
  about: words(120).optional(),
})
export type Details = z.infer<typeof Details>

const { phone, email, language } = Complainant.shape
const { description, orderNumber, storeId, about } = Details.shape
/** What is put right: what is left out stays, and `null` clears what need not be there. */
export const DetailsAmendment = Details.partial().extend({
  complainant: Complainant.partial()
    .extend({ phone: phone.nullable(), email: email.nullable(), language: language.nullable() })
    .optional(),
  ...{ description: description.nullable(), orderNumber: orderNumber.nullable() },
  ...{ storeId: storeId.nullable(), about: about.nullable() },
})
export type DetailsAmendment = z.infer<typeof DetailsAmendment>

/** What it takes to open a complaint. */
export const Intake = z.strictObject({
  kind: Kind.default('complaint'),
  channel: Channel,
  /** The channel's own id of the message: the same message never opens two complaints (R13). */
  messageId: words(200).optional(),
  /** First contact, where it lies before registration: clocks count from it (R8). */
  receivedAt: InstantText.optional(),
  policyId: storableText().optional(),
  details: Details,
})
export type Intake = z.infer<typeof Intake>
