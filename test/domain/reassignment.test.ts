import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from '../../src/domain/supervision/reassignment.ts'

const people = ['chen', 'li', 'wang', 'zhao']
const hands = fc.uniqueArray(fc.record({ person: fc.constantFrom(...people), load: fc.nat(9) }), {
  selector: ({ person }) => person,
})
const complaints = fc
  .array(fc.subarray([...people, 'somebody']), { maxLength: 40 })
  .map((all) => all.map((except, index) => ({ id: `cmp_${index}`, except })))

test('each complaint goes to somebody who may have it, to nobody only where none may', () => {
  fc.assert(
    fc.property(complaints, hands, (given, available) => {
      const places = spread(given, available)
      for (const { id, except } of given) {
        const may = available.map(({ person }) => person).filter((person) => !except.includes(person))
        const place = places.get(id)
        expect(place === undefined ? may : may.includes(place)).toEqual(place === undefined ? [] : true)
      }
    }),
  )
})

test('whoever has the fewest gets the next: where all may have all, nobody ends more than one above another', () => {
  fc.assert(
    fc.property(fc.nat(60), hands, (count, available) => {
      const given = Array.from({ length: count }, (_, index) => ({ id: String(index), except: [] }))
      const places = [...spread(given, available).values()]
      const got = available.map(({ person, load }) => ({
        load,
        all: load + places.filter((one) => one === person).length,
      }))
      const most = Math.max(...got.filter(({ all, load }) => all > load).map(({ all }) => all))
      for (const { all } of got) expect(all).toBeGreaterThanOrEqual(most - 1)
    }),
  )
})
