import { expect, test } from 'vitest'
import { isAlike } from '../../../src/register/lists/alike.ts'

test.each([
  ['The car was not clean', 'the car was NOT clean!', true],
  ['The car was not clean', 'Car was not clean at all', true],
  ['车辆未清洁', '车辆没有清洁', true],
  ['退款迟迟未到账', '车内有烟味', false],
  ['Deposit not returned', 'Rude at the counter', false],
  ['取车时车辆未清洁', '取车时，车辆未清洁。', true],
  ['取车时车辆未清洁', '还车时车辆未清洁', true],
  ['退款迟迟未到账', '退款迟迟没有到账', true],
  ['Late', 'Rude', false],
  ['', '', false],
])('%s and %s: alike is %s', (one, other, expected) => {
  expect(isAlike(one, other)).toBe(expected)
})
