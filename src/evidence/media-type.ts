import { fileTypeFromFile } from 'file-type'
import { createReadStream } from 'node:fs'

/** What is taken as evidence: what people photograph, record, write and print. Nothing of it runs where it is read. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['application/pdf', 'application/zip', 'application/x-cfb', 'text/plain', 'text/csv', 'message/rfc822'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif', 'image/avif'],
  ...['image/tiff', 'image/bmp', 'audio/mpeg', 'audio/wav', 'audio/x-m4a', 'audio/ogg', 'audio/amr'],
  ...['audio/flac', 'audio/aac', 'video/mp4', 'video/quicktime', 'video/webm', 'video/3gpp'],
])

/** The same type under the names that browsers and systems have for it. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  ...{ 'image/jpg': 'image/jpeg', 'audio/mp3': 'audio/mpeg', 'audio/x-wav': 'audio/wav' },
  ...{ 'audio/vnd.wave': 'audio/wav', 'audio/wave': 'audio/wav', 'audio/mp4': 'audio/x-m4a' },
  ...{ 'audio/x-flac': 'audio/flac', 'application/x-zip-compressed': 'application/zip' },
  // Documents of before 2007 are all of one container.
  ...{ 'application/msword': 'application/x-cfb', 'application/vnd.ms-excel': 'application/x-cfb' },
  'application/vnd.ms-powerpoint': 'application/x-cfb',
}

const nameOf = (type: string) => ALSO_CALLED[type] ?? type

/** Who says nothing of the type, or that it is just bytes, claims nothing. */
const claimIn = (header: string | undefined): string | undefined => {
  const [type = ''] = (header ?? '').toLowerCase().split(';')
  const named = nameOf(type.trim())
  return named === '' || named === 'application/octet-stream' ? undefined : named
}

/**
 * The media type of a file by what is in it, or why it is not taken: `unknown`, no type that is taken, or `otherwise`,
 * another one than its Content-Type says.
 */
export async function mediaTypeOf(
  file: string,
  contentType: string | undefined,
): Promise<{ type: string } | 'unknown' | 'otherwise'> {
  const claimed = claimIn(contentType)
  const found = await foundIn(file, claimed)
  if (found === undefined || !TAKEN.has(found)) return 'unknown'
  return claimed === undefined || claimed === found ? { type: found } : 'otherwise'
}

async function foundIn(file: string, claimed: string | undefined): Promise<string | undefined> {
  const known = await fileTypeFromFile(file)
  if (known) return nameOf(known.mime)
  if (claimed === 'message/rfc822') return (await beginsAsMail(file)) ? claimed : undefined
  if (!(await isText(file))) return undefined
  // Lines with commas look like any other text.
  return claimed === 'text/csv' ? claimed : 'text/plain'
}

/** A mail begins with headers, whatever its body is written in. */
async function beginsAsMail(file: string): Promise<boolean> {
  for await (const chunk of createReadStream(file, { end: 2_000, encoding: 'latin1' }))
    return /^(From \S.*\r?\n)?[\w-]+:/.test(chunk as string)
  return false
}

/** UTF-8 without control characters that no text has. */
async function isText(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file))
      if (decoder.decode(chunk as Buffer, { stream: true }).includes('\0')) return false
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
