import { fieldsOf, type Field, type Schema } from '../dialogs/schema.ts'
import type { Value } from '../dialogs/value.ts'

// A field of the details by its path, as the intake form names it: product.model.

/** A field, and where it stands. */
export type Placed = { path: string; field: Field }

/** Groups whose fields are asked for one by one. Of a representative all is asked for, or nothing. */
const OPENED = ['complainant', 'product']

export const placedIn = (details: Schema): Placed[] =>
  fieldsOf(details).flatMap((field) =>
    OPENED.includes(field.name)
      ? fieldsOf(field.schema).map((part) => ({ path: `${field.name}.${part.name}`, field: part }))
      : [{ path: field.name, field }],
  )

export function valueAt(value: Value, path: string): unknown {
  const [first = '', ...rest] = path.split('.')
  const found = value[first]
  return rest.length === 0 ? found : valueAt((found as Value | undefined) ?? {}, rest.join('.'))
}

export function withValueAt(value: Value, path: string, put: unknown): Value {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...value, [first]: put }
  return { ...value, [first]: withValueAt((value[first] as Value | undefined) ?? {}, rest.join('.'), put) }
}

/** As a fault names it. */
export const pointerOf = (path: string): string => `/details/${path.replaceAll('.', '/')}`
