import { expect, test } from 'vitest'
import { peopleAmong, personKeys } from '../../../src/domain/matching/people.ts'

type Contacts = { name?: string; phone?: string; email?: string; customerId?: string }
const among = (...all: Contacts[]) =>
  peopleAmong(
    all.map(({ name = '陈女士', customerId, ...contacts }) =>
      personKeys({
        complainant: { name, ...contacts },
        ...(customerId !== undefined && { customerId }),
      }),
    ),
  )

test('who calls, writes a mail and leaves no more than a name is one person', () => {
  expect(among({ phone: '13800001234' }, { email: 'Chen@example.com' }, {})).toEqual([0, 0, 0])
  expect(among({}, { email: 'Chen@example.com' }, { phone: '138 0000 1234' })).toEqual([0, 0, 0])
})

test('a number, an address or the id of the firm makes one, whatever they are called, through others too', () => {
  expect(
    among(
      { name: 'Ms Chen', phone: '+86 138 0000 1234' },
      { name: 'Wang', email: 'wang@example.com' },
      { name: '陈小姐', phone: '13800001234', customerId: 'C-7' },
      { name: '王先生', email: ' WANG@example.com', customerId: 'C-7' },
    ),
  ).toEqual([0, 0, 0, 0])
})

test('two of one name with a number each are two, and so are two who left different addresses alone', () => {
  expect(among({ phone: '13800001234' }, { phone: '13900005678' })).toEqual([0, 1])
  expect(among({ email: 'a@example.com' }, { email: 'b@example.com' })).toEqual([0, 1])
})

test('others are others', () => {
  expect(among({ name: '陈女士' }, { name: '王先生' }, { name: '***' }, { name: '***' })).toEqual([
    0, 1, 2, 3,
  ])
})
