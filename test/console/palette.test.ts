import { expect, test } from 'vitest'
import { knownBy } from '../../src/console/shell/known-by.ts'

test.each([
  ['138 0013 8004', { phone: '138 0013 8004' }],
  ['+86 (10) 6552-1234', { phone: '+86 (10) 6552-1234' }],
  ['wu@example.com', { email: 'wu@example.com' }],
  ['Y20261128-95SCHX4C-F', undefined],
  ['R-20391', undefined],
  ['123456', undefined],
  ['有烟味', undefined],
])('whether %s is what a caller is known by', (typed, known) => {
  expect(knownBy(typed)).toEqual(known)
})
