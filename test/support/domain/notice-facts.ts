import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Event } from '../../../src/domain/event.ts'
import type { Entry, Notice } from '../../../src/domain/journal/journal.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import type { Recipient } from '../../../src/domain/notices/recipient.ts'
import { ADDRESSES, ENDINGS, REQUESTS } from '../../../src/notify/notice-facts.ts'
import type { NoticeFacts } from '../../../src/notify/outgoing-notice.ts'

/** What is known of a complaint's notices, as the register would tell it. */
export function factsOf(
  complaint: Complaint,
  journal: readonly Entry[],
  notices: readonly Notice[] = noticesFor(complaint, journal),
): NoticeFacts[] {
  const {
    policy: { requires },
    calendar: _c,
    ...now
  } = complaint
  return notices.map(({ confirm: _, ...notice }) => {
    const entry = journal.find(({ sequence }) => sequence === notice.sequence)!
    const before = journal.filter(({ sequence }) => sequence < notice.sequence).map(({ event }) => event)
    return {
      notice: {
        ...notice,
        complaintId: complaint.id,
        number: complaint.number,
        createdAt: entry.recordedAt,
      },
      event: entry.event,
      related: before.filter((event) => isRelated(notice, entry.event, event)),
      complaint: now,
      ...(notice.template === 'detailsWanted' && requires && { requires }),
    }
  })
}

const isOneOf = (types: readonly string[], { type }: Event): boolean => types.includes(type)

function isRelated({ template, includes }: Omit<Notice, 'confirm'>, told: Event, event: Event): boolean {
  if (event.type === 'escalated') return includes?.includes(event.key) === true
  if (template === 'addressChanged') return isOneOf(ADDRESSES, event)
  if (template === 'closed') return isOneOf(ENDINGS, event) && event.at === told.at
  return (template === 'reminded' || template === 'solutionOffered') && isOneOf(REQUESTS, event)
}

/** Somebody to write to. */
export const recipient = (fields: Partial<Recipient> = {}): Recipient => ({
  id: 'person/li.na',
  language: 'zh',
  addresses: { inbox: 'li.na', email: 'li.na@example.com' },
  because: { as: 'named' },
  ...fields,
})
