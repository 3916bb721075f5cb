import { z } from 'zod'

/** What a policy may need to be told, and intake takes in without. */
export const DETAIL_FIELDS = [
  ...([
    'complainant.contact',
    'complainant.phone',
    'complainant.email',
    'description',
    'orderNumber',
  ] as const),
  ...(['contractNumber', 'storeId', 'customerId', 'product.model', 'product.serial'] as const),
  ...(['incidentAt', 'incidentPlace', 'representative.authority'] as const),
] as const
export type DetailField = (typeof DETAIL_FIELDS)[number]

/**
 * A field that has to be there by a point of the handling; intake is never refused for it. `ask`: where it is missing at
 * the intake, the customer is asked for it.
 */
export const RequiredField = z.strictObject({
  field: z.enum(DETAIL_FIELDS),
  at: z.enum(['classify', 'propose']),
  ask: z.literal(true).optional(),
})
export type RequiredField = z.infer<typeof RequiredField>
