import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '../domain/instant.ts'

/** Where a file lies under its digest. */
export const placeIn = (directory: string, digest: string): string =>
  path.join(directory, digest.slice(0, 2), digest)

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const FOLDER = /^[0-9a-f]{2}$/
const DIGEST = /^[0-9a-f]{64}$/

/** What lies in the directory of files, whatever is known of it. */
export const inventoryOf = (directory: string) => ({
  /** How long a file is; nothing if it is not there. */
  async lengthOf(digest: string): Promise<number | undefined> {
    try {
      return (await stat(placeIn(directory, digest))).size
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },
  /** The digest of what lies there now. */
  async digestNow(digest: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(placeIn(directory, digest))) hash.update(chunk as Buffer)
    return hash.digest('hex')
  },
  /** Under which digest and since when, a folder at a time. */
  async *kept(): AsyncGenerator<{ digest: string; since: Instant }[]> {
    for (const folder of (await readdir(directory)).filter((name) => FOLDER.test(name)).toSorted()) {
      const names = (await readdir(path.join(directory, folder))).filter((name) => DIGEST.test(name))
      yield await Promise.all(
        names.map(async (digest) => {
          // Thrown away meanwhile it is as good as young.
          const { mtimeMs } = await stat(placeIn(directory, digest)).catch(() => ({ mtimeMs: Infinity }))
          return { digest, since: mtimeMs }
        }),
      )
    }
  },
})
