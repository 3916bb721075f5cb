import { expect, test } from 'vitest'
import { ROLES as EVERY_ROLE } from '../../src/domain/access/permission.ts'
import { ROLES } from '../api/matrix/relations.ts'
import { isOfOne, operationAt, waysIn } from '../api/matrix/routes.ts'
import { SHOWN } from '../api/matrix/seen.ts'
import { BY_SLIP, OPEN, may, NAMED, OPEN_PAGES } from '../api/matrix/table.ts'
import { bodyFor } from '../api/matrix/words.ts'

// Every way in, as the router tells it, has its place in the matrix of who may what: test/api/matrix.
// R103

const ways = waysIn()
const operations = ways.flatMap((way) => operationAt(way) ?? [])

test('is an operation of the contract, or a page that is open to all', () => {
  expect(operations.length).toBeGreaterThan(150)
  const unknown = ways.filter((way) => !operationAt(way) && !OPEN_PAGES.includes(way.path))
  const message = 'give it a place in the contract, or name it in test/api/matrix/table.ts as open to all'
  expect(unknown, message).toEqual([])
})

test('is named in the table of the matrix, which names no other and has a row for each', () => {
  const message = 'say in test/api/matrix/table.ts who may ask for it'
  const names = operations.map(({ name }) => name)
  expect([...NAMED, ...BY_SLIP, ...OPEN].toSorted(), message).toEqual(names.toSorted())
  for (const name of NAMED) expect(may(name, { role: 'agent' }, 'other')).toBeTypeOf('boolean')
})

test('that shows many complaints says which', () => {
  const many = operations.filter(({ route }) => route.shows === 'many').map(({ name }) => name)
  const message = 'say in test/api/matrix/seen.ts how it is asked and whose complaints it shows'
  expect(Object.keys(SHOWN).toSorted(), message).toEqual(many.toSorted())
})

test('to one complaint is asked with words that fit: who is refused is refused for who they are', () => {
  const unfit = operations.filter(
    (operation) =>
      isOfOne(operation) && operation.route.body?.safeParse(bodyFor(operation)).success === false,
  )
  expect(unfit, 'say in test/api/matrix/words.ts what its fields hold').toEqual([])
})

test('is asked in every role there is', () => {
  expect([...ROLES, 'system'].toSorted()).toEqual([...EVERY_ROLE].toSorted())
})
