import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Channel, Name } from '../domain/intake.ts'
import { Title } from '../domain/text.ts'
import { readChecked } from '../files/read.ts'

const Told = z.strictObject({ en: z.string().min(1).max(4_000), zh: z.string().min(1).max(4_000) })

/** A way in, with when somebody is there (R3). */
const PublishedChannel = z.strictObject({
  channel: Channel,
  title: Title,
  /** A number, an address, a name: as people use it. */
  address: z.string().min(1).max(200),
  link: z
    .string()
    .max(300)
    .regex(/^(https:\/\/|tel:|mailto:|\/)[^\s]+$/, 'A link begins with https://, tel:, mailto: or /.')
    .optional(),
  hours: Title,
})

/** A question that is asked often; of no category it is of all. */
const PublishedQuestion = z.strictObject({
  id: Name,
  categories: z.array(Name).min(1).optional(),
  question: Title,
  answer: Told,
})
export type PublishedQuestion = z.infer<typeof PublishedQuestion>

/** What the firm tells everybody: its privacy notice, its ways in, what is asked often (R3, R107). */
export const Published = z.strictObject({
  /** Other words are another version: with a complaint stands which was shown. */
  privacy: z.strictObject({ version: z.string().min(1).max(40), text: Told }).optional(),
  channels: z.array(PublishedChannel).max(40).default([]),
  questions: z.array(PublishedQuestion).max(400).default([]),
})
export type Published = z.infer<typeof Published>

export const NOTHING_PUBLISHED: Published = { channels: [], questions: [] }

/** What lies beside the policies of a folder; without it nothing but the process is published. */
export function loadPublished(policyDir: string): Published {
  const file = join(policyDir, 'published', 'published.json')
  if (!existsSync(file)) return NOTHING_PUBLISHED
  return readChecked(file, Published, { what: 'What is published' })
}
