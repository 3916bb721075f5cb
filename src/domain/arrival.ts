import type { Instant } from './instant.ts'

/**
 * How old an arrival's stamp may be when it is looked at: who stamps it gives up waiting after ten seconds. It travels
 * with the stamp, so that what was stamped before there was such a bound is taken as it was.
 */
export const STAMP_GOOD_FOR_MS = 15_000

/** What a request says of its arrival, by the clock of the machine where it arrived. */
export type Stamp = { stampedAt: Instant | undefined; goodForMs: number | undefined }

/**
 * When something arrived: a stamp is worth what its clock is. It never lies in the future; one that is older or further
 * ahead than it may be counts for nothing, and the complaint's own time is taken.
 */
export function arrivalOf(
  { stampedAt, goodForMs }: Stamp,
  now: Instant,
): { at: Instant; isOwnTime: boolean } {
  if (stampedAt === undefined) return { at: now, isOwnTime: false }
  const isOwnTime = goodForMs !== undefined && Math.abs(now - stampedAt) > goodForMs
  return { at: isOwnTime ? now : Math.min(stampedAt, now), isOwnTime }
}

/**
 * What a complaint opens with, held against the instant at which its run was started: that clock is right also when
 * no worker ran then. Received when it was registered, it still is; else not in the future.
 */
export function openedAt<O extends { receivedAt: Instant; registeredAt: Instant }>(
  opening: O,
  startedAt: Instant,
  goodForMs: number,
): O {
  const { receivedAt, registeredAt: stampedAt } = opening
  const { at } = arrivalOf({ stampedAt, goodForMs }, startedAt)
  return {
    ...opening,
    registeredAt: at,
    receivedAt: receivedAt === stampedAt ? at : Math.min(receivedAt, at),
  }
}
