import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'

/** A key with which receipts are signed (Ed25519), by the digest of its public half, which is published. */
export type ReceiptKey = { id: string; privateKey: KeyObject; publicKey: string }

/** Before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Made of a look-up key: whoever runs the API has one secret to keep, and the same key signs after each start. */
export function receiptKeyOf(lookupKey: string): ReceiptKey {
  const seed = Buffer.from(hkdfSync('sha256', lookupKey, '', 'yinuo receipts', 32))
  const der = Buffer.concat([PKCS8_ED25519, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x!
  return { id: idOfKey(publicKey), privateKey, publicKey }
}

/** By it whoever checks a receipt sees that a published key is the one they were told of. */
export const idOfKey = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16)
