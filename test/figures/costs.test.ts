import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { costs, type HourlyRate } from '../../src/figures/costs.ts'
import { agent, given, on, opening, supervisor } from '../support/domain/given.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { WEEK } from './fortnight.ts'

// R95, R96, R97

const begin = (n: number, at: string, phone: string) => ({
  ...opening('default', on(at)),
  ...{ id: `cmp_${n}`, number: `N${n}` },
  details: { complainant: { name: 'A', phone }, subject: 'It is so' },
})
const classify = (category: string): Command => ({
  ...{ type: 'classify', category, impact: 'low', risk: 'low', complexity: 'simple' },
})
const first: Command[] = [
  { type: 'acknowledge', method: 'phone', said: 'We look into it.' },
  { type: 'assign', department: 'service', person: 'li.na' },
]
const spent = (minutes: number, amountCents?: number): Command => ({
  ...{ type: 'recordEffort', minutes },
  ...(amountCents !== undefined && { cost: { amountCents, currency: 'CNY' } }),
})
const redress = { amountCents: 20_000, currency: 'CNY' }
const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'hotline' } as const

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(
      begin(1, '03-02 09:00', '13300000001'),
      [agent, '03-02 10:00', ...first, classify('delivery'), spent(20)],
      [supervisor, '03-02 11:00', spent(10, 700)],
    ),
    given(
      begin(2, '03-03 09:00', '13300000001'),
      [agent, '03-03 10:00', ...first, classify('billing'), spent(7)],
      [agent, '03-03 11:00', { type: 'proposeSolution', measures: 'A refund.', redress }],
      [agent, '03-03 12:00', { type: 'acceptSolution', evidence }],
    ),
  ])
})
afterAll(() => kept?.close())

const rate = (at: string, agents: number): HourlyRate => ({
  ...{ effectiveFrom: on(at), currency: 'CNY', centsAnHour: { agent: agents } },
})
const cny = (amountCents: number) => [{ currency: 'CNY', amountCents }]

test('minutes come to what the role cost then; of a role without a rate nothing is made up', async () => {
  const rates = [rate('03-01 00:00', 6000), rate('03-03 00:00', 10_000)]
  const { stages, categories, repeats, total } = await costs(kept.pool, { ...WEEK, rates })
  // 7 minutes at 100.00 an hour are 11.67.
  const second = { minutes: 7, unrated: 0, handling: cny(1167), others: [] }
  const ofSecond = { complaints: 1, ...second, redress: cny(20_000) }
  const ofFirst = { minutes: 30, unrated: 10, handling: cny(2000), others: cny(700) }
  expect(categories).toEqual([
    { category: 'billing', ...ofSecond },
    { category: 'delivery', complaints: 1, ...ofFirst, redress: [] },
  ])
  expect(repeats).toEqual(ofSecond)
  const whole = { minutes: 37, unrated: 10, handling: cny(3167), others: cny(700) }
  expect(total).toEqual({ complaints: 2, ...whole, redress: cny(20_000) })
  expect(stages).toEqual([{ stage: 'investigating', ...whole }])
})

test('before the first rates, and without any, minutes are counted and cost nothing that is known', async () => {
  for (const rates of [[], [rate('03-20 00:00', 6000)]]) {
    const { total } = await costs(kept.pool, { ...WEEK, rates })
    expect(total).toMatchObject({ minutes: 37, unrated: 37, handling: [] })
  }
})

test('stages, names and currencies stand in their order, whatever was found first', async () => {
  const dear = { ...rate('03-03 00:00', 10_000), currency: 'AUD' }
  const { total } = await costs(kept.pool, { ...WEEK, rates: [rate('03-01 00:00', 6000), dear] })
  expect(total.handling.map(({ currency }) => currency)).toEqual(['AUD', 'CNY'])
})

test('of some departments, and of another time', async () => {
  const { total } = await costs(kept.pool, { ...WEEK, rates: [], departments: ['workshop'] })
  expect(total).toMatchObject({ complaints: 0, minutes: 0 })
  const before = { from: on('02-01 00:00'), to: on('03-01 00:00') }
  expect((await costs(kept.pool, { ...before, rates: [] })).categories).toEqual([])
})
