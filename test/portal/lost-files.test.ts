import { expect, test } from 'vitest'
import { lostOf, UNNAMED } from '../../src/portal/complain/lost-files.ts'

test('a file is lost until it is kept, however often the form is sent', () => {
  expect(lostOf({ lost: [], sent: ['a.png', ' b.png'], kept: ['a.png'] })).toEqual(['b.png'])
  expect(lostOf({ lost: ['b.png'], sent: [], kept: ['a.png'] })).toEqual(['b.png'])
  expect(lostOf({ lost: ['b.png'], sent: ['b.png'], kept: ['b.png'] })).toEqual([])
})

test('files of unknown names are lost until some come', () => {
  expect(lostOf({ lost: [UNNAMED], sent: [], kept: [] })).toEqual([UNNAMED])
  expect(lostOf({ lost: [UNNAMED], sent: ['a.png'], kept: ['a.png'] })).toEqual([])
})

test('no more is said back than names', () => {
  const sent = Array.from({ length: 50 }, (_, index) => `${index}${'x'.repeat(900)}`)
  expect(lostOf({ lost: [], sent, kept: [] }).join('').length).toBeLessThanOrEqual(600)
})
