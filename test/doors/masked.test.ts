import { expect, test } from 'vitest'
import { masked } from '../../src/api/outside.ts'

// R103
test('enough of a number or an address to recognise it is left, and too little to use it', () => {
  expect(masked({ phone: '13800001234', email: 'chen@example.com' })).toEqual({
    phone: '*******1234',
    email: 'c***@example.com',
  })
  expect(masked({ phone: '12345' })).toEqual({ phone: '***' })
})

test('what was erased is no text any more, and stays as it is', () => {
  const erased = { erased: 'ab'.repeat(32) }
  expect(masked({ phone: erased, email: erased })).toEqual({ phone: erased, email: erased })
})
