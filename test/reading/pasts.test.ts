import { expect, test } from 'vitest'
import { pastsOf } from '../../src/activities/reading/learn-reading.ts'
import type { Complainant } from '../../src/domain/intake.ts'
import { learn } from '../../src/reading/learn.ts'
import { readAll } from '../../src/reading/read-all.ts'

const past = (subject: string, complainant: Complainant, category: string) => ({
  details: { complainant, subject },
  classified: { category },
})
const of = (n: number): Complainant => ({ name: `Customer ${n}`, phone: `1380000${1000 + n}` })

test('what one customer wrote by telephone, by mail and by name is what one person wrote', async () => {
  const ouyang = [{ phone: '13900005678' }, { email: 'o@example.com' }, {}]
  const pasts = await pastsOf([
    ...[0, 1, 2, 3].map((n) => past('押金没有退', of(n), 'billing')),
    ...[4, 5, 6, 7].map((n) => past('刹车失灵', of(n), 'safety')),
    ...ouyang.map((contacts) => past('我是欧阳锋，押金没退', { name: '欧阳锋', ...contacts }, 'billing')),
  ])
  expect(new Set(pasts.map(({ by }) => by)).size).toBe(9)
  const read = await readAll(pasts.map(({ text, by, codes }) => ({ text, by, code: codes.category! })))
  const names = (await learn(read)).features.map(({ name }) => name)
  expect(names).toContain('押金')
  expect(names.join()).not.toMatch(/[欧阳锋]/)
})
