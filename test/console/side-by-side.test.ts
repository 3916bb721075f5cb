import { expect, test } from 'vitest'
import { differs, sideBySide } from '../../src/console/administration/policies/side-by-side.ts'

const row = (key: string, text: string) => ({ key, term: key, text })

test('two policies stand beside each other row by row, also where only one of them speaks', () => {
  const one = [
    { key: 'clocks.resolve', title: 'Resolution', rows: [row('term', '5 days'), row('warnAt', '50%')] },
  ]
  const other = [
    { key: 'clocks.resolve', title: 'Resolution', rows: [row('term', '3 days'), row('basis', 'law')] },
    { key: 'clocks.answer', title: 'Answer', rows: [row('term', '2 days')] },
  ]
  const [resolve, answer] = sideBySide(one, other)
  expect(resolve!.pairs).toEqual([
    { key: 'term', term: 'term', one: '5 days', other: '3 days' },
    { key: 'warnAt', term: 'warnAt', one: '50%' },
    { key: 'basis', term: 'basis', other: 'law' },
  ])
  expect(answer!.pairs).toEqual([{ key: 'term', term: 'term', other: '2 days' }])
  expect(resolve!.pairs.every(differs)).toBe(true)
})
