import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Complainant } from '../../src/domain/intake.ts'
import { dayMs } from '../../src/domain/instant.ts'
import { matchKeys } from '../../src/domain/matching/match-keys.ts'
import { samePerson } from '../../src/domain/matching/same-person.ts'
import type { Opening } from '../../src/domain/opening.ts'
import { figures } from '../../src/figures/figures.ts'
import { given, on, opening } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// Who is the same is said once, by the core: figures count as repeats what it calls certainly the same.

const PHONES = [
  ...['138-6654-1234', '+86 13866541234', '008613866541234', '１３８６６５４１２３４', '13866541234x8001'],
  ...['13866541234#8001', '13866541235', '65411234', '010 65411234', '+44 (0)20 7946 0958', '+442079460958'],
  ...['+1 386 654 1234', '+86 386 654 1234', '123'],
]
const contacts: Omit<Complainant, 'name'>[] = [
  ...PHONES.map((phone) => ({ phone })),
  { email: 'Chen@Example.org' },
  { email: 'chen@example.org', phone: '13911112222' },
  { phone: '139 1111 2222' },
  {},
  {},
]
const openings: Opening[] = contacts.map((contact, index) => ({
  ...opening('default', on('03-02 09:00') + index * 3 * dayMs),
  id: `cmp_${String(index).padStart(2, '0')}`,
  number: `N${index}`,
  details: {
    complainant: { name: '陈经理', ...contact },
    subject: 'Late',
    ...(index % 9 === 4 && { orderNumber: index > 9 ? 'Ｒ－１' : 'r1' }),
  },
}))

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(
    kept.register,
    openings.map((one) => given(one)),
  )
})
afterAll(() => kept?.close())

const isCertain = ({ details: one }: Opening, { details: other }: Opening): boolean =>
  samePerson(one.complainant, other.complainant) === 'certain' ||
  (one.orderNumber !== undefined && matchKeys(one).order === matchKeys(other).order)

test('repeats are those whom the core calls certainly the same', async () => {
  for (const repeatDays of [3, 7, 30, 90]) {
    const repeats = openings.filter((one, index) =>
      openings
        .slice(0, index)
        .some((before) => isCertain(one, before) && one.receivedAt - before.receivedAt <= repeatDays * dayMs),
    )
    const span = { from: openings[0]!.receivedAt, to: openings.at(-1)!.receivedAt + 1 }
    const [row] = await figures(kept.pool, { ...span, repeatDays })
    expect([repeatDays, row!.figures.repeats]).toEqual([repeatDays, repeats.length])
    expect(repeats.length).toBeGreaterThan(0)
  }
})
