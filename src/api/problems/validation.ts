import type { Language } from '../../domain/names.ts'
import type { z } from 'zod'
import { nearest } from '../../files/issues.ts'
import { cut } from '../../words/telling/cut.ts'
import { ZOD_SAYS } from '../../words/sentences/zod.ts'
import { Problem, type FieldFault } from './problem.ts'

/** So many faults are named: what has more of them is mended from the first ones on, or comes from no one who would. */
const NAMED = 20
/** No field of ours has a longer pointer; what comes in is not sent back at length. */
const POINTER_LENGTH = 200
const DETAIL_LENGTH = 500

/** Reads one part of a request, or what stands at that place in it, or says which of its fields are wrong. */
export function parsedOrProblem<T extends z.ZodType>(
  schema: T,
  value: unknown,
  part: FieldFault['in'],
  language: Language,
  at: readonly PropertyKey[] = [],
): z.output<T> {
  const parsed = schema.safeParse(value, { error: ZOD_SAYS[language] })
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap(nearest).map((one) => ({ ...one, path: [...at, ...one.path] }))
  const total = issues.reduce((sum, issue) => sum + faultsIn(issue), 0)
  const errors = issues.slice(0, NAMED).flatMap((issue) => faultsOf(issue, part))
  const detail = `${total} fields do not fit. The first ${NAMED} are named.`
  throw new Problem('invalid', { ...(total > NAMED && { detail }), errors: errors.slice(0, NAMED) })
}

/** A field that fits by itself, but not in this request. */
export function unfitting(pointer: string, code: string, detail: string): Problem {
  return new Problem('invalid', { detail, errors: [{ in: 'body', pointer, code, detail }] })
}

const faultsIn = (issue: z.core.$ZodIssue): number =>
  issue.code === 'unrecognized_keys' ? issue.keys.length : 1

function faultsOf(issue: z.core.$ZodIssue, part: FieldFault['in']): FieldFault[] {
  const { path, code, message } = issue
  if (code !== 'unrecognized_keys')
    return [{ in: part, pointer: pointerTo(path), code, detail: cut(message, DETAIL_LENGTH, '…') }]
  return issue.keys.slice(0, NAMED).map((key) => {
    const detail = `The field ${cut(key, POINTER_LENGTH, '…')} is not known here.`
    return { in: part, pointer: pointerTo([...path, key]), code, detail }
  })
}

/** RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  cut(path.map(stepTo).join(''), POINTER_LENGTH, '…')

const stepTo = (step: PropertyKey): string =>
  `/${cut(String(step), POINTER_LENGTH, '…').replaceAll('~', '~0').replaceAll('/', '~1')}`
