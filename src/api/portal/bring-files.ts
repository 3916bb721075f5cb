import type { Language } from '../../domain/names.ts'
import { randomUUID } from 'node:crypto'
import { mayBringFiles } from '../../portal/actions.ts'
import { complainWord } from '../../portal/complain/words.ts'
import { performCommands } from '../complaints/perform.ts'
import type { Deps } from '../deps.ts'
import { Problem, tooMany } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { SentForm } from './form-body.ts'
import { plainly, type Found } from './handlers.ts'
import { attachedBy, filesIn, FILES_AT_MOST, filesTaken } from './telling.ts'

/** Whether files can be kept here, and this complaint still takes some. */
export const takesFiles = (deps: Pick<Deps, 'evidence'>, { record, by }: Found): boolean =>
  deps.evidence !== undefined && mayBringFiles(record.complaint, by)

type Brought = { form: SentForm; key: string | undefined; language: Language }

/**
 * What a customer brings later is their evidence, as what they brought with their first word: all of it or none. Whether
 * looking it up shows it already.
 */
export async function bringFiles(
  deps: Deps,
  { id, by }: Found,
  { form, key = randomUUID(), language }: Brought,
): Promise<boolean> {
  const waitMs = deps.lookUp.actions.take(id, Date.now())
  if (waitMs !== undefined) throw tooMany(waitMs)
  if (form.lacks === 'tooLarge') throw new Problem('tooLarge')
  if (form.lacks) throw misfit('filesBusy', language)
  const files = filesIn(form.data)
  if (files.length === 0) throw misfit('filesNeeded', language)
  if (files.length > FILES_AT_MOST) throw misfit('tooManyFiles', language)
  const { kept, fault, isAway } = await filesTaken(deps, { kept: [], files, language })
  if (isAway) throw new Problem('filesUnavailable')
  if (fault !== undefined) throw unfitting('/files', 'unfitting', fault)
  const call = { params: { id }, query: undefined, by, language, idempotencyKey: key, ifVersion: undefined }
  const body = { commands: attachedBy(kept, language) }
  const asked = { ...call, body, ifNoneMatch: [], accepts: 'json' } as const
  const reply = await performCommands(deps, asked).catch(plainly)
  return 'body' in reply && (reply.body as { recorded?: boolean }).recorded === true
}

const misfit = (name: 'filesNeeded' | 'tooManyFiles' | 'filesBusy', language: Language): Problem =>
  unfitting('/files', 'unfitting', complainWord(name, language))
