import type { Actor, CommandOf } from '../../domain/command.ts'
import type { Mail, MailFile } from '../../mail/mail.ts'
import { fits, readableOf } from '../../mail/told.ts'
import { cut } from '../../words/telling/cut.ts'
import { ORIGINAL, READABLE } from '../../words/telling/mail.ts'
import type { Deps } from '../deps.ts'
import { keepFile } from '../evidence/handlers.ts'
import { Problem } from '../problems/problem.ts'
import type { SentFile } from '../route.ts'

type Attached = CommandOf<'attachEvidence'>

/** The files of a mail that are kept, the mail itself last, and what the others are called. */
export type KeptFiles = {
  files: readonly Pick<Attached, 'kind' | 'digest' | 'name'>[]
  leftOut: readonly string[]
  /** Whether all its words can be read in a file. */
  isWhole: boolean
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
  if (!deps.evidence) return withoutStore(mail, [...named.map(({ name }) => name), ...mail.leftIn])
  const files: KeptFiles['files'][number][] = []
  const leftOut: string[] = named.slice(FILES_AT_MOST).map(({ name }) => name)
  for (const file of named.slice(0, FILES_AT_MOST)) {
    const kept = await keepOne(deps, file, by)
    if (kept) files.push({ ...kept, name: cut(file.name, 120) })
    else leftOut.unshift(file.name)
  }
  const { original, isAsItCame } = await keepOriginal(deps, mail, { bytes, leftOut, by })
  return {
    files: original ? [...files, original] : files,
    leftOut: isAsItCame ? leftOut : [...leftOut, ...mail.leftIn],
    isWhole: original !== undefined,
  }
}

/** What is not told then is kept nowhere: it is not taken. */
function withoutStore(mail: Mail, leftOut: readonly string[]): KeptFiles {
  if (!fits(mail, leftOut)) throw new Problem('tooLarge')
  return { files: [], leftOut, isWhole: false }
}

type Original = { bytes: Buffer; leftOut: readonly string[]; by: Actor }

/** The mail as it came, or all that can be read in it where that is refused; refused too, the mail is not taken. */
async function keepOriginal(deps: Deps, mail: Mail, { bytes, leftOut, by }: Original) {
  const isToldInFull = fits(mail, leftOut) && !mail.saysMore
  try {
    const original = await keepOne(deps, { mediaType: 'message/rfc822', content: bytes }, by)
    if (original) return { original: { ...original, name: ORIGINAL[mail.language] }, isAsItCame: true }
    if (isToldInFull) return {}
    const content = Buffer.from(readableOf(mail))
    const { digest } = await keepFile(deps, sentOf({ mediaType: 'text/plain', content }), by)
    return { original: { kind: 'document' as const, digest, name: READABLE[mail.language] } }
  } catch (error) {
    if (!isToldInFull || mail.files.length > 0 || !(error instanceof Problem)) throw error
    return {}
  }
}

const sentOf = ({ mediaType, content }: Omit<MailFile, 'name'>): SentFile => ({
  bytes: pieces(content),
  contentType: mediaType,
  declaredBytes: content.length,
})

async function keepOne(
  deps: Deps,
  file: Omit<MailFile, 'name'>,
  by: Actor,
): Promise<Pick<Attached, 'kind' | 'digest'> | undefined> {
  try {
    const kept = await keepFile(deps, sentOf(file), by)
    return { kind: kindOf(kept.mediaType), digest: kept.digest }
  } catch (error) {
    if (!(error instanceof Problem && REFUSED.includes(error.code))) throw error
    // Mail programs often say a wrong type: then what is in it says which it is.
    return error.code === 'wrongFileType' ? keepOne(deps, { ...file, mediaType: UNTOLD }, by) : undefined
  }
}
const UNTOLD = 'application/octet-stream'

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

function kindOf(mediaType: string): Attached['kind'] {
  if (mediaType.startsWith('image/')) return 'photo'
  return /^(audio|video)\//.test(mediaType) ? 'recording' : 'document'
}
