import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../src/domain/instant.ts'
import { checkFigures } from '../../src/reconciliation/figures.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { recordCommitByCommit } from '../support/register/record-lives.ts'
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
    const { opening } = await recordCommitByCommit(fresh.register, `cmp_${index}`, one)
    received.push(opening.receivedAt)
  }
  const day = received[0]! - (received[0]! % dayMs)
  expect(await checkOn(day + dayMs + 1)).toMatchObject({ looked: 1, found: 0 })
  expect(await checkOn(day + dayMs + 2)).toMatchObject({ looked: 0 })

  await fresh.pool.query('delete from reconciliation_progress')
  // What nobody knows the policy of cannot be folded; it is counted all the same.
  const { rows: pins } = await fresh.pool.query(
    `with gone as (delete from pin where complaint_id = 'cmp_0' returning *) select to_jsonb(gone) as pin from gone`,
  )
  expect(await checkOn(day + dayMs + 3)).toMatchObject({ looked: 1, found: 1, fresh: 1 })
  const [finding] = await listFindings(fresh.pool, { open: true })
  expect(finding).toMatchObject({
    kind: 'figuresDiffer',
    complaintId: new Date(day).toISOString().slice(0, 10),
    detail: {
      differs: expect.arrayContaining([expect.stringMatching(/^received: counted \d+, folded \d+$/)]),
    },
  })

  await fresh.pool.query('insert into pin select * from jsonb_populate_recordset(null::pin, $1)', [
    JSON.stringify(pins.map(({ pin }: { pin: object }) => pin)),
  ])
  expect(await checkOn(day + 2 * dayMs + 4)).toMatchObject({ looked: 2, found: 0 })
  expect(await listFindings(fresh.pool, { open: true })).toEqual([])
})
