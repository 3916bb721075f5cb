import type { MessageAsked, MessagePreview } from '../domain/notices/message.ts'
import { complainantOf } from './complainant.ts'
import type { NoticeFacts } from './outgoing-notice.ts'
import { writeLetter, type LetterOptions } from './write-letter.ts'

/** What a ready message would say if it were sent now, but for its link: that is the customer's alone. */
export function previewMessage(
  { complaint, template, language, at }: MessageAsked,
  { progressLink: _, ...options }: LetterOptions,
): MessagePreview {
  const notice = {
    ...{ complaintId: complaint.id, number: complaint.number, key: 'preview', sequence: 0 },
    ...{ template: 'message', to: { role: 'customer' as const }, createdAt: at },
  }
  const event = {
    ...{ type: 'messageWritten' as const, at, message: 0, template },
    ...(language && { language }),
  }
  const facts: NoticeFacts = { notice, event, related: [], complaint }
  const recipient = complainantOf(facts)
  const { subject, text } = writeLetter([facts], recipient, options)
  return { language: recipient.language, subject, text }
}
