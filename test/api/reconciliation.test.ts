import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeFindings } from '../../src/register/reconciliation/findings.ts'
import { serving } from '../support/serving.ts'

let system: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  system = await serving()
})
afterAll(() => system?.close())

test('operators and auditors read what is amiss, the newest first, page by page', async () => {
  const at = Date.UTC(2026, 10, 22, 6)
  const detail = { clock: 'resolve', cycle: 1, n: 1, dueAt: at - 60_000, cause: 'noAnswer' }
  const found = [1, 2, 3].map((n) => ({ complaintId: `cmp_${n}`, detail }))
  await seeFindings(system.house.pool, 'stepNotRecorded', at, found)
  await seeFindings(system.house.pool, 'runMissing', at, [
    { complaintId: 'cmp_1', detail: { run: 'absent' } },
  ])
  const first = await system.get('/v1/reconciliation?kind=stepNotRecorded&limit=2', { as: 'operator-zhou' })
  expect(first.status).toBe(200)
  expect(first.body.data).toMatchObject([
    {
      kind: 'stepNotRecorded',
      complaintId: 'cmp_3',
      firstSeenAt: '2026-11-22T06:00:00.000Z',
      detail: { dueAt: '2026-11-22T05:59:00.000Z', cause: 'noAnswer' },
    },
    { complaintId: 'cmp_2' },
  ])
  const next = `/v1/reconciliation?kind=stepNotRecorded&cursor=${first.body.nextCursor}`
  const second = await system.get(next, { as: 'operator-zhou' })
  expect(second.body).toMatchObject({ data: [{ complaintId: 'cmp_1' }] })
  expect(second.body.nextCursor).toBeUndefined()
  await seeFindings(system.house.pool, 'figuresDiffer', at, [{ complaintId: '2026-11-21', detail: {} }])
  const all = await system.get('/v1/reconciliation', { as: 'operator-zhou' })
  expect(all.body.data).toHaveLength(5)
  expect(all.body.data[0]).toMatchObject({ kind: 'figuresDiffer', day: '2026-11-21' })
  const over = await system.get('/v1/reconciliation?open=false', { as: 'operator-zhou' })
  expect(over.body.data).toEqual([])
})

test("it is nobody else's to read, and nonsense is refused", async () => {
  expect((await system.get('/v1/reconciliation')).status).toBe(403)
  const wrong = await system.get('/v1/reconciliation?kind=none&cursor=x', { as: 'operator-zhou' })
  expect(wrong.status).toBe(400)
})
