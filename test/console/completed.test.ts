import { expect, test } from 'vitest'
import type { ComplaintShown } from '../../src/console/asking/contract.ts'
import { idle, type Known } from '../../src/console/dialogs/choosing.ts'
import type { Role } from '../../src/domain/policy/policy.ts'
import { completed, without } from '../../src/console/dialogs/completed.ts'
import type { Schema } from '../../src/console/dialogs/schema.ts'

const known = (complaint: object, ...held: Role[]) =>
  ({ complaint: { tasks: [], ...complaint } as unknown as ComplaintShown, held }) as unknown as Known

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
  expect(idle(known({}))).toHaveProperty('draft')
  expect(idle(known({ draft: { n: 1 } }))).not.toHaveProperty('draft')
})

test('nobody is asked what only others fill in, nor for an opinion where no review is open', () => {
  const reviewed = { tasks: [{ kind: 'legalReview' }] }
  expect(idle(known(reviewed, 'agent'))).toMatchObject({ beyondLimit: undefined, opinion: undefined })
  expect(idle(known(reviewed, 'supervisor'))).not.toHaveProperty('beyondLimit')
  expect(idle(known(reviewed, 'supervisor'))).toHaveProperty('opinion')
  expect(idle(known(reviewed, 'agent', 'legal'))).not.toHaveProperty('opinion')
  expect(idle(known({}, 'legal'))).toHaveProperty('opinion')
})
