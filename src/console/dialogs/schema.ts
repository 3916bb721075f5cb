/** What of JSON Schema the bodies of the API use. */
export type Schema = {
  type?: string
  format?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  enum?: readonly (string | number)[]
  const?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
  default?: unknown
  description?: string
}

/** One field of a body. */
export type Field = { name: string; schema: Schema; required: boolean }

export const fieldsOf = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, schema, required: required.includes(name) }))

/** How a field is asked for. */
export type Asking =
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'number'
  | 'instant'
  | 'date'
  | 'line'
  | 'text'
  | 'group'
  | 'groups'
  | 'variant'
  | 'nothing'

/** Longer ones take several lines. */
const LINE_LENGTH = 200

export function askingOf(given: Schema): Asking {
  const schema = plain(given)
  if (schema.anyOf) return schema.anyOf.every(({ const: one }) => one !== undefined) ? 'choice' : 'variant'
  if (schema.enum || schema.const !== undefined) return schema.const === true ? 'yesNo' : 'choice'
  switch (schema.type) {
    case 'boolean':
      return 'yesNo'
    case 'integer':
    case 'number':
      return 'number'
    case 'object':
      return schema.properties ? 'group' : 'nothing'
    case 'array':
      return askingOfItems(schema.items ?? {})
    case 'string':
      return askingOfText(schema)
    default:
      return 'nothing'
  }
}

function askingOfItems(items: Schema): Asking {
  if (plain(items).type === 'object') return 'groups'
  return items.enum ? 'choices' : 'texts'
}

function askingOfText({ format, maxLength = LINE_LENGTH }: Schema): Asking {
  if (format === 'date-time') return 'instant'
  if (format === 'date') return 'date'
  return maxLength > LINE_LENGTH ? 'text' : 'line'
}

/** What may be cleared by null is asked for as what it is; nothing is sent for what was left as it is. */
export function plain(schema: Schema): Schema {
  const { anyOf, oneOf, ...rest } = schema
  const one = anyOf ?? oneOf
  if (!one) return schema
  const left = one.filter(({ type }) => type !== 'null')
  return left.length === 1 ? { ...rest, ...left[0] } : { ...rest, anyOf: left }
}

/** The values that can be chosen. */
export function choicesOf(given: Schema): readonly (string | number)[] {
  const schema = plain(given)
  if (schema.anyOf) return schema.anyOf.map(({ const: one }) => one as string | number)
  if (schema.const !== undefined) return [schema.const as string]
  return schema.enum ?? []
}

/** Whether it is an object with such a field, in one of its forms at least. */
export function holds(given: Schema, name: string): boolean {
  const schema = plain(given)
  return [schema, ...(schema.anyOf ?? [])].some(({ properties }) => properties?.[name] !== undefined)
}

/** What proves something, wherever it stands. */
export const isEvidence = (schema: Schema): boolean => holds(schema, 'digest')
