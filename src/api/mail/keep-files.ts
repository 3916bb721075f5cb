import type { Actor, CommandOf } from '../../domain/command.ts'
import type { Mail, MailFile } from '../../mail/mail.ts'
import { isLong } from '../../mail/told.ts'
import { ORIGINAL } from '../../words/telling/mail.ts'
import type { Deps } from '../deps.ts'
import { keepFile } from '../evidence/handlers.ts'
import { Problem } from '../problems/problem.ts'

type Attached = CommandOf<'attachEvidence'>

/** The files of a mail that are kept, the mail itself last, and what the others are called. */
export type KeptFiles = {
  files: readonly Pick<Attached, 'kind' | 'digest' | 'name'>[]
  leftOut: readonly string[]
}

/** More than anybody sends; what is beyond stands in the mail as it came. */
const FILES_AT_MOST = 15

const REFUSED: readonly string[] = ['unknownFileType', 'wrongFileType', 'unsafeFile', 'tooLarge']

/**
 * Keeps what came with a mail, checked as any other file. With the store or the register away the mail waits, unless
 * all that it says is told without.
 */
export async function keepFiles(deps: Deps, mail: Mail, bytes: Buffer, by: Actor): Promise<KeptFiles> {
  const named = mail.files.map((file, n) => ({ ...file, name: file.name ?? `${n + 1}` }))
  if (!deps.evidence) return { files: [], leftOut: named.map(({ name }) => name) }
  const files: KeptFiles['files'][number][] = []
  const leftOut: string[] = named.slice(FILES_AT_MOST).map(({ name }) => name)
  for (const file of named.slice(0, FILES_AT_MOST)) {
    const kept = await keepOne(deps, file, by)
    if (kept) files.push({ ...kept, name: file.name.slice(0, 120) })
    else leftOut.unshift(file.name)
  }
  const original = await keepOriginal(deps, mail, bytes, by)
  return { files: original ? [...files, { ...original, name: ORIGINAL[mail.language] }] : files, leftOut }
}

async function keepOriginal(deps: Deps, mail: Mail, content: Buffer, by: Actor) {
  const isNeeded = mail.saysMore || mail.files.length > 0 || isLong(mail)
  return keepOne(deps, { mediaType: 'message/rfc822', content }, by).catch((error: unknown) => {
    if (isNeeded || !(error instanceof Problem)) throw error
    return undefined
  })
}

async function keepOne(
  deps: Deps,
  { mediaType, content }: Omit<MailFile, 'name'>,
  by: Actor,
): Promise<Pick<Attached, 'kind' | 'digest'> | undefined> {
  const sent = { bytes: pieces(content), contentType: mediaType, declaredBytes: content.length }
  try {
    const kept = await keepFile(deps, sent, by)
    return { kind: kindOf(kept.mediaType), digest: kept.digest }
  } catch (error) {
    if (error instanceof Problem && REFUSED.includes(error.code)) return undefined
    throw error
  }
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

function kindOf(mediaType: string): Attached['kind'] {
  if (mediaType.startsWith('image/')) return 'photo'
  return /^(audio|video)\//.test(mediaType) ? 'recording' : 'document'
}
