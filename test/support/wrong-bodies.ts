import { fitting, schemaOf, type Schema } from '../api/matrix/words.ts'
import type { z } from 'zod'

/** A body in which one thing is wrong: where, as a JSON pointer, and what. */
export type Wrong = { pointer: string; why: string; body: unknown }

type Place = { schema: Schema; $defs: Record<string, Schema>; name: string; pointer: string }
/** The body in which a value stands in that place, and all else fits. */
type Within = (value: unknown) => unknown

/** Of every field that a body may have, however deep, everything that its schema forbids. */
export function wrongBodies(type: z.ZodType): Wrong[] {
  const { $defs = {}, ...schema } = schemaOf(type)
  return wrongIn({ schema, $defs, name: '', pointer: '' }, (body) => body)
}

function wrongIn(place: Place, within: Within): Wrong[] {
  const { schema, $defs, pointer } = place
  const { $ref } = schema
  if ($ref) return wrongIn({ ...place, schema: $defs[$ref.split('/').at(-1)!]! }, within)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.flatMap((option) => wrongIn({ ...place, schema: option }, within))
  // Where nothing may be said, something may be, too.
  if (schema.type === 'null') return []
  const own =
    pointer === '' ? [] : wrongValues(schema).map(([why, value]) => ({ pointer, why, body: within(value) }))
  if (schema.type === 'object') return [...own, ...wrongFields(place, within)]
  return schema.type === 'array' ? [...own, ...wrongItems(place, within)] : own
}

function wrongFields({ schema, $defs, name, pointer }: Place, within: Within): Wrong[] {
  const { properties = {}, required = [] } = schema
  const fits = fitting({ ...schema, $defs }, name) as Record<string, unknown>
  const unknown = { pointer: `${pointer}/nonsense`, why: 'unknown', body: within({ ...fits, nonsense: 1 }) }
  return Object.entries(properties).reduce(
    (wrong, [field, inner]) => {
      const at = `${pointer}/${field}`
      const { [field]: _, ...others } = fits
      const missing = required.includes(field) ? [{ pointer: at, why: 'missing', body: within(others) }] : []
      const put = (value: unknown) => within({ ...fits, [field]: value })
      return [...wrong, ...missing, ...wrongIn({ schema: inner, $defs, name: field, pointer: at }, put)]
    },
    schema.additionalProperties === false ? [unknown] : [],
  )
}

function wrongItems({ schema, $defs, pointer }: Place, within: Within): Wrong[] {
  const { items = {}, minItems = 0, maxItems } = schema
  const fits = fitting({ ...items, $defs })
  const some = (count: number) => Array.from({ length: count }, () => fits)
  const put = (value: unknown) => within([value, ...some(minItems - 1)])
  return [
    ...(minItems > 0 ? [{ pointer, why: 'too few', body: within([]) }] : []),
    ...(maxItems === undefined ? [] : [{ pointer, why: 'too many', body: within(some(maxItems + 1)) }]),
    ...wrongIn({ schema: items, $defs, name: '', pointer: `${pointer}/0` }, put),
  ]
}

/** What a place may not hold, a sample of each kind. */
function wrongValues(schema: Schema): [why: string, value: unknown][] {
  const { type, minLength = 0, maxLength, minimum, maximum } = schema
  if (schema.const !== undefined || schema.enum)
    return [
      ['another word', 'nonsense'],
      ['another type', { wrong: 1 }],
    ]
  const wrong: [string, unknown][] = [
    ['another type', type === 'object' || type === 'array' ? 'words' : { wrong: 1 }],
  ]
  if (type === 'string' && minLength > 0) wrong.push(['too short', ''])
  if (type === 'string' && maxLength !== undefined) wrong.push(['too long', 'x'.repeat(maxLength + 1)])
  if (type === 'string' && (schema.pattern ?? schema.format)) wrong.push(['of no such form', '!\n!'])
  if (type === 'integer') wrong.push(['a part of one', 1.5])
  if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) wrong.push(['too small', minimum - 1])
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) wrong.push(['too great', maximum + 1])
  return wrong
}
