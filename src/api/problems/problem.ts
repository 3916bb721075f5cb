import { OF_THE_FIRM, rolesInWords, SCOPES_FOR, type Action } from '../../domain/access/table.ts'
import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import { sentenceFor } from './sentences.ts'
import { meaningOf, type ProblemCode } from './words.ts'

/** One thing wrong with a request: where, as a JSON pointer into that part, and what. */
export type FieldFault = {
  in: 'body' | 'query' | 'path' | 'header'
  pointer: string
  code: string
  detail: string
}

type More = {
  /** A sentence in English that says more than the code does; its Chinese stands in src/words/sentences. */
  detail?: string | undefined
  errors?: readonly FieldFault[]
  headers?: Record<string, string>
  /** Members of the problem beside those of RFC 9457. */
  members?: Record<string, unknown>
}

/** An answer that is no success. Thrown anywhere below a route, written by one middleware. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly more: More

  constructor(code: ProblemCode | (string & {}), more: More = {}) {
    super(more.detail ?? code)
    this.code = code
    this.more = more
  }

  get status(): number {
    return meaningOf(this.code).status
  }

  get headers(): Record<string, string> {
    return { ...(this.status === 503 && { 'Retry-After': '5' }), ...this.more.headers }
  }
}

/** Not for the caller's role: it says whose it is. */
export const forbidden = (action: Action): Problem =>
  new Problem('forbidden', {
    detail: OF_THE_FIRM.includes(action)
      ? `This is of the whole firm: for these roles, in all departments: ${rolesInWords(action)}.`
      : `This is for these roles: ${rolesInWords(action)}.`,
  })

/** Not what a key was given for: it says what it would have to be for, if there is any such key. */
export function beyondScopes(action: Action): Problem {
  const scopes = SCOPES_FOR[action]
  if (!Array.isArray(scopes)) return forbidden(action)
  return new Problem('forbidden', { detail: `The key lacks the scope ${scopes.join(' / ')}.` })
}

/** Asked for too often: when it may be asked again. */
export const tooMany = (waitMs: number): Problem =>
  new Problem('tooMany', { headers: { 'Retry-After': String(Math.ceil(waitMs / 1_000)) } })

/** The body of a problem, for one reader (RFC 9457); with what policies call their clocks. */
export function problemBody(
  { code, more }: Problem,
  language: Language,
  requestId: string,
  clocks: Vocabulary = {},
) {
  const { status, title, detail } = meaningOf(code)
  const told = more.detail && sentenceFor(more.detail, language, clocks)
  const sentence = told ?? detail?.[language] ?? more.detail
  return {
    type: `urn:yinuo:problem:${kebab(code)}`,
    title: title[language],
    status,
    ...(sentence && { detail: sentence }),
    instance: `urn:uuid:${requestId}`,
    code,
    ...(more.errors && { errors: more.errors.map((fault) => faultFor(fault, language)) }),
    ...more.members,
  }
}

const faultFor = (fault: FieldFault, language: Language): FieldFault => ({
  ...fault,
  detail: sentenceFor(fault.detail, language) ?? fault.detail,
})

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
