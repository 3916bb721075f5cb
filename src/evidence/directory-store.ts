import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { incomingIn, type Incoming } from './incoming.ts'
import { digestIn, digestNowBy, nameOf, type EvidenceStore } from './store.ts'

const FOLDER = /^[0-9a-f]{2}$/

/**
 * Files in a directory that every API and worker shares: each is written beside the others, flushed, and then given its
 * name.
 */
export function createDirectoryStore(directory: string): EvidenceStore {
  const placeOf = (digest: string) => path.join(directory, nameOf(digest))
  const read = (digest: string) =>
    unlessMissing(async () => (await open(placeOf(digest), 'r')).createReadStream())
  return {
    ...incomingIn(path.join(directory, 'incoming')),
    async keep({ digest, path: written }: Incoming): Promise<void> {
      const folder = path.dirname(placeOf(digest))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await rename(written, placeOf(digest))
      await flushed(folder)
    },
    read,
    digestNow: digestNowBy(read),
    remove: (digest) => rm(placeOf(digest), { force: true }),
    lengthOf: (digest) => unlessMissing(async () => (await stat(placeOf(digest))).size),
    async *kept() {
      for (const folder of (await readdir(directory)).filter((name) => FOLDER.test(name)).toSorted()) {
        const names = await readdir(path.join(directory, folder))
        const digests = names.flatMap((name) => digestIn(`${folder}/${name}`) ?? [])
        yield await Promise.all(
          digests.map(async (digest) => {
            // Thrown away meanwhile it is as good as young.
            const { mtimeMs } = await stat(placeOf(digest)).catch(() => ({ mtimeMs: Infinity }))
            return { digest, since: mtimeMs }
          }),
        )
      }
    },
  }
}

async function unlessMissing<T>(found: () => Promise<T>): Promise<T | undefined> {
  try {
    return await found()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A name is durable once its directory is. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
