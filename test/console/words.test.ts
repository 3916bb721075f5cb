import { expect, test } from 'vitest'
import { operations } from '../../src/api/contract.ts'
import { optionName } from '../../src/console/dialogs/labels.ts'
import { choicesOf, fieldsOf, plain, type Field, type Schema } from '../../src/console/dialogs/schema.ts'
import { rolesFor } from '../../src/domain/access/table.ts'
import { bodyOf } from '../../src/run/console/contract.ts'
import { FIELDS } from '../../src/words/fields.ts'

/** Those that hold whole commands, which are asked for one by one; a log of the past comes in by a file. */
const NOT_ASKED = /^(performCommands|createComplaint|checkComplaint)$|import/i
const OUTSIDE = ['customer', 'integration', 'system']

const asked = operations.filter(
  ([name, { body, may }]) =>
    body && !NOT_ASKED.test(name) && rolesFor(may).some((role) => !OUTSIDE.includes(role)),
)

type Place = { operation: string; field: Field; group: string | undefined }

/** Every field of a body, those in its groups too. */
const placesIn = (operation: string, schema: Schema, group?: string): Place[] =>
  fieldsOf(schema).flatMap((field) => [
    { operation, field, group },
    ...inside(field.schema).flatMap((part) => placesIn(operation, part, field.name)),
  ])

function inside(given: Schema): Schema[] {
  const schema = plain(given)
  return [schema, ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
}

const places = asked.flatMap(([name, route]) => placesIn(name, bodyOf(route) as Schema))

test('every field that a dialog asks for has its word', () => {
  expect(places.length).toBeGreaterThan(300)
  const without = places.filter(({ field }) => !Object.hasOwn(FIELDS, field.name))
  expect(without.map(({ operation, field }) => `${operation}: ${field.name}`)).toEqual([])
})

/** What is chosen by a code; a number says what it is, and true is a switch. */
const codesOf = ({ schema }: Field): string[] =>
  inside(schema)
    .flatMap(choicesOf)
    .filter((code) => typeof code === 'string')

test('every code that can be chosen has its name', () => {
  const codes = places.flatMap(({ operation, field, group }) =>
    codesOf(field).map((code) => ({ operation, group, field: field.name, code })),
  )
  expect(codes.length).toBeGreaterThan(200)
  const without = codes.filter((one) => optionName(one, one.code, 'zh', { clocks: {} }) === one.code)
  expect(without.map(({ operation, field, code }) => `${operation}: ${field} ${code}`)).toEqual([])
})
