import { z } from 'zod'
import { Problem, type FieldFault } from './problem.ts'
import type { Language } from './words.ts'

/** The words for what is wrong with a field, chosen for each request: nothing here is set for the process. */
const WORDS = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

/** Reads one part of a request, or says which of its fields are wrong. */
export function fitting<T extends z.ZodType>(
  schema: T,
  value: unknown,
  part: FieldFault['in'],
  language: Language,
): z.output<T> {
  const parsed = schema.safeParse(value, { error: WORDS[language] })
  if (parsed.success) return parsed.data
  throw new Problem('invalid', { errors: parsed.error.issues.flatMap((issue) => faultsOf(issue, part)) })
}

/** A field that fits by itself, but not in this request. */
export function unfitting(pointer: string, code: string, detail: string): Problem {
  return new Problem('invalid', { detail, errors: [{ in: 'body', pointer, code, detail }] })
}

function faultsOf(issue: z.core.$ZodIssue, part: FieldFault['in']): FieldFault[] {
  const { path, code, message: detail } = issue
  const named = code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
  return named.map((at) => ({ in: part, pointer: pointerTo(at), code, detail }))
}

/** RFC 6901. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
