import { z } from 'zod'
import { nearest } from './issues.ts'

/** One thing about a file, in English: src/words has its Chinese. */
export type FaultLine = {
  /** The field, from the top of the file. */
  at?: string
  says: string
  /** What zod has made the sentence of: in another language it makes another. */
  issue?: z.core.$ZodRawIssue
}

/** What somebody has written cannot be used: each line says one thing about it. */
export class FileFault extends Error {
  override readonly name = 'FileFault'
  readonly lines: readonly FaultLine[]
  /** Those of single files, where it is of several. */
  readonly each: readonly FileFault[]

  constructor(lines: readonly FaultLine[], { each, ...options }: ErrorOptions & { each?: FileFault[] } = {}) {
    super(lines.map(({ at, says }) => (at === undefined ? says : `${at}: ${says}`)).join('\n'), options)
    this.lines = lines
    this.each = each ?? [this]
  }
}

/** What does not fit, of a value that has a shape. */
export type Misfit = { path: readonly PropertyKey[]; message: string }

/** A file in which something does not fit; `what` would be in it. */
export const unusable = (what: string, file: string, faults: readonly (Misfit | FaultLine)[]): FileFault =>
  new FileFault([{ says: `${what} that cannot be used, in ${file}:` }, ...faults.map(lineOf)])

/** The faults of several files as one; what was read twice is said once. */
export function together(faults: readonly FileFault[]): FileFault {
  const all = faults.flatMap(({ each }) => each)
  const each = [...new Map(all.map((one) => [one.message, one])).values()]
  return new FileFault(
    each.flatMap(({ lines }) => lines),
    { each },
  )
}

type Reads = Record<string, () => unknown>

/** What is read from several places, by its name; what is wrong in any of them is said in one error. */
export function allAtOnce<R extends Reads>(reads: R): { [K in keyof R]: ReturnType<R[K]> } {
  const faults: FileFault[] = []
  const found = Object.entries(reads).map(([name, read]) => {
    try {
      return [name, read()]
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      faults.push(error)
      return [name, undefined]
    }
  })
  if (faults.length > 0) throw together(faults)
  return Object.fromEntries(found) as { [K in keyof R]: ReturnType<R[K]> }
}

const lineOf = (fault: Misfit | FaultLine): FaultLine =>
  'path' in fault ? { ...fieldAt(fault.path), says: fault.message } : fault

const fieldAt = (path: readonly PropertyKey[]): { at?: string } =>
  path.length > 0 ? { at: path.map(String).join('.') } : {}

const wordsOfZod = z.locales.en().localeError

/** Every field that a schema does not take, in the schema's own words or in those of zod. */
export const linesOf = ({ issues }: z.ZodError): FaultLine[] =>
  issues.flatMap(nearest).flatMap(ofKey).flatMap(linesFor)

/** A key that does not fit is told by what is wrong with it. */
const ofKey = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] =>
  issue.code === 'invalid_key' ? issue.issues.map((one) => ({ ...one, path: issue.path })) : [issue]

function linesFor(issue: z.core.$ZodIssue): FaultLine[] {
  const { code, path, message, input } = issue
  const raw = { ...issue, input } as z.core.$ZodRawIssue
  const isOwn = message !== wordsOfZod(raw)
  if (code !== 'unrecognized_keys')
    return [{ ...fieldAt(path), says: message, ...(!isOwn && { issue: raw }) }]
  return issue.keys.map((key) => ({
    ...fieldAt([...path, key]),
    says: isOwn ? message : `The field ${key} is not known here.`,
  }))
}
