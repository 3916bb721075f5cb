import type { Instant } from '../domain/instant.ts'
import type { Notice } from '../domain/journal.ts'

/** A notice on its way: what the complaint said, and which complaint. */
export type OutgoingNotice = Omit<Notice, 'confirm'> & { complaintId: string; number: string }

/** A way to reach people. What it does not throw has been handed over. */
export type Transport = { name: string; send(notice: OutgoingNotice): Promise<void> }

export type SentNotice = { complaintId: string; key: string; sentAt: Instant }
