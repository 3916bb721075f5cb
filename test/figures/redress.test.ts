import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandOf } from '../../src/domain/command.ts'
import type { FigureQuery, Figures } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { agent, customer, given, on, opening, supervisor, type Move } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

type Item = NonNullable<CommandOf<'proposeSolution'>['items']>[number]

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: agent.id }]
const offered = (id: string, items: Item[] | undefined, more: Partial<CommandOf<'proposeSolution'>> = {}) =>
  given({ ...opening(), id, number: id }, assigned, [
    agent,
    '03-02 11:00',
    { type: 'proposeSolution', measures: 'As follows', ...(items && { items }), ...more },
  ])
const accepts: Move = [customer, '03-03 09:00', { type: 'acceptSolution' }]
const cny = (amountCents: number) => ({ amountCents, currency: 'CNY' })

const LIVES = [
  offered('a', [
    { kind: 'refund', money: cny(20_000) },
    { kind: 'voucher', what: 'One day', money: cny(10_000) },
    { kind: 'voucher', what: 'A wash' },
    { kind: 'apology' },
  ]).and(accepts),
  // No limit is known for that currency: it is approved first.
  offered('b', [{ kind: 'refund', money: { amountCents: 5_000, currency: 'EUR' } }])
    .and([supervisor, '03-02 12:00', { type: 'approveProposal' }])
    .and(accepts),
  // Declined, and another accepted in its place: by what the last one says.
  offered('c', [{ kind: 'repair', what: 'At home' }])
    .and([customer, '03-03 09:00', { type: 'declineSolution', reason: 'Too late' }])
    .and([
      supervisor,
      '03-03 10:00',
      { type: 'proposeSolution', measures: 'Another', items: [{ kind: 'replacement', what: 'A new one' }] },
    ])
    .and([customer, '03-04 09:00', { type: 'acceptSolution' }]),
  offered('sum', undefined, { redress: cny(1_000) }).and(accepts),
  offered('open', [{ kind: 'discount', money: cny(1) }]),
]

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, LIVES)
})
afterAll(() => kept?.close())

const WEEK = { from: on('03-02 00:00'), to: on('03-09 00:00') }
const redress = async (more: Partial<FigureQuery> = {}): Promise<Figures['redress']> =>
  (await figures(kept.pool, { ...WEEK, ...more }))[0]!.figures.redress

// R64
test('what was granted is told by kind: how many, and money by currency', async () => {
  expect((await redress()).byKind).toEqual([
    { kind: 'apology', count: 1, sums: [] },
    {
      kind: 'refund',
      count: 2,
      sums: [
        { currency: 'CNY', amountCents: 20_000 },
        { currency: 'EUR', amountCents: 5_000 },
      ],
    },
    { kind: 'replacement', count: 1, sums: [] },
    { kind: 'voucher', count: 2, sums: [{ currency: 'CNY', amountCents: 10_000 }] },
  ])
})

test('by when it was accepted; with a sum alone it is of no kind', async () => {
  const later = await redress({ from: on('03-04 00:00') })
  expect(later).toEqual({ count: 0, sums: [], byKind: [{ kind: 'replacement', count: 1, sums: [] }] })
  expect((await redress()).sums).toEqual([
    { currency: 'CNY', amountCents: 31_000 },
    { currency: 'EUR', amountCents: 5_000 },
  ])
})

test('it stays when the words of a complaint are erased', async () => {
  const before = await redress()
  await kept.pool.query(
    `insert into retention_decision (complaint_id, kind, at, by_id, by_role, reason, request, asked)
     values ('a', 'erase', now(), 'wu', 'auditor', 'by request', 'r', 'erase')`,
  )
  await kept.pool.query("select erase_complaint('a')")
  expect(await redress()).toEqual(before)
  expect(await differences(kept.pool, WEEK)).toEqual([])
})
