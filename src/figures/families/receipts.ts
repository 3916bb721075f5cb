import { family } from '../family.ts'
import { RECEIPT_TARGET_MS, shareOf } from '../figure.ts'

/** Whether what is owed a receipt had it in time, counted from when it was registered: nobody knew of it before. */
const IN_TIME = `sent_at <= registered_at + ${RECEIPT_TARGET_MS}`

const receipts = family(
  (within) => `
    select key, count(*) as owed, count(*) filter (where sent_at is not null) as sent,
      count(*) filter (where ${IN_TIME}) as "inTime"
    from (${within(`select k, 1 as seq, at, registered_at, sent_at from figure_receipt`)}) f group by key`,
  (figures, { owed, sent, inTime }: { owed: number; sent: number; inTime: number }) => {
    const { targetMs } = figures.receipt
    figures.receipt = { owed, sent, inTime, inTimeShare: shareOf(inTime, owed), targetMs }
  },
)

/** How soon customers heard that their complaint had arrived (R17). */
export const RECEIPTS = [receipts]
