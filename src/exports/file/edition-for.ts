import type { Actor } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'

/** For whom a file is made, and how much of it is about persons. */
export type EditionFor = {
  audience: 'staff' | 'customer'
  /** Nothing personal and no one's own words: codes, numbers, instants. */
  masked: boolean
  /** Who reads it: some notes are for others. */
  reader?: Actor
  /** Makes telephone numbers and addresses unusable, for a reader who has no need of them. */
  hideContacts?: (complainant: Contacts) => Contacts
}
export type Contacts = Complaint['details']['complainant']
