import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listComplaints } from '../../../src/register/lists/complaint-list.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { agent, given, on, opening, system } from '../../support/domain/given.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'
import { recordAll } from '../../support/register/record-lives.ts'

const begin = (id: string) => ({ ...opening(), id, number: id })
const note = { type: 'addNote', text: 'Called the branch.' } as const
const withdrawal = {
  type: 'withdraw',
  reason: 'Settled',
  evidence: { kind: 'recording', reference: 'rec-1', source: 'phone' },
} as const

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(begin('called'), [agent, '03-02 10:00', note], [system, '03-20 10:00']),
    given(begin('left alone')).until('03-20 10:00'),
    given(begin('called again'), [agent, '03-02 10:00', note], [agent, '03-03 10:00', note]),
    given(begin('told late'), [agent, '03-03 11:00', { ...note, occurredAt: on('03-02 09:10') }]),
    given(begin('withdrawn'), [agent, '03-02 09:30', withdrawal]),
  ])
})
afterAll(() => kept?.close())

const touched = async () =>
  (await listComplaints(kept.pool, { sort: 'touched' })).data.map(({ id, touchedAt }) => [id, touchedAt])
const ORDER = [
  ['left alone', on('03-02 09:00')],
  ['called', on('03-02 10:00')],
  ['called again', on('03-03 10:00')],
  ['told late', on('03-03 11:00')],
  ['withdrawn', on('03-02 09:30')],
]

test('a list begins with what nobody has had to do with for longest, whatever clocks did since (F32)', async () => {
  expect(await touched()).toEqual(ORDER)
})

test('complaints from before there were touches are told theirs by their journals', async () => {
  const rows = async () =>
    (await kept.pool.query<object>('select id, state, touched_order from complaint order by id')).rows
  const before = await rows()
  await kept.pool.query(
    `update complaint set touched_order = null, state = state - array['touchedAt', 'ownVersion']`,
  )
  await migrate(kept.url)
  expect(await rows()).toEqual(before)
  expect(await touched()).toEqual(ORDER)
})

test('what counted by when it had happened counts by when it was told', async () => {
  await kept.pool.query(
    `update complaint set touched_order = $1, state = state || jsonb_build_object('touchedAt', $1::bigint)
     where id = 'told late'`,
    [on('03-02 09:10')],
  )
  await kept.pool.query(readFileSync('src/register/sql/migrations/0056-touched-when-told.sql', 'utf8'))
  await migrate(kept.url)
  expect(await touched()).toEqual(ORDER)
})

test('a run that does not know of them any more takes nothing back', async () => {
  const { complaint, entries } = given(begin('called'), [agent, '03-02 10:00', note], [system, '03-20 10:00'])
  const { ownVersion: _o, touchedAt: _t, policy: _p, calendar: _c, ...older } = complaint
  const commit = { complaintId: 'called', historyLength: 10_000, firstSequence: complaint.version }
  await kept.register.commit(
    { ...commit, entries: entries.slice(-1), complaint: older, notices: [] },
    'run of called',
  )
  expect(await touched()).toEqual(ORDER)
})
