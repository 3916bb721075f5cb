/** Where a page ended: the value of what it is sorted by, and the id. */
export type Position = { key: number; id: string }

/** The cursor was not made by a list in this order. */
export class InvalidCursor extends Error {
  override name = 'InvalidCursor'
}

/** A cursor is opaque outside: what is in it may change. */
export function cursorOf(sort: string, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

export function positionOf(sort: string, cursor: string): Position {
  const [madeFor, key, id] = parsed(cursor)
  const isKey = typeof key === 'number' && Number.isSafeInteger(key) && Math.abs(key) < limits
  const isId = typeof id === 'string' && !id.includes('\0')
  if (madeFor === sort && isKey && isId) return { key, id }
  throw strangeCursor()
}

export const strangeCursor = (): InvalidCursor =>
  new InvalidCursor('This cursor does not belong to this list. Start again without one.')

/** What PostgreSQL takes as an instant in milliseconds, and more than any order of a list. */
const limits = 2.5e15

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
