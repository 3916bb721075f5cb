import type { Complaint } from '../domain/complaint.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Conversation } from '../domain/notices/contacts.ts'
import type { Notice } from '../domain/journal/journal.ts'
import type { RequiredField } from '../domain/policy/required-field.ts'
import type { Names } from '../domain/names.ts'

/** A notice on its way: what the complaint said, and which complaint. */
export type OutgoingNotice = Omit<Notice, 'confirm'> & { complaintId: string; number: string }

export type SentNotice = { complaintId: string; key: string; sentAt: Instant; undelivered?: true }

/** What is known when a notice is about to be sent: the complaint as it is by now, not as it was then. */
export type NoticeFacts = {
  notice: OutgoingNotice & { createdAt: Instant }
  /** What it tells of. */
  event: Event
  /** The ladder's steps told together with it; of a closing, what was decided with it; of a reminder or an offer, what was asked or proposed. */
  related: readonly Event[]
  complaint: Omit<Complaint, 'policy' | 'calendar'>
  /** Of a customer's notice: the conversation in which they complained. */
  conversation?: Conversation
  /** What the people and departments it names are called. */
  names?: Pick<Names, 'people' | 'departments'>
  /** Of a request for details: what the complaint's policy needs. */
  requires?: readonly RequiredField[]
  /** Of the reminder of an action: what it is, as it stands now. */
  action?: { what: string; dueAt: Instant; isOpen: boolean }
}
