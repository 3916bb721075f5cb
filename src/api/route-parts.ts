import { z } from 'zod'

/** The path of one complaint. */
export const one = z.strictObject({
  id: z.string().min(1).max(60).meta({ description: "The complaint's id (cmp_…) or its number." }),
})
export const clock = one.extend({ name: z.string().min(1).max(60) })
/** How many of a page. */
export const limit = z.coerce.number().int().min(1).max(200).default(50)
/** Where a page of a list ended; what is in it may change. */
export const listCursor = z
  .string()
  .max(1_000)
  .regex(/^[\w-]+$/, 'This cursor does not belong to this list. Start again without one.')
/** Where a page of what is numbered ended. */
export const numberCursor = z.string().regex(/^\d{1,9}$/, 'This cursor does not belong to this list.')
/** The same of what the register numbers for ever. */
export const positionCursor = z.string().regex(/^\d{1,15}$/)
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const count = z.coerce.number().int().min(1)
/** Whoever may see contact data need not: what is open on a desk all day shows it only where it is asked for. */
export const contacts = z
  .literal('masked')
  .optional()
  .meta({ description: 'Numbers and addresses only hinted at, whoever asks. Whole: …/contacts.' })
export const named = z.string().min(1).max(120)
