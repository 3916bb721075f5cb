import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readChecked } from '../files/read.ts'

/** What everybody who reads complaints undertakes (R105). Other words are another version, and are undertaken anew. */
export const Confidentiality = z.strictObject({
  version: z.string().min(1).max(40),
  text: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
})
export type Confidentiality = z.infer<typeof Confidentiality>

/** The undertaking beside the policies of a folder; without one nothing is undertaken. */
export function loadConfidentiality(folder: string): Confidentiality | undefined {
  const file = join(folder, 'confidentiality', 'confidentiality.json')
  if (!existsSync(file)) return undefined
  return readChecked(file, Confidentiality, { what: 'An undertaking' })
}
