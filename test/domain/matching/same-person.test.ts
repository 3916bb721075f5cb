import { describe, expect, test } from 'vitest'
import { matchKeys } from '../../../src/domain/matching/match-keys.ts'
import { phoneKey, phoneOf, samePhone } from '../../../src/domain/matching/phone.ts'
import { folded, plainText } from '../../../src/domain/matching/plain-text.ts'
import { samePerson } from '../../../src/domain/matching/same-person.ts'
import { TRADITIONAL } from '../../../src/domain/matching/simplified.ts'

// Trial B12.
describe('two numbers', () => {
  test.each([
    ['138-6654-1234', '+86 13866541234', 'certain'],
    ['008613866541234', '8613866541234', 'certain'],
    ['１３８６６５４１２３４', '138 6654 1234', 'certain'],
    ['+44 (0)20 7946 0958', '+442079460958', 'certain'],
    ['+86 0571-88881234', '+86 571 88881234', 'certain'],
    ['010-6541-1234', '01065411234', 'certain'],
    ['13866541234x8001', '13866541234#8001', 'certain'],
    ['13866541234 轉分機 8001', '13866541234 ext. 8001', 'certain'],
    ['tel:+86-138-6654-1234;ext=8001', '13866541234,8001', 'certain'],
    ['13866541234 转 8001', '13866541234', 'possible'],
    ['13866541234-8001', '13866541234-8002', 'possible'],
    ['13866541234 8001', '13866541234', 'possible'],
    ['0571-88881234-801', '0571-88881234', 'possible'],
    ['400-820-8820-12', '4008208820', 'possible'],
    ['+44 7911 123456', '07911 123456', 'possible'],
    ['65411234', '010 65411234', 'possible'],
    ['+1 (386) 654-1234', '13866541234', 'not'],
    ['+1 386 654 1234', '+86 386 654 1234', 'not'],
    ['13866541234', '13866541235', 'not'],
  ])('%s and %s: %s', (one, other, sameness) => {
    const [a, b] = [phoneOf(one)!, phoneOf(other)!]
    expect(samePhone(a, b)).toBe(sameness)
    expect(samePhone(b, a)).toBe(sameness)
    // What may be one is found by one key.
    if (sameness !== 'not') expect(phoneKey(a)).toBe(phoneKey(b))
  })

  test('too few digits are none', () => {
    expect(phoneOf('123')).toBeUndefined()
    expect(phoneOf('转')).toBeUndefined()
  })
})

describe('two people', () => {
  const [chen, phone, email] = [{ name: '陳 經理' }, '13800001234', 'Chen@Example.org']
  test.each([
    [{ ...chen, phone }, { name: 'X', phone: '+86 138 0000 1234' }, 'certain'],
    [{ ...chen, phone, email }, { name: 'X', phone: '13911112222', email: 'chen@example.org' }, 'certain'],
    [chen, { name: '陈经理' }, 'possible'],
    [chen, { name: '陈经理', phone }, 'possible'],
    [{ ...chen, phone }, { ...chen, phone: '13911112222' }, 'not'],
    [{ ...chen, email }, { ...chen, email: 'other@example.org' }, 'not'],
    [{ name: '—' }, { name: '…' }, 'not'],
  ])('%j and %j: %s', (one, other, sameness) => {
    expect(samePerson(one, other)).toBe(sameness)
    expect(samePerson(other, one)).toBe(sameness)
  })

  test('are found by keys of what was told of them, and by none of what was not', () => {
    expect(
      matchKeys({ complainant: { ...chen, phone, email }, subject: 'Late!', orderNumber: 'R-1' }),
    ).toEqual({
      ...{ phone: '0001234', email: 'chen@example.org', name: '陈经理', order: 'r1', subject: 'late' },
    })
    expect(matchKeys({ complainant: { name: '—' }, subject: '—' })).toEqual({})
  })
})

// Trial B19.
test('a text is folded once and for all, character for character', () => {
  const { from, to } = TRADITIONAL
  expect(from).toHaveLength(to.length)
  expect(folded(from)).toBe(to)
  expect(folded(to)).toBe(to)
  expect(folded('王\u200B經\uFEFF理\u{E0001}')).toBe('王经理')
  expect(plainText('Ｒ－1001 號')).toBe('r1001号')
})
