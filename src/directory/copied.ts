import { within } from '../within.ts'

/** How long whoever asks waits for a new copy. */
const WITHIN_MS = 1_000
/** How long the last one is taken at once, where a new one could not be had. */
const RESTS_MS = 2_000

/**
 * What is read of the register now and then: a copy that is not older than it lasts, or as it is now; nothing, where the
 * register cannot be asked and there is no such copy. Whoever can do with it is given the last one instead, however old.
 */
export type Copied<T> = (how?: { fresh?: true; orLast?: true }) => Promise<T | undefined>

export function copied<T extends object>(read: () => Promise<T>, lastsMs: number): Copied<T> {
  let copy: { read: T; at: number } | undefined
  let asked: Promise<T | undefined> | undefined
  let missedAt = -Infinity
  const ask = async (): Promise<T | undefined> => {
    const at = Date.now()
    const found = await read().catch(() => undefined)
    if (found) copy = { read: found, at }
    asked = undefined
    return found
  }
  const inTime = async (anew: true | undefined) => {
    // What is under way may have looked before what the asker knows of.
    if (anew && asked) await within(WITHIN_MS, asked)
    asked ??= ask()
    const found = await within(WITHIN_MS, asked)
    if (!found) missedAt = Date.now()
    return found
  }
  return async ({ fresh: isFresh, orLast } = {}) => {
    const kept = copy && isWithin(copy.at, lastsMs) ? copy.read : undefined
    if (kept && !isFresh) return kept
    if (orLast && isWithin(missedAt, RESTS_MS)) return copy?.read
    return (await inTime(isFresh)) ?? (orLast ? copy?.read : kept)
  }
}

/** A clock that was put back makes nothing young again. */
const isWithin = (at: number, ms: number): boolean => Math.abs(Date.now() - at) <= ms
