import type { MESSAGES } from '../commands/messages.ts'
import type { Complaint } from '../complaint.ts'
import type { Instant } from '../instant.ts'
import type { Language } from '../names.ts'

/** A letter written by hand is the complaint's nth. */
export const messageKey = (nth: number): string => `message/${nth}`

/** Which one a key is of; none for another notice's. */
export function messageOf(key: string): number | undefined {
  const [, nth] = /^message\/(\d+)$/.exec(key) ?? []
  return nth === undefined ? undefined : Number(nth)
}

/** A ready message that somebody is about to send. */
export type MessageAsked = {
  complaint: Complaint
  template: (typeof MESSAGES)[number]
  /** The complainant's if left out. */
  language?: Language
  at: Instant
}

/** What it would say. */
export type MessagePreview = { language: Language; subject: string; text: string }
