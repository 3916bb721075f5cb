import { CompactSign } from 'jose'
import type { Complaint } from '../../domain/complaint.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Place } from '../../register/proof/receipts.ts'
import { runningPromises } from '../promises.ts'
import type { ReceiptKey } from './keys.ts'

/**
 * What a customer can prove (R110): that the firm has it, since when, and what it promised by when. It names nobody; the
 * link is that of the complaint's first entry in its chain.
 */
export type Receipt = {
  number: string
  receivedAt: string
  /** In which its days are counted. */
  zone: string
  /** Of one whose time stands still (`paused`) the date it had before. */
  promised: { clock: string; dueAt: string; provisional?: true; paused?: true }[]
  link: string
  issuedAt: string
}

/** As it is kept: signed, and since its day has ended with its place under what was published of that day. */
export type ReceiptFile = { receipt: string; place?: Place }

type Issued = { link: string; at: Instant }

export const receiptOf = (complaint: Complaint, { link, at }: Issued): Receipt => ({
  number: complaint.number,
  receivedAt: utc(complaint.receivedAt),
  zone: complaint.calendar.zone,
  promised: runningPromises(complaint).map(({ name, dueAt, provisional, pausedAt }) => ({
    ...{ clock: name, dueAt: utc(dueAt) },
    ...(provisional && { provisional }),
    ...(pausedAt !== undefined && { paused: true as const }),
  })),
  ...{ link, issuedAt: utc(at) },
})

/** What tells it from anything else that is ever signed with a key. */
export const RECEIPT_TYPE = 'yinuo-receipt+jws'

export const signed = (receipt: Receipt, { id, privateKey }: ReceiptKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
    .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: RECEIPT_TYPE })
    .sign(privateKey)
