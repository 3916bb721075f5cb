import type { Instant } from '../../domain/instant.ts'
import { InvalidCursor } from '../../register/lists/list-cursor.ts'
import { Problem } from './problem.ts'

/** A part of the query that fits by itself, but not this question. */
export const wrongQuery = (pointer: string, detail: string): Problem =>
  new Problem('invalid', { detail, errors: [{ in: 'query', pointer, code: 'invalid', detail }] })

/** What no instant lies in is a mistake, and not an empty answer. */
export function refuseNoPeriod({ from, to }: { from?: Instant | undefined; to?: Instant | undefined }): void {
  if (from !== undefined && to !== undefined && from >= to)
    throw wrongQuery('/to', 'A period ends after it begins.')
}

/** A cursor of another list is a mistake of whoever asks; what else went wrong is thrown on. */
export function wrongCursor(error: unknown, pointer = '/cursor'): never {
  throw error instanceof InvalidCursor ? wrongQuery(pointer, error.message) : error
}
