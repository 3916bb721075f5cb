import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { normalised, base32 } from './crockford.ts'

/** The keys that secrets are made with: the first makes them, all of them recognise them. */
export type LookupKeys = readonly [string, ...string[]]

/** Of five bits each: a hundred bits. */
const CHARACTERS = 20

/**
 * Which complaint, how often its secrets were renewed, and the complainant's e-mail address as it is compared by: links
 * from before they were renewed, or to another address, open nothing any more.
 */
export type Opens = {
  id: string
  generation: number
  address?: string | undefined
  /** Where they are reached besides, as that is compared by: letters to there are theirs too. */
  others?: readonly string[]
}

/**
 * Where a secret stands: on the slip that is told at the intake, in a letter, which nobody here sees, or in the letter to an
 * address that asked for all that was told from it.
 */
export type StandsIn = 'slip' | 'letter' | 'letterToAddress'

/**
 * What the customer's slip says beside the number, like K7QD-…: with both they see how it stands. It follows
 * from the complaint's id, so that an intake needs no database and repeated gives the same again.
 */
export const secretOf = ([key]: LookupKeys, id: string): string => grouped(plain(key, slipOf(id)))

/** What the link in the customer's letters says in its stead. */
export const letterSecretOf = ([key]: LookupKeys, opens: Opens): string =>
  grouped(plain(key, letterOf(opens)))

/** What the link says with which they see all that was told from their address. */
export const addressSecretOf = ([key]: LookupKeys, opens: Opens): string =>
  grouped(plain(key, addressOf(opens)))

/**
 * Where the secret that was given stands, if it is the complaint's, however it is typed. It takes as long for a wrong
 * one as for a right one.
 */
export function whereItStands(keys: LookupKeys, opens: Opens, given: string): StandsIn | undefined {
  const asked = digestOf(normalised(given))
  const isOneOf = (text: string) =>
    keys.filter((key) => timingSafeEqual(digestOf(plain(key, text)), asked)).length > 0
  const others = (opens.others ?? []).map((address) => letterOf({ ...opens, address }))
  const [isSlip, isToAddress, ...isLetter] = [
    ...[slipOf(opens.id), addressOf(opens), letterOf(opens)],
    ...others,
  ].map(isOneOf)
  if (isToAddress) return 'letterToAddress'
  if (isLetter.includes(true)) return 'letter'
  // No slip is given out again: the next ones go by letter.
  return isSlip && opens.generation === 0 ? 'slip' : undefined
}

const slipOf = (id: string): string => `lookup/${id}`
const letterOf = ({ id, generation, address }: Opens): string =>
  `letter/${id}/${generation}${address === undefined ? '' : `/${address}`}`
const addressOf = (opens: Opens): string => `address/${letterOf(opens)}`

const plain = (key: string, text: string): string =>
  base32(createHmac('sha256', key).update(text).digest(), CHARACTERS)

const grouped = (text: string): string => text.match(/.{4}/g)!.join('-')

/** Of one length, whatever was given. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
