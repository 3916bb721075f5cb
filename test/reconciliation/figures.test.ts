import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../src/domain/instant.ts'
import { checkFigures } from '../../src/reconciliation/figures.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { recordLife } from '../support/register/keep-commit-by-commit.ts'
import { script } from '../support/domain/random-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { means } from './support.ts'

let fresh: FreshRegister
beforeAll(async () => {
  fresh = await freshRegister({ statementTimeoutMs: 30_000 })
})
afterAll(() => fresh?.close())

const checkOn = (at: number) =>
  checkFigures(means({ pool: fresh.pool }), { at, reached: undefined, beat: () => {} })

// F62
test('figures counted and folded are the same; where not, that day is told until they are', async () => {
  const received: number[] = []
  for (const [index, one] of fc.sample(script, { numRuns: 12, seed: 8 }).entries()) {
    const { opening } = await recordLife(fresh.register, `cmp_${index}`, one)
    received.push(opening.receivedAt)
  }
  const day = received[0]! - (received[0]! % dayMs)
  expect(await checkOn(day + dayMs + 1)).toMatchObject({ looked: 1, found: 0 })
  expect(await checkOn(day + dayMs + 2)).toMatchObject({ looked: 0 })

  await fresh.pool.query('delete from reconciliation_progress')
  // A row without its policy is not counted; the journal is folded all the same.
  await fresh.pool.query(`update complaint set policy_digest = calendar_digest where id = 'cmp_0'`)
  expect(await checkOn(day + dayMs + 3)).toMatchObject({ looked: 1, found: 1, fresh: 1 })
  const [finding] = await listFindings(fresh.pool, { open: true })
  expect(finding).toMatchObject({
    kind: 'figuresDiffer',
    complaintId: new Date(day).toISOString().slice(0, 10),
    detail: {
      differs: expect.arrayContaining([expect.stringMatching(/^received: counted \d+, folded \d+$/)]),
    },
  })

  await fresh.pool.query(
    `update complaint c set policy_digest = p.policy_digest from pin p where c.id = 'cmp_0' and p.complaint_id = c.id`,
  )
  expect(await checkOn(day + 2 * dayMs + 4)).toMatchObject({ looked: 2, found: 0 })
  expect(await listFindings(fresh.pool, { open: true })).toEqual([])
})
