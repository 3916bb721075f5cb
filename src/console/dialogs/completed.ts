import { fieldsOf, type Schema } from './schema.ts'
import { isEmpty, type Value } from './value.ts'

/** The schema without fields whose values are settled: they are not asked for. */
export function without(schema: Schema, settled: Value = {}): Schema {
  const left = Object.entries(schema.properties ?? {}).filter(([name]) => !Object.hasOwn(settled, name))
  return { ...schema, properties: Object.fromEntries(left) }
}

const mayBeNull = ({ anyOf = [] }: Schema): boolean => anyOf.some(({ type }) => type === 'null')

/**
 * What is sent of a body that says what something is to be: what was there and was emptied is cleared by null, a whole
 * list that nothing is left of is an empty one, and what is settled is said.
 */
export function completed(schema: Schema, body: Value, given: Value = {}, settled: Value = {}): Value {
  const emptied = fieldsOf(schema)
    .filter(({ name }) => body[name] === undefined)
    .flatMap(({ name, schema: of, required }): [string, unknown][] => {
      if (required && of.type === 'array') return [[name, []]]
      return mayBeNull(of) && !isEmpty(given[name]) ? [[name, null]] : []
    })
  return { ...body, ...Object.fromEntries(emptied), ...settled }
}
