import { createHash } from 'node:crypto'
import type { Entry } from '../../domain/journal/journal.ts'

/** SHA-256 of a JSON value, the same whatever the order of its keys: jsonb does not keep them. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** The id of what is made once of these parts: made of them again it is the same. */
export const idOfParts = (kind: string, parts: readonly unknown[]): string =>
  `${kind}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 26)}`

/** What an entry says. When it was written down may differ from one attempt to the next. */
export function entryDigest({ sequence, event, by, command }: Entry): string {
  return digestOf({ sequence, event, by: { id: by.id, role: by.role, for: by.for }, command })
}

/** A JSON value as text, the same whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}
