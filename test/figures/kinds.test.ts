import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Kind } from '../../src/domain/policy/policy.ts'
import type { FigureQuery } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { customer, given, on, opening, policyNamed, supervisor } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const begin = (id: string, kind: Kind = 'complaint') => ({
  ...{ ...opening(kind === 'complaint' ? 'default' : kind), id, number: id, kind },
})
const to = (kind: Kind): Command => ({
  ...{ type: 'changeKind', kind, reason: 'Read again' },
  snapshot: policyNamed(kind === 'complaint' ? 'default' : kind),
})
const LIVES = [
  given(begin('left'), [supervisor, '03-02 11:00', to('enquiry')]),
  given(begin('back'), [supervisor, '03-02 11:00', to('praise')], [customer, '03-03 09:00', to('complaint')]),
  given(begin('found', 'enquiry'), [supervisor, '03-02 11:00', to('complaint')]),
  given(begin('aside', 'enquiry'), [supervisor, '03-02 11:00', to('praise')]),
]

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, LIVES)
})
afterAll(() => kept?.close())

const MONTH = { from: on('03-01 00:00'), to: on('04-01 00:00') }
const kinds = async (more: Partial<FigureQuery> = {}) =>
  (await figures(kept.pool, { ...MONTH, ...more }))[0]!.figures.kinds

// R21
test('complaints that were said to be none are counted, and the objections', async () => {
  expect(await kinds()).toEqual({ left: 2, objections: 1 })
  expect(await kinds({ to: on('03-03 00:00') })).toEqual({ left: 2, objections: 0 })
  expect(await kinds({ asOf: on('03-02 10:00') })).toEqual({ left: 0, objections: 0 })
})

test('also where only complaints are asked for, whatever they are by now', async () => {
  expect(await kinds({ filter: { kind: 'complaint' } })).toEqual({ left: 2, objections: 1 })
  expect(await kinds({ filter: { kind: 'praise' } })).toEqual({ left: 0, objections: 0 })
})

test('the core counts the same', async () => {
  expect(await differences(kept.pool, MONTH)).toEqual([])
})
