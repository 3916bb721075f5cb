import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { allAtOnce, FileFault, linesOf, unusable } from './fault.ts'
import { parsedJson } from './json.ts'
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
  const bytes = fromDisk(file, () => readFileSync(file))
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
  const parsed = schema.safeParse(readJson(file, { encoding }), { reportInput: true })
  if (parsed.success) return parsed.data
  throw unusable(what, file, linesOf(parsed.error))
}

/** The JSON files of a folder. */
export const jsonFilesIn = (folder: string): string[] =>
  fromDisk(folder, () => readdirSync(folder))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => path.join(folder, name))

/** What each JSON file of a folder says, by its id, but those of other names; all that is wrong is said in one error. */
export function readFolder<T extends { id: string }>(
  folder: string,
  read: (file: string) => T,
  except: readonly string[] = [],
): Map<string, T> {
  const files = jsonFilesIn(folder).filter((file) => !except.includes(path.basename(file)))
  const found = allAtOnce(Object.fromEntries(files.map((file) => [file, () => read(file)])))
  return new Map(Object.values(found).map((one) => [one.id, one]))
}

/** What is looked up by its id lies in the file of that name. */
export function refuseOtherName(what: string, file: string, { id }: { id: string }): void {
  if (`${id}.json` === path.basename(file)) return
  const message = `It calls itself ${id} in the file ${path.basename(file)}: file and id must agree.`
  throw unusable(what, file, [{ path: ['id'], message }])
}

const GZIP_MAGIC = 0x1f8b

const unpacked = (bytes: Buffer): Buffer =>
  bytes.length > 1 && bytes.readUInt16BE(0) === GZIP_MAGIC ? gunzipSync(bytes) : bytes

/** Reads, and puts the file's name before what is wrong. */
export function naming<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const says = `${file} cannot be read: ${(error as Error).message}`
    throw new FileFault([{ says }], { cause: error })
  }
}

/** What the file system refuses, in a sentence. */
function fromDisk<T>(place: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const says =
      code === 'ENOENT'
        ? `There is no file or folder ${place}.`
        : `${place} cannot be read: ${code ?? message}`
    throw new FileFault([{ says }], { cause: error })
  }
}
