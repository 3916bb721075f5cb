import type { Pool } from 'pg'
import { copied, type Copied } from './copied.ts'
import type { Directory } from './directory.ts'
import { readDirectory } from './read-directory.ts'

/** How old a copy may be in which people are looked up. */
const COPY_LASTS_MS = 60_000

/** The directory at most a minute old, or as it is now. */
export type DirectoryCopy = Copied<Directory>

export const createDirectoryCopy = (pool: Pick<Pool, 'query'>, lastsMs = COPY_LASTS_MS): DirectoryCopy =>
  copied(() => readDirectory(pool, Date.now()), lastsMs)
