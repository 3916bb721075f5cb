import { z } from 'zod'

/** What something is called, in both languages. */
export const Title = z.strictObject({ en: z.string().min(1).max(200), zh: z.string().min(1).max(200) })
