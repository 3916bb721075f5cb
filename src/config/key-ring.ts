import { z } from 'zod'

/** The first key makes and signs, all of them recognise. Each as long as 128 bits need in hex, or longer. */
export const keyRing = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.tuple([z.string().min(32)], z.string().min(32)))
export type KeyRing = z.output<typeof keyRing>
