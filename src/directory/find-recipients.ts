import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Notice } from '../domain/journal/journal.ts'
import type { Recipient } from '../domain/notices/recipient.ts'
import { chooseRecipients } from './choose-recipients.ts'
import { readDirectory } from './read-directory.ts'

type Asked = {
  to: Notice['to']
  /** When the notice is sent: who is absent or on call by then. */
  at: Instant
  /** Who must not hear of it: the person complained about (R41). */
  except?: readonly string[]
}

/** The staff who get a notice, as the directory stands when it is sent. Empty only where there is no one to tell. */
export async function findRecipients(pool: Pool, { at, ...addressed }: Asked): Promise<Recipient[]> {
  return chooseRecipients(await readDirectory(pool, at), addressed)
}
