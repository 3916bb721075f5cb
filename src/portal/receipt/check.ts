import { createPublicKey } from 'node:crypto'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { dayMs } from '../../domain/instant.ts'
import { words } from '../../domain/text.ts'
import type { Published } from '../../register/proof/receipts.ts'
import { rootFrom } from '../../register/proof/tree.ts'
import { idOfKey } from './keys.ts'
import { RECEIPT_TYPE, type Receipt } from './receipt.ts'

// A receipt is checked with what is published and nothing else: years later, without the firm, after an erasure.

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const Beside = z.union([z.strictObject({ left: hex }), z.strictObject({ right: hex })])
export const FileShape = z.strictObject({
  receipt: words(4_000),
  /** Deeper than a tree over more complaints than there can be. */
  place: z.strictObject({ day: z.iso.date(), path: z.array(Beside).max(40) }).optional(),
})

/** As the API tells it, and whoever keeps it has it. */
export const PublishedShape: z.ZodType<Published> = z.object({
  keys: z.array(z.object({ id: z.string(), publicKey: z.string() })),
  days: z.array(z.object({ day: z.iso.date(), root: hex, receipts: hex.nullable() })),
})

/** `signed`: by the firm, and under no root yet. `proved`: also under what was published of its day. */
export type Verdict =
  | { is: 'signed' | 'proved'; receipt: Receipt; day?: string }
  | { is: 'wrong'; why: 'unreadable' | 'unknownKey' | 'notSigned' | 'unknownDay' | 'notUnderRoot' }

const wrong = (why: Extract<Verdict, { is: 'wrong' }>['why']): Verdict => ({ is: 'wrong', why })

export async function checkReceipt(file: z.output<typeof FileShape>, known: Published): Promise<Verdict> {
  const key = keyOf(file.receipt, known)
  if (typeof key === 'string') return wrong(key)
  const payload = await compactVerify(file.receipt, key, { algorithms: ['EdDSA'] }).then(
    (verified) => verified.payload,
    () => undefined,
  )
  if (!payload) return wrong('notSigned')
  const receipt = JSON.parse(new TextDecoder().decode(payload)) as Receipt
  const { place } = file
  if (!place) return { is: 'signed', receipt }
  const of = known.days.find(({ day }) => day === place.day)
  if (!of?.receipts) return wrong('unknownDay')
  // What comes in while a day's root is made may lie under it; nothing that comes later does.
  const isLater = Date.parse(receipt.receivedAt) >= Date.parse(place.day) + 2 * dayMs
  return !isLater && rootFrom(receipt.link, place.path) === of.receipts
    ? { is: 'proved', receipt, day: place.day }
    : wrong('notUnderRoot')
}

/** The published key that it names. A key goes by the digest of itself: none can be put under another's name. */
function keyOf(token: string, { keys }: Published) {
  try {
    const { kid, typ } = decodeProtectedHeader(token)
    if (typ !== RECEIPT_TYPE) return 'unreadable'
    const known = keys.find(({ id, publicKey }) => id === kid && idOfKey(publicKey) === kid)
    if (!known) return 'unknownKey'
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: known.publicKey }, format: 'jwk' })
  } catch {
    return 'unreadable'
  }
}
