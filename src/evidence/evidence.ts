import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { forgetFile, unusedFiles, type KeptFile } from '../register/evidence/files.ts'
import { mediaTypeOf } from './media-type.ts'
import type { Scanner } from './scanner.ts'
import type { Incoming } from './incoming.ts'
import type { EvidenceStore } from './store.ts'

export type NotTaken = 'unknown' | 'otherwise' | 'unsafe'

type Means = { store: EvidenceStore; limitBytes: number; scanner?: Scanner | undefined }

export type Evidence = ReturnType<typeof createEvidence>

/**
 * How long a file waits to be attached. A complaint's commit may be told late, and what it names must still be there: far
 * longer than the register is ever away.
 */
const WAITS_MS = 7 * 86_400_000

/** Longer than any file comes in. */
const HALF_WRITTEN_MS = 86_400_000

/** The files that prove something: taken in, read, and thrown away when no complaint names them any more (R59). */
export function createEvidence({ store, limitBytes, scanner }: Means) {
  const refusal = async ({ path }: Incoming, contentType: string | undefined) => {
    const found = await mediaTypeOf(path, contentType)
    if (typeof found === 'string') return found
    return scanner && !(await scanner(path)) ? 'unsafe' : found
  }
  return {
    store,
    limitBytes,
    /** Takes a file in, or says why not; whatever fails on the way, recording it too, leaves nothing. */
    async takeIn(
      source: AsyncIterable<Buffer>,
      contentType: string | undefined,
      record: (file: KeptFile) => Promise<void>,
    ): Promise<KeptFile | NotTaken> {
      const incoming = await store.receive(source, limitBytes)
      try {
        const found = await refusal(incoming, contentType)
        if (typeof found === 'string') return found
        const { digest, bytes } = incoming
        const file = { digest, bytes, mediaType: found.type }
        // First on record: what is there and on no record would never be thrown away.
        await record(file)
        await store.keep(incoming)
        return file
      } finally {
        await store.discard(incoming)
      }
    },
    read: store.read,
    /** Throws away what a process of this host that was killed has left half written. */
    sweep: (now: Instant): Promise<void> => store.removeAbandoned(now - HALF_WRITTEN_MS),
    /** Throws away what no complaint names and has waited long enough. */
    async tidy(pool: Pool, now: Instant): Promise<void> {
      const before = now - WAITS_MS
      await store.removeAbandoned(now - HALF_WRITTEN_MS)
      for (const digest of await unusedFiles(pool, before))
        await forgetFile(pool, digest, { before, remove: () => store.remove(digest) })
    },
  }
}
