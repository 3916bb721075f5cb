import { z } from 'zod'
import { NumberSource } from './numbers.ts'
import { Title } from '../text.ts'
import { Version } from './versions.ts'

/** Titles, sources and what the schema does not carry. */
export const About = z.strictObject({
  title: z.strictObject({ en: z.string(), zh: z.string() }),
  sources: z.array(z.string()).optional(),
  notCovered: z.array(z.string()).optional(),
  /** Who made each version, when and why, the oldest first. */
  versions: z.array(Version).max(200).optional(),
  /** Why no term is shorter for major complaints, where none is (R27). */
  majorTerm: Title.optional(),
  /** What its clocks are called, and what each promises the customer, in a sentence without the date. */
  clocks: z.record(z.string(), z.strictObject({ title: Title, promise: Title.optional() })).optional(),
  /** Where each of its numbers comes from, by what the number is called: see numbersOf. All of them, or none. */
  numbers: z.record(z.string(), NumberSource).optional(),
})
