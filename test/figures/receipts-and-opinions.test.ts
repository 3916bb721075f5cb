import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import type { FigureQuery } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { agent, customer, given, on, opening } from '../support/domain/given.ts'
import { recordAtOnce } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const begin = (id: string) => ({ ...opening(), id, number: id })
const own = { type: 'assign', department: 'service', person: 'li.na' } as const
const propose = { type: 'proposeSolution', measures: 'Cleaned at our cost' } as const
const LIVES = [
  given(
    begin('accepted'),
    [
      agent,
      '03-02 09:30',
      own,
      { type: 'classify', category: 'x', impact: 'low', risk: 'low', complexity: 'simple' },
    ],
    [agent, '03-02 10:00', propose],
    [customer, '03-02 11:00', { type: 'acceptSolution', score: 5 }],
    [agent, '03-03 10:00', { type: 'recordExecution', what: 'Cleaned' }],
    [customer, '03-04 10:00', { type: 'rate', score: 4, solved: true }],
    [customer, '03-10 10:00', { type: 'giveFeedback', text: 'Dirty again', score: 2, solved: false }],
  ),
  given(
    begin('declined'),
    [agent, '03-02 09:30', own],
    [agent, '03-02 10:00', propose],
    [customer, '03-02 11:00', { type: 'declineSolution', reason: 'Not enough', score: 2 }],
  ),
  given(begin('silent')),
]

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  for (const { complaint, entries } of LIVES)
    await recordAtOnce(kept.register, { complaint, entries }, noticesFor(complaint, entries))
  const sent = async (id: string, at: string) =>
    kept.pool.query(
      `insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, state,
         created_at, sent_at)
       values ($1, '1/received/customer', 1, 'customers', 'complainant/' || $1, '{}', 'zh', 'email', 'sent', $2, $2)`,
      [id, new Date(on(at)).toISOString()],
    )
  await sent('accepted', '03-02 09:02')
  await sent('declined', '03-02 09:03')
  await kept.pool.query(
    `update notice n set state = 'sent', sent_at = p.sent_at from posting p
     where p.complaint_id = n.complaint_id and p.notice_key = n.key`,
  )
})
afterAll(() => kept?.close())

const MONTH = { from: on('03-01 00:00'), to: on('04-01 00:00') }
const one = async (more: Partial<FigureQuery> = {}) =>
  (await figures(kept.pool, { ...MONTH, ...more }))[0]!.figures

// R17
test('receipts that went out within two minutes are held against all that are owed', async () => {
  const { receipt } = await one()
  expect(receipt).toEqual({ owed: 3, sent: 2, inTime: 1, inTimeShare: 0.3333, targetMs: 120_000 })
  expect((await one({ asOf: on('03-02 09:02') })).receipt).toMatchObject({ owed: 3, sent: 1, inTime: 1 })
  expect((await one({ from: on('03-03 00:00') })).receipt).toMatchObject({ owed: 0, inTimeShare: null })
})

// R45
test('the mean first response stands beside its target of 24 hours', async () => {
  const { response } = await one()
  expect(response).toMatchObject({ gross: { count: 2, meanMs: 3_600_000 }, targetMs: 86_400_000 })
})

// R81
test('what customers say at the decision and long after is counted apart from the revisit', async () => {
  const { opinions, satisfaction } = await one()
  expect(opinions).toEqual({
    atDecision: { given: 2, scored: 2, averageScore: 3.5, goodShare: 0.5 },
    solved: { answered: 1, solved: 1, share: 1 },
    afterwards: { given: 1, scored: 1, averageScore: 2, goodShare: 0 },
  })
  expect(satisfaction).toMatchObject({ answered: 1, averageScore: 4 })
  expect((await one({ asOf: on('03-02 12:00') })).opinions).toMatchObject({
    atDecision: { given: 2 },
    solved: { answered: 0, share: null },
    afterwards: { given: 0 },
  })
})

// F62
test('folded by the core, opinions and receipts are the same; where they are not, it is said', async () => {
  for (const asOf of ['03-02 09:02', '03-02 12:00', '03-31 00:00'])
    expect(await differences(kept.pool, { ...MONTH, asOf: on(asOf) })).toEqual([])
  expect(await differences(kept.pool, { ...MONTH, from: on('03-02 10:30') })).toEqual([])
  await kept.pool.query(
    `update posting set sent_at = sent_at + interval '1 hour' where complaint_id = 'accepted'`,
  )
  await kept.pool.query(`delete from notice where complaint_id = 'silent' and key = '1/received/customer'`)
  expect(await differences(kept.pool, MONTH)).toEqual([
    'receipt.owed: counted 2, folded 3',
    'receipt.inTime: counted 0, folded 1',
    'receipt.inTimeShare: counted 0, folded 0.3333',
  ])
})
