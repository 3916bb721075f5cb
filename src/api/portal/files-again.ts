import { createHash } from 'node:crypto'
import type { Language } from '../../domain/names.ts'
import type { Kept } from '../../portal/complain/kept-files.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { performCommands } from '../complaints/perform.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'
import { attachedBy } from './telling.ts'

type Again = { id: string; isRecorded: boolean; kept: readonly Kept[]; language: Language }

/**
 * Adds those of the files that the complaint does not have yet: nothing, where it has them all. Where it cannot be seen
 * which it has, none is added twice.
 */
export async function addedAgain(
  deps: Deps,
  { id, isRecorded, kept, language }: Again,
): Promise<'filesAdded' | 'filesUnsure' | undefined> {
  if (!isRecorded) return 'filesUnsure'
  try {
    const record = await fromRegister(deps, ({ register }) =>
      register.customerRecord(id, ['evidenceAttached']),
    )
    if (!record) return 'filesUnsure'
    const there = new Set(
      record.entries.map(({ event }) => (event.type === 'evidenceAttached' ? event.digest : undefined)),
    )
    const missing = kept.filter(({ digest }) => !there.has(digest))
    if (missing.length === 0) return undefined
    const call = { params: { id }, query: undefined, by: COMPLAINANT, language, ifVersion: undefined }
    const asked = { ...call, idempotencyKey: keyOf(missing), ifNoneMatch: [], accepts: 'json' } as const
    const reply = await performCommands(deps, { ...asked, body: { commands: attachedBy(missing, language) } })
    return 'body' in reply && reply.status !== 202 ? 'filesAdded' : 'filesUnsure'
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 500) throw error
    return 'filesUnsure'
  }
}

/** The same files, sent again, are the same request. */
const keyOf = (files: readonly Kept[]): string =>
  `files-${createHash('sha256')
    .update(files.map(({ digest }) => digest).join())
    .digest('hex')}`
