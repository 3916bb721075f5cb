import { expect, test } from 'vitest'
import type { ComplaintShown } from '../../src/console/asking/contract.ts'
import { idle, type Known } from '../../src/console/dialogs/choosing.ts'
import { completed, without } from '../../src/console/dialogs/completed.ts'
import type { Schema } from '../../src/console/dialogs/schema.ts'

const schema: Schema = {
  type: 'object',
  required: ['id', 'deputies'],
  properties: {
    id: { type: 'string' },
    deputies: { type: 'array', items: { type: 'string' } },
    email: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    note: { type: 'string' },
  },
}

test('a whole list that nothing is left of is sent as an empty one', () => {
  expect(completed(schema, { id: 'li' })).toEqual({ id: 'li', deputies: [] })
})

test('what was there and was emptied is cleared; what was not there is left out', () => {
  const given = { email: 'li@example.com', note: 'x' }
  expect(completed(schema, { deputies: ['chen'] }, given)).toEqual({ deputies: ['chen'], email: null })
  expect(completed(schema, { deputies: ['chen'] }, {})).toEqual({ deputies: ['chen'] })
})

test('what is settled is sent, and not asked for', () => {
  expect(completed(schema, { deputies: ['chen'] }, {}, { id: 'li' })).toEqual({
    deputies: ['chen'],
    id: 'li',
  })
  expect(Object.keys(without(schema, { id: 'li' }).properties!)).toEqual(['deputies', 'email', 'note'])
})

test('a complaint without a draft is not asked which draft it is', () => {
  const known = (complaint: object) => ({ complaint: complaint as ComplaintShown }) as Known
  expect(idle(known({}))).toHaveProperty('draft')
  expect(idle(known({ draft: { n: 1 } }))).toEqual({})
})
