import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Recipient } from '../domain/notices/recipient.ts'
import { chooseRecipients, type Addressed } from './choose-recipients.ts'
import type { Directory } from './directory.ts'
import { readDirectory } from './read-directory.ts'

/** `at`: when the notice is sent: who is absent or on call by then. `except`: the person complained about (R41). */
type Asked = Addressed & { at: Instant }

/** The staff who get a notice, as the directory stands when it is sent. Empty only where there is no one to tell. */
export async function findRecipients(pool: Pool, { at, ...addressed }: Asked): Promise<Recipient[]> {
  return chooseRecipients(await readDirectory(pool, at), addressed)
}

/** The same of many: for those of one instant the directory is read once. */
export function recipientsFinder(pool: Pool) {
  let last: { at: Instant; directory: Promise<Directory> } | undefined
  return async ({ at, ...addressed }: Asked): Promise<Recipient[]> => {
    if (last?.at !== at) last = { at, directory: readDirectory(pool, at) }
    return chooseRecipients(await last.directory, addressed)
  }
}
