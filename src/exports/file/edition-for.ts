import type { Actor } from '../../domain/command.ts'
import { privilegedIn, withheldFrom } from '../../domain/disclosure/withheld.ts'
import type { Entry } from '../../domain/journal/journal.ts'

/** For whom a file is made, and how much of it is about persons. */
export type EditionFor = {
  audience: 'staff' | 'customer'
  /** Nothing personal and no one's own words: codes, numbers, instants. */
  masked: boolean
  /** Who reads it: some notes are for others. */
  reader?: Actor
  /** It leaves the house: what is for legal alone is not in it, whoever hands it on. */
  handedOn?: boolean
  /** Makes telephone numbers and addresses unusable, for a reader who has no need of them. */
  hideContacts?: HideContacts
}
/** Of the complainant, and of who speaks for them. */
export type HideContacts = <T extends { phone?: string | undefined; email?: string | undefined }>(of: T) => T

/** The fields of an entry that are not in an edition for its reader, or not in any that leaves the house. */
export const unreadIn = (
  entry: Pick<Entry, 'event' | 'by'>,
  { reader, handedOn }: Pick<EditionFor, 'reader' | 'handedOn'>,
): readonly string[] => {
  const unread = reader ? withheldFrom(entry, reader) : []
  return handedOn ? [...new Set([...unread, ...privilegedIn(entry.event)])] : unread
}
