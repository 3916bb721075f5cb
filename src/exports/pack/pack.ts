import { createHash } from 'node:crypto'
import { instantText, utc } from '../../domain/instant.ts'
import type { FileEdition, FileLetter } from '../file/edition.ts'
import { filePage } from '../file/page.ts'
import type { Page } from '../file/shown.ts'
import { clocksCsv } from './clocks-csv.ts'
import { zipOf, type PackedFile } from './zip.ts'

/** The events of the edition as they leave: instants as text. */
type Told = Page & { events: unknown }

/**
 * What a regulator is handed of a complaint, as one archive: its file, its clocks, and the letters word for word. The
 * manifest says what is in it, with the SHA-256 of each file, and what each letter was.
 */
export const evidencePack = (edition: FileEdition, told: Told): AsyncIterable<Buffer> =>
  zipOf(filesOf(edition, told), edition.madeAt)

function filesOf(edition: FileEdition, { events, ...page }: Told): PackedFile[] {
  const letters = edition.letters.map((letter, index) => ({ letter, file: letterFile(letter, index, page) }))
  const files = [
    fileOf('file.html', filePage(edition, page)),
    fileOf('events.json', json(events)),
    fileOf('clocks.csv', clocksCsv(edition.clocks, page)),
    ...letters.flatMap(({ file }) => file ?? []),
  ]
  const { complaint, madeAt, audience, masked } = edition
  const manifest = {
    complaint: { id: complaint.id, number: complaint.number },
    ...{ madeAt: utc(madeAt), audience, masked, language: page.language },
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
    letters: letters.map(({ letter, file }) => manifestLetter(letter, file)),
  }
  return [...files, fileOf('manifest.json', json(manifest))]
}

/** The subject, an empty line, the words. None where they are erased or withheld. */
function letterFile(letter: FileLetter, index: number, { zone }: Page): PackedFile | undefined {
  const { subject, body, channel, sentAt } = letter
  if (typeof subject !== 'string' || typeof body !== 'string') return undefined
  const [day] = instantText(sentAt, zone).split('T')
  return fileOf(
    `letters/${String(index + 1).padStart(3, '0')}-${day}-${channel}.txt`,
    `${subject}\n\n${body}\n`,
  )
}

/** By the digest and the day of its root, `npm run verify` finds the letter in the register. */
const manifestLetter = (
  { sentAt, channel, language, digest, anchoredOn }: FileLetter,
  file: PackedFile | undefined,
) => ({
  ...(file ? { file: file.name } : { withheld: true }),
  ...{ sentAt: utc(sentAt), channel, language, digest, anchoredOn },
})

const fileOf = (name: string, text: string): PackedFile => ({ name, bytes: Buffer.from(text) })

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
