import type { Message, Recipient } from './message.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

export type MessageOptions = {
  /** The IANA name of the zone that dates are written in. */
  zone: string
  /** Where the complainant sees how his complaint stands. */
  progressLink?: (complaintId: string, number: string) => string
  /** Where staff see the complaint. */
  staffLink?: (complaintId: string, number: string) => string
  /** How many notices a digest names one by one. */
  digestLines?: number
}

/** What is said to one recipient: one notice in full, several as a digest. */
export function writeMessage(
  facts: readonly NoticeFacts[],
  { language }: Recipient,
  _options: MessageOptions,
): Message {
  const lines = facts.map(({ notice }) => `${notice.number}: ${notice.template}`)
  const subject = language === 'zh' ? `${facts.length}条通知` : `${facts.length} notices`
  return { subject, text: lines.join('\n') }
}
