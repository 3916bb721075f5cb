import type { Complaint } from '../domain/complaint.ts'
import type { Instant } from '../domain/instant.ts'
import type { Notice } from '../domain/journal.ts'

/** A notice on its way: what the complaint said, and which complaint. */
export type OutgoingNotice = Omit<Notice, 'confirm'> & { complaintId: string; number: string }

export type SentNotice = { complaintId: string; key: string; sentAt: Instant }

/** What is known when a notice is about to be sent: the complaint as it is by now, not as it was then. */
export type NoticeFacts = {
  notice: OutgoingNotice & { createdAt: Instant }
  complaint: Omit<Complaint, 'policy' | 'calendar'>
}
