import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { strictText, type Encoding } from './strict-text.ts'

// Every file that a person gives is read here, and none in any other way: strictly, saying what it is if not this.

type Reading = {
  /** Where the encoding may be chosen; see `strictText`. */
  encoding?: Encoding | undefined
  /** Whether it may be packed by gzip. */
  gzip?: boolean
}

/** The text of a file; a fault names the file, and where it lies in it. */
export function readText(file: string, { encoding, gzip = false }: Reading = {}): string {
  const bytes = readFileSync(file)
  return naming(file, () => strictText(gzip ? unpacked(bytes) : bytes, encoding))
}

/** What a JSON file says, still to be checked. */
export function readJson(file: string, reading: Pick<Reading, 'encoding'> = {}): unknown {
  const text = readText(file, reading)
  return naming(file, () => parsedJson(text))
}

/** What a JSON file says, as it is wanted; `what` would be in it, and every place that does not fit is named. */
export function readChecked<T extends z.ZodType>(
  file: string,
  schema: T,
  { what, encoding }: { what: string; encoding?: Encoding | undefined },
): z.output<T> {
  const parsed = schema.safeParse(readJson(file, { encoding }))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path: at, message }) =>
    at.length > 0 ? `${at.join('.')}: ${message}` : message,
  )
  throw new Error(`${what} that cannot be used, in ${file}:\n${faults.join('\n')}`)
}

/** The JSON files of a folder. */
export const jsonFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => path.join(folder, name))

/** What each JSON file of a folder says, by its id, but those of other names; all that is wrong is said in one error. */
export function readFolder<T extends { id: string }>(
  folder: string,
  read: (file: string) => T,
  except: readonly string[] = [],
): Map<string, T> {
  const faults: string[] = []
  const found = new Map<string, T>()
  const files = jsonFilesIn(folder).filter((file) => !except.includes(path.basename(file)))
  for (const file of files) {
    try {
      const one = read(file)
      found.set(one.id, one)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return found
}

const GZIP_MAGIC = 0x1f8b

const unpacked = (bytes: Buffer): Buffer =>
  bytes.length > 1 && bytes.readUInt16BE(0) === GZIP_MAGIC ? gunzipSync(bytes) : bytes

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as SyntaxError
    const position = /at position (\d+)/.exec(message)?.[1]
    const where = position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `
    throw new Error(`${where}${message}`, { cause: error })
  }
}

/** Reads, and puts the file's name before what is wrong. */
export function naming<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}
