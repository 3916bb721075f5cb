import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FigureQuery } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { on } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { FORTNIGHT, WEEK } from './fortnight.ts'

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, FORTNIGHT)
})
afterAll(() => kept?.close())

const received = async (more: Partial<FigureQuery>) => {
  const rows = await figures(kept.pool, { ...WEEK, filter: { kind: 'complaint' }, ...more })
  return rows.map(({ key, figures: told }) => [key, told.received])
}

// R25, R91
describe('by product and by store', () => {
  test('as last told: what was put right counts, what was cleared does not', async () => {
    expect(await received({ by: 'product' })).toEqual([
      ['EV-1', 2], // 1, and 2 since it was put right
      [null, 5], // 4 too, of which it was cleared
    ])
    expect(await received({ by: 'store' })).toEqual([
      ['S-1', 1],
      ['S-2', 1],
      [null, 5],
    ])
  })

  test('as it was told by then', async () => {
    const asOf = on('03-03 09:00')
    expect(await received({ by: 'product', asOf })).toEqual([
      ['EV-1', 1],
      ['EV-2', 1],
      [null, 3],
    ])
    expect(await received({ asOf, filter: { product: 'EV-2' } })).toEqual([[null, 1]])
    expect(await received({ asOf, filter: { store: 'S-1', kind: 'complaint' } })).toEqual([[null, 2]])
  })
})
