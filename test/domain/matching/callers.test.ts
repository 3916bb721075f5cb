import { describe, expect, test } from 'vitest'
import type { Details } from '../../../src/domain/intake.ts'
import { byPerson, isCaller } from '../../../src/domain/matching/callers.ts'
import { personOf, samePerson } from '../../../src/domain/matching/same-person.ts'

// R15, R97

const details = (complainant: Partial<Details['complainant']>, more: Partial<Details> = {}): Details => ({
  complainant: { name: '陈女士', ...complainant },
  subject: 'Late',
  ...more,
})

describe('who calls is', () => {
  const known = details({ phone: '+86 138 0000 1234' }, { customerId: 'C-9', orderNumber: 'R-1001' })
  test.each([
    [{ phone: '13800001234' }, 'certain'],
    [{ customerId: 'C-9' }, 'certain'],
    [{ phone: '13900005678', customerId: 'C-9' }, 'certain'],
    [{ phone: '13800001234 转 8001' }, 'possible'],
    [{ name: '陳女士' }, 'possible'],
    [{ orderNumber: 'r1001' }, 'possible'],
    [{ phone: '13900005678', orderNumber: 'R-1001' }, 'possible'],
    [{ phone: '13900005678' }, 'not'],
    [{ name: '陈女士', phone: '13900005678' }, 'not'],
    [{ customerId: 'C-10' }, 'not'],
    [{ orderNumber: '-' }, 'not'],
  ])('by %j: %s', (told, sameness) => {
    expect(isCaller(told, known)).toBe(sameness)
  })
})

test('two complaints of one customer id are one person’s, whatever else was told', () => {
  const [one, other] = [
    details({ name: 'Chen', phone: '13800001234' }, { customerId: 'C-9' }),
    details({ name: 'Wang', phone: '13900005678' }, { customerId: 'C-9' }),
  ]
  expect(samePerson(personOf(one), personOf(other))).toBe('certain')
})

test('people are told apart, and one who left two numbers at different times is one', () => {
  const all = [
    details({ phone: '13800001234' }),
    details({ email: 'chen@example.com' }),
    details({}),
    details({ phone: '13800001234', email: 'Chen@Example.com' }),
    details({}),
  ].map((one, n) => ({ n, details: one }))
  expect(byPerson(all).map((theirs) => theirs.map(({ n }) => n))).toEqual([[2], [0, 1, 3], [4]])
})
