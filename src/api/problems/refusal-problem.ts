import type { Refusal } from '../../domain/refusal.ts'
import { Problem } from './problem.ts'
import { pointerTo } from './validation.ts'

type Told = Omit<Refusal, 'code'> & { code: string }
type How = {
  /** Members beside those of RFC 9457. */
  members?: Record<string, unknown>
  /** It was asked as one of several commands: its fields lie below it. */
  isOfSeveral?: boolean
}

/** What the domain refuses, as a problem; where it is of one field, with its place in what was asked. */
export function refusalProblem({ code, detail, field, command = 0 }: Told, how: How = {}): Problem {
  const { members, isOfSeveral = false } = how
  const place = field && [...(isOfSeveral ? ['commands', command] : []), ...field.split('.')]
  return new Problem(code, {
    detail,
    ...(place && { errors: [{ in: 'body', pointer: pointerTo(place), code, detail }] }),
    ...(members && { members }),
  })
}
