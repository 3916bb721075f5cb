import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '../domain/instant.ts'
import { inventoryOf, isMissing, placeIn } from './inventory.ts'

/** What came in whole, beside what is kept, until it is kept or thrown away. */
export type Incoming = { digest: string; bytes: number; path: string }

/** More came than may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

export type EvidenceStore = ReturnType<typeof createEvidenceStore>

/**
 * Files under the SHA-256 of what is in them, in a directory that every API and worker shares. A file is there whole or
 * not at all: it is written beside the others, flushed, and then given its name.
 */
export function createEvidenceStore(directory: string) {
  const incoming = path.join(directory, 'incoming')
  const placeOf = (digest: string) => placeIn(directory, digest)
  const folderOf = (digest: string) => path.dirname(placeOf(digest))
  return {
    ...inventoryOf(directory),
    /** Writes what comes, at most so many bytes of it; a source that breaks leaves nothing. */
    receive: (source: AsyncIterable<Buffer>, limitBytes: number): Promise<Incoming> =>
      receive(incoming, source, limitBytes),
    /** From here on it is there under its digest; whoever brings the same again changes nothing. */
    async keep({ digest, path: written }: Incoming): Promise<void> {
      await mkdir(folderOf(digest), { recursive: true, mode: 0o700 })
      await rename(written, placeOf(digest))
      await flushed(folderOf(digest))
    },
    discard: ({ path: written }: Incoming): Promise<void> => rm(written, { force: true }),
    /** To read from; nothing if it is not there. Whoever asks closes it. */
    async read(digest: string): Promise<FileHandle | undefined> {
      try {
        return await open(placeOf(digest), 'r')
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (digest: string): Promise<void> => rm(placeOf(digest), { force: true }),
    /** What a process that was killed has left half written since before then. */
    async removeAbandoned(before: Instant): Promise<void> {
      for (const name of await readdir(incoming).catch(() => [])) {
        const left = path.join(incoming, name)
        const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: Infinity }))
        if (mtimeMs < before) await rm(left, { force: true })
      }
    },
  }
}

async function receive(folder: string, source: AsyncIterable<Buffer>, limitBytes: number): Promise<Incoming> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = path.join(folder, randomUUID())
  const handle = await open(written, 'wx', 0o600)
  try {
    const came = await writeAll(handle, source, limitBytes)
    await handle.sync()
    return { ...came, path: written }
  } catch (error) {
    await rm(written, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function writeAll(
  handle: FileHandle,
  source: AsyncIterable<Buffer>,
  limitBytes: number,
): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new TooLarge(`more than ${limitBytes} bytes`)
    hash.update(chunk)
    await handle.appendFile(chunk)
  }
  return { digest: hash.digest('hex'), bytes }
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
