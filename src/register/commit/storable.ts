import { asStorable } from '../../domain/text.ts'

const hint = /\\u(?:0000|d[89a-f])/

/**
 * The same JSON value in characters that PostgreSQL can keep: a NUL or half a surrogate pair, typed in by some
 * customer, would otherwise be refused at every attempt, for ever.
 */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value)
  // JSON writes these characters as escapes; nearly every value has none and needs no second look.
  if (!hint.test(text)) return value
  return JSON.parse(text, (_, field: unknown) => (typeof field === 'string' ? asStorable(field) : field)) as T
}
