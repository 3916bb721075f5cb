import { createHash, type Hash } from 'node:crypto'

/** The head of a complaint's chain on a day; the chain in hex. */
export type Head = { complaintId: string; sequence: number; chain: string }

/**
 * A day's root, made as the database makes it (anchor_heads): over the root before, the day, and the heads in the order
 * of their ids, the chain of letters where the day has any, and the root of the receipts where it has any.
 */
export function rootOf(previousRoot: string, day: string) {
  const hash: Hash = createHash('sha256').update(Buffer.from(previousRoot, 'hex')).update(day)
  return {
    add({ complaintId, sequence, chain }: Head): void {
      hash.update(`/${complaintId}/${sequence}/`).update(Buffer.from(chain, 'hex'))
    },
    /** The chain of letters, on a day that has any. */
    addLetters(chain: string): void {
      hash.update('/letters/').update(Buffer.from(chain, 'hex'))
    },
    /** The root over the first entries, on a day that has any. */
    addReceipts(root: string): void {
      hash.update('/receipts/').update(Buffer.from(root, 'hex'))
    },
    digest: (): string => hash.digest('hex'),
  }
}
