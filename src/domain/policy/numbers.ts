import { z } from 'zod'
import { Title } from '../text.ts'

/** Where a number comes from: a document of the firm and what it says there, a law, or nobody but the firm itself. */
export const NumberSource = z.union([
  z.strictObject({
    document: z.string().min(1).max(200),
    /** Which of the requirements it answers. */
    requirement: z
      .string()
      .regex(/^R\d{1,3}$/)
      .optional(),
    says: z.string().min(1).max(300),
  }),
  z.strictObject({ law: z.string().min(1).max(300), says: z.string().min(1).max(300).optional() }),
  z.strictObject({ own: z.literal(true), why: Title }),
])
export type NumberSource = z.infer<typeof NumberSource>
