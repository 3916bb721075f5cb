import type { Complaint } from '../../domain/complaint.ts'
import type { EventOf } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { holds, noticeRules, templateOf } from '../../domain/notices/notice-rules.ts'
import { RECEIPT_TARGET_MS, shareOf, type Figures } from '../figure.ts'

/** Receipts: those that the core owes, and what the outbox says of them. */
export type Receipts = Omit<Figures['receipt'], 'inTimeShare' | 'targetMs'>

/** The key of the notice that tells a customer of their complaint's arrival. */
export const RECEIPT_KEY = '1/received/customer'

type Receiving = {
  /** As it was received. */
  complaint: Complaint
  received: EventOf<'received'>
  /** It was imported: nobody is told of the past. */
  past: boolean
  sentAt: Instant | undefined
}

/** Adds a complaint's receipt, if the core owes one. */
export function foldedReceipt(receipts: Receipts, { complaint, received, past, sentAt }: Receiving): void {
  if (past || !isOwed(complaint, received)) return
  receipts.owed++
  if (sentAt === undefined) return
  receipts.sent++
  if (sentAt <= received.registeredAt + RECEIPT_TARGET_MS) receipts.inTime++
}

const isOwed = (complaint: Complaint, received: EventOf<'received'>): boolean =>
  noticeRules(complaint.policy).some(
    (rule) =>
      rule.on === received.type &&
      templateOf(rule) === 'received' &&
      rule.to.includes('customer') &&
      holds(rule, complaint, received),
  )

/** As figures show them. */
export const receiptIn = (receipts: Receipts): Figures['receipt'] => ({
  ...receipts,
  inTimeShare: shareOf(receipts.inTime, receipts.owed),
  targetMs: RECEIPT_TARGET_MS,
})
