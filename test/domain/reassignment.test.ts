import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextHand } from '../../src/domain/supervision/next-hand.ts'
import { spread } from '../../src/domain/supervision/reassignment.ts'

const people = ['chen', 'li', 'wang', 'zhao']
const hands = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom(...people),
    load: fc.nat(9),
    givenAt: fc.option(fc.nat(9)),
  }),
  {
    selector: ({ person }) => person,
  },
)
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

test('of several with the same load the one who has waited longest is next, whoever never got one first', () => {
  const hand = (person: string, givenAt: number | null, load = 1) => ({ person, load, givenAt })
  const hands = [hand('chen', 5), hand('li', 3), hand('wang', null), hand('zhao', null, 2)]
  const given = Array.from({ length: 7 }, (_, index) => ({ id: String(index), except: [] }))
  expect([...spread(given, hands).values()]).toEqual(['wang', 'li', 'chen', 'zhao', 'wang', 'li', 'chen'])
  expect(nextHand(hands, [])?.person).toBe('wang')
  expect(nextHand(hands, ['wang', 'li', 'chen', 'zhao'])).toBeUndefined()
})
