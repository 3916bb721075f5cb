import type { Pool } from 'pg'
import type { Directory } from './directory.ts'
import { within } from '../within.ts'
import { readDirectory } from './read-directory.ts'

/** How old a copy may be in which people are looked up. */
const COPY_LASTS_MS = 60_000
/** How long a command waits for a new one. */
const WITHIN_MS = 1_000

/** How long the last one is taken at once, where a new one could not be had. */
const RESTS_MS = 2_000

/**
 * The directory at most a minute old, or as it is now; nothing, where the register cannot be asked and there is no such
 * copy. Whoever can do with it is given the last one instead, however old.
 */
export type DirectoryCopy = (how?: { fresh?: true; orLast?: true }) => Promise<Directory | undefined>

export function createDirectoryCopy(pool: Pick<Pool, 'query'>, lastsMs = COPY_LASTS_MS): DirectoryCopy {
  let copy: { directory: Directory; at: number } | undefined
  let asked: Promise<Directory | undefined> | undefined
  let missedAt = -Infinity
  const ask = async (): Promise<Directory | undefined> => {
    const at = Date.now()
    const directory = await readDirectory(pool, at).catch(() => undefined)
    if (directory) copy = { directory, at }
    asked = undefined
    return directory
  }
  const inTime = async () => {
    asked ??= ask()
    const directory = await within(WITHIN_MS, asked)
    if (!directory) missedAt = Date.now()
    return directory
  }
  return async ({ fresh: isFresh, orLast } = {}) => {
    const kept = copy && Date.now() - copy.at <= lastsMs ? copy.directory : undefined
    if (kept && !isFresh) return kept
    if (orLast && Date.now() - missedAt < RESTS_MS) return copy?.directory
    return (await inTime()) ?? (orLast ? copy?.directory : kept)
  }
}
