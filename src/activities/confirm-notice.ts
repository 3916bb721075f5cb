import type { Client } from '@temporalio/client'
import { EDITION } from '../domain/decide/rule.ts'
import type { SentNotice } from '../notify/outgoing-notice.ts'
import { ARCHIVED, lookAt } from '../reconciliation/look.ts'
import type { Request } from '../workflows/messages/complaint.ts'
import { askComplaint } from './ask-complaint.ts'

/** A run without a worker must not keep the courier from other letters: it is told again later. */
const HEARD_WITHIN_MS = 3_000

/**
 * Tells a complaint that a notice it waits for has gone out, or never will; one that is archived, or refuses, needs no telling. One
 * whose run has ended otherwise is restored some day: it is told again later.
 */
export const confirmNoticeWith =
  (client: Client) =>
  async ({ complaintId: id, key, sentAt, undelivered }: SentNotice): Promise<void> => {
    const name = 'confirmNotice'
    const request: Request = {
      commands: [{ type: name, key, sentAt, ...(undelivered && { undelivered }) }],
      by: { id: 'courier', role: 'system' },
      digest: undelivered ? `${key} undelivered` : key,
      edition: EDITION,
    }
    const updateId = undelivered ? `notice/${key}/undelivered/${sentAt}` : `notice/${key}`
    const outcome = await askComplaint(client, { id, name, request, updateId }, HEARD_WITHIN_MS)
    const isToBeTold = !outcome || ('gone' in outcome && !(await isOver(client, id)))
    if (isToBeTold) throw new Error(`Complaint ${id} has not heard of notice ${key}.`)
  }

async function isOver(client: Client, complaintId: string): Promise<boolean> {
  const look = await lookAt(client, complaintId)
  return look.run === 'absent' || (look.run === 'ended' && look.how === ARCHIVED)
}
