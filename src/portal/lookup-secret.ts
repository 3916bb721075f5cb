import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { normalised, base32 } from './crockford.ts'

/** The keys that secrets are made with: the first makes them, all of them recognise them. */
export type LookupKeys = readonly [string, ...string[]]

/** Of five bits each: a hundred bits. */
const CHARACTERS = 20

/**
 * What the customer's slip says beside the number, like K7QD-…: with both they see how it stands. It follows
 * from the complaint's id, so that an intake needs no database and repeated gives the same again.
 */
export const secretOf = ([key]: LookupKeys, complaintId: string): string => grouped(plain(key, complaintId))

/** Whether this is the complaint's secret, however it is typed. It takes as long for a wrong one as for the right one. */
export function isSecretOf(keys: LookupKeys, complaintId: string, given: string): boolean {
  const asked = digestOf(normalised(given))
  const matches = keys.filter((key) => timingSafeEqual(digestOf(plain(key, complaintId)), asked))
  return matches.length > 0
}

const plain = (key: string, complaintId: string): string =>
  base32(createHmac('sha256', key).update(`lookup/${complaintId}`).digest(), CHARACTERS)

const grouped = (text: string): string => text.match(/.{4}/g)!.join('-')

/** Of one length, whatever was given. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
