import { Language } from './names.ts'
import { z } from 'zod'
import { Kind } from './policy/policy.ts'
import { Email, InstantText, storableText, words, Zone } from './text.ts'

export const Name = words(120)
export const Text = words(10_000)

/** The ways a complaint may come in (R1–R6). */
export const Channel = z.enum(['phone', 'email', 'web', 'app', 'chat', 'social', 'store', 'letter', 'other'])
export type Channel = z.infer<typeof Channel>

/** How somebody is reached, or something was said. */
export const Method = z.enum(['phone', 'email', 'letter', 'chat', 'message', 'inPerson'])
export type Method = z.infer<typeof Method>

const Phone = storableText().max(40).trim().min(3)

export const Complainant = z.strictObject({
  name: Name,
  phone: Phone.optional(),
  email: Email.optional(),
  /** The language letters are written in. */
  language: Language.optional(),
  preferredMethod: Method.optional(),
  /** By whose days and hours they are reached. */
  zone: Zone.optional(),
})
export type Complainant = z.infer<typeof Complainant>

/** What it is about; the serial number of a car is its VIN. */
export const Product = z.strictObject({ model: words(120).optional(), serial: words(80).optional() })

/** Who speaks for the complainant, and by what authority. */
export const Representative = z.strictObject({
  name: Name,
  authority: words(200).optional(),
  phone: Phone.optional(),
  email: Email.optional(),
})

/** The privacy notice that was shown when they told it; `sensitive`: they agreed that such data is used for handling it. */
export const Privacy = z.strictObject({ version: words(40), sensitive: z.literal(true).optional() })

/** What describes a complaint and may be put right later by amendDetails. */
export const Details = z.strictObject({
  complainant: Complainant,
  subject: words(200),
  description: Text.optional(),
  /** What the customer would have us do. */
  wish: words(2_000).optional(),
  /** The category that the customer chose; staff classify. */
  topic: Name.optional(),
  orderNumber: words(80).optional(),
  contractNumber: words(80).optional(),
  storeId: words(80).optional(),
  /** By which the firm's own records know the customer. */
  customerId: words(80).optional(),
  product: Product.optional(),
  incidentAt: InstantText.optional(),
  incidentPlace: words(200).optional(),
  representative: Representative.optional(),
  /** The person complained about: they may not handle it (R41). */
  about: words(120).optional(),
  privacy: Privacy.optional(),
})
export type Details = z.infer<typeof Details>

const { phone, email, language, preferredMethod, zone } = Complainant.shape
const { model, serial } = Product.shape
const { authority } = Representative.shape
const { description, orderNumber, storeId, about, contractNumber, customerId } = Details.shape
const { incidentAt, incidentPlace, wish, topic } = Details.shape
const reached = { phone: phone.nullable(), email: email.nullable() }
/** What is put right, down to its parts: what is left out stays, and `null` clears what need not be there. */
export const DetailsAmendment = Details.omit({ privacy: true })
  .partial()
  .extend({
    complainant: Complainant.partial()
      .extend({
        ...reached,
        ...{
          language: language.nullable(),
          preferredMethod: preferredMethod.nullable(),
          zone: zone.nullable(),
        },
      })
      .optional(),
    product: Product.extend({ model: model.nullable(), serial: serial.nullable() }).nullable().optional(),
    representative: Representative.partial()
      .extend({ ...reached, authority: authority.nullable() })
      .nullable()
      .optional(),
    ...{ description: description.nullable(), orderNumber: orderNumber.nullable() },
    ...{ contractNumber: contractNumber.nullable(), customerId: customerId.nullable() },
    ...{ incidentAt: incidentAt.nullable(), incidentPlace: incidentPlace.nullable() },
    ...{ storeId: storeId.nullable(), about: about.nullable() },
    ...{ wish: wish.nullable(), topic: topic.nullable() },
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
