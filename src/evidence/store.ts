import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Instant } from '../domain/instant.ts'
import type { Incoming, incomingIn } from './incoming.ts'

/** Files under the SHA-256 of what is in them. A file is there whole or not at all. */
export type EvidenceStore = ReturnType<typeof incomingIn> & {
  /** From here on it is there under its digest; whoever brings the same again changes nothing. */
  keep(incoming: Incoming): Promise<void>
  /** What is in it; nothing if it is not there. Whoever asks reads it to its end or destroys it. */
  read(digest: string): Promise<Readable | undefined>
  remove(digest: string): Promise<void>
  /** How long a file is; nothing if it is not there. */
  lengthOf(digest: string): Promise<number | undefined>
  /** The digest of what lies there now; nothing if it is not there. */
  digestNow(digest: string): Promise<string | undefined>
  /** Under which digest and since when, a part at a time. */
  kept(): AsyncIterable<readonly { digest: string; since: Instant }[]>
}

/** The name of a file: its digest, in a folder of few. */
export const nameOf = (digest: string): string => `${digest.slice(0, 2)}/${digest}`

const NAME = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})$/
/** Whose name it is; of anything else that lies there none. */
export const digestIn = (name: string): string | undefined => NAME.exec(name)?.[2]

/** The digest of what lies there now, as it is read. */
export const digestNowBy =
  (read: EvidenceStore['read']): EvidenceStore['digestNow'] =>
  async (digest) => {
    const content = await read(digest)
    if (!content) return undefined
    const hash = createHash('sha256')
    for await (const chunk of content) hash.update(chunk as Buffer)
    return hash.digest('hex')
  }
