import type { Actor } from '../../domain/command.ts'

/** For whom a file is made, and how much of it is about persons. */
export type EditionFor = {
  audience: 'staff' | 'customer'
  /** Nothing personal and no one's own words: codes, numbers, instants. */
  masked: boolean
  /** Who reads it: some notes are for others. */
  reader?: Actor
  /** Makes telephone numbers and addresses unusable, for a reader who has no need of them. */
  hideContacts?: HideContacts
}
/** Of the complainant, and of who speaks for them. */
export type HideContacts = <T extends { phone?: string | undefined; email?: string | undefined }>(of: T) => T
