import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '../domain/instant.ts'

/** What came in whole, on this host, until it is kept or thrown away. */
export type Incoming = { digest: string; bytes: number; path: string }

/** More came than may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Where files lie while they come in and are looked at. */
export const incomingIn = (folder: string) => ({
  /** Writes what comes, at most so many bytes of it; a source that breaks leaves nothing. */
  async receive(source: AsyncIterable<Buffer>, limitBytes: number): Promise<Incoming> {
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
  },
  discard: ({ path: written }: Incoming): Promise<void> => rm(written, { force: true }),
  /** What a process that was killed has left half written since before then. */
  async removeAbandoned(before: Instant): Promise<void> {
    for (const name of await readdir(folder).catch(() => [])) {
      const left = path.join(folder, name)
      const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: Infinity }))
      if (mtimeMs < before) await rm(left, { force: true })
    }
  },
})

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
