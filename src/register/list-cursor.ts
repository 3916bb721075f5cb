import type { Instant } from '../domain/instant.ts'

export type Part = 'instant' | 'level' | 'id'
/** Where a page ended: the values of the columns it is sorted by, the id last; no instant sorts after all others. */
export type Position = readonly (string | number | null)[]

/** The cursor was not made by a list in this order. */
export class InvalidCursor extends Error {
  override name = 'InvalidCursor'
}

/** A cursor is opaque outside: what is in it may change. */
export function cursorOf(sort: string, position: Position): string {
  return Buffer.from(JSON.stringify([sort, ...position])).toString('base64url')
}

export function positionOf(sort: string, parts: readonly Part[], cursor: string): Position {
  const [madeFor, ...position] = parsed(cursor)
  const fits = position.length === parts.length && parts.every((part, index) => isPart[part](position[index]))
  if (madeFor !== sort || !fits) {
    throw new InvalidCursor('This cursor does not belong to this list. Start again without one.')
  }
  return position as Position
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

const endOfTime = Date.UTC(10_000, 0) - 1
const isPart: Record<Part, (value: unknown) => boolean> = {
  instant: (value) =>
    value === null || (Number.isSafeInteger(value) && Math.abs(value as number) <= endOfTime),
  level: (value) => Number.isSafeInteger(value) && Math.abs(value as number) < 1_000,
  id: (value) => typeof value === 'string' && value.length <= 200 && !value.includes('\0'),
}

/** An instant as PostgreSQL reads it. */
export function instantParameter(instant: Instant | null): string {
  return instant === null ? 'infinity' : new Date(instant).toISOString()
}
