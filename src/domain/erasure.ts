import type { Instant } from './instant.ts'

/** What is known of a complaint when its erasure is asked for. */
export type Kept = {
  archivedAt?: Instant
  retainUntil?: Instant
  legalHold: boolean
  restrictedUntil?: Instant
  /** Decided already: erased, or about to be. */
  isErased: boolean
}

/** Why an answer is what it is; the words and the articles of law stand with the API. */
export type ErasureGround =
  | 'purposeReached'
  | 'periodNotOver'
  | 'restrictedLonger'
  | 'legalHold'
  | 'stillOpen'

/** The three answers to a request for erasure (PIPL art. 47, GDPR art. 17). */
export type ErasureAnswer =
  | { outcome: 'erase'; ground: ErasureGround }
  | { outcome: 'restrict'; ground: ErasureGround; until: Instant }
  | { outcome: 'refuse'; ground: ErasureGround }

/** One rule for a request and for the purge: what a purge may take, a request gets erased, and nothing else. */
export function erasureAnswer(kept: Kept, now: Instant): ErasureAnswer {
  const { archivedAt, retainUntil, legalHold, restrictedUntil, isErased } = kept
  if (isErased) return { outcome: 'erase', ground: 'purposeReached' }
  if (archivedAt === undefined || retainUntil === undefined) return { outcome: 'refuse', ground: 'stillOpen' }
  if (legalHold) return { outcome: 'refuse', ground: 'legalHold' }
  const until = Math.max(retainUntil, restrictedUntil ?? 0)
  if (until <= now) return { outcome: 'erase', ground: 'purposeReached' }
  const ground = until > retainUntil ? 'restrictedLonger' : 'periodNotOver'
  return { outcome: 'restrict', ground, until }
}
