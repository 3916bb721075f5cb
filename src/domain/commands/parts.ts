import { z } from 'zod'
import { Method, Name } from '../intake.ts'
import { InstantText, words } from '../text.ts'
import { AMOUNT_CENTS_AT_MOST } from './amounts.ts'

/** What several commands say in the same way. */

export { Method }
export const Reason = words(2_000)
export const ToldReason = Reason.meta({ description: 'The customer is told it.' })
export const occurredAt = { occurredAt: InstantText.optional() }
export const Upheld = z.enum(['upheld', 'partlyUpheld', 'notUpheld'])
export const Money = z.strictObject({
  amountCents: z.number().int().min(0).max(AMOUNT_CENTS_AT_MOST),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
/** Put in by the API: the register could not be asked whether who or what is named is right. */
export const unchecked = z.literal(true).optional()
export const Evidence = z.strictObject({
  kind: z.enum(['document', 'photo', 'recording', 'interview', 'systemRecord', 'other']),
  /** SHA-256 of the file in hex; the file itself is stored elsewhere. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  source: Name,
  name: Name.optional(),
})

/** What proves a thing: a file by its digest, or the reference under which a recording is found. */
export const Proof = z.union([
  Evidence,
  z.strictObject({ kind: z.literal('recording'), reference: Name, source: Name }),
])
export const proved = { evidence: Proof.optional(), ...occurredAt }

export const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })
