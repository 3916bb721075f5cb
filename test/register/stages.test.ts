import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beforeFirst } from '../../src/domain/evolve/fold.ts'
import { stagesAfter } from '../../src/domain/evolve/stages.ts'
import type { Stage } from '../../src/domain/policy/policy.ts'
import { commitPayload } from '../../src/register/commit/commit-payload.ts'
import { migrate } from '../../src/register/migrate.ts'
import { faultText } from '../../src/register/proof/fault.ts'
import { verifyRegister } from '../../src/register/proof/verify.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { script, type Life } from '../support/domain/random-lives.ts'
import { recordCommitByCommit } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { tamper } from '../support/register/tampering.ts'

// The stage after each event stands beside it, as the core folds it: whoever asks need not derive it again.

let fresh: FreshRegister
const expected = new Map<string, Stage[]>()
beforeAll(async () => {
  fresh = await freshRegister()
  for (const [index, one] of fc.sample(script, { numRuns: 40 }).entries()) {
    const id = `cmp_${index}`
    expected.set(id, stagesIn(await recordCommitByCommit(fresh.register, id, one)))
  }
})
afterAll(() => fresh?.close())

const stagesIn = ({ opening, entries }: Life): Stage[] =>
  stagesAfter(
    beforeFirst(opening, entries)!,
    entries.map(({ event }) => event),
  )

async function recorded(): Promise<Map<string, (Stage | null)[]>> {
  const { rows } = await fresh.pool.query<{ id: string; stages: (Stage | null)[] }>(
    'select complaint_id as id, array_agg(stage order by sequence) as stages from event group by complaint_id',
  )
  return new Map(rows.map(({ id, stages }) => [id, stages]))
}

async function erase(id: string) {
  await fresh.pool.query(
    `insert into retention_decision (complaint_id, kind, at, by_id, by_role, reason, request, asked)
     values ($1, 'erase', now(), 'wu', 'auditor', 'by request', $1, 'erase')`,
    [id],
  )
  await fresh.pool.query('select erase_complaint($1)', [id])
}

test('commits of old, which tell no stages, are recorded with them, whatever lives they tell', async () => {
  expect(await recorded()).toEqual(expected)
})

test('events from before there were stages get theirs, erased ones too, and still verify', async () => {
  for (const id of ['cmp_3', 'cmp_4']) await erase(id)
  expect(await recorded()).toEqual(expected)
  // Some of them were done before it was interrupted.
  await tamper(fresh.pool, `update event set stage = null where complaint_id > 'cmp_2'`)
  await fresh.pool.query(`update stages_told set after_id = 'cmp_2'`)
  await migrate(fresh.url)
  expect(await recorded()).toEqual(expected)
  await verifyRegister(fresh.pool, { onFault: (fault) => expect.fail(faultText(fault)) })
})

test('a stage that stands is not told anew, and no event changes otherwise', async () => {
  await fresh.pool.query('select tell_stages($1)', [JSON.stringify({ cmp_1: ['closed', 'closed'] })])
  expect(await recorded()).toEqual(expected)
  await expect(fresh.pool.query(`update event set stage = 'closed'`)).rejects.toThrow('append-only')
})

test('a worker that tells no stages records nothing', async () => {
  const payload = commitPayload({ ...commitOf({ id: 'cmp_old', entries: entries(1, 2) }), stages: [] }, 'run')
  const commit = fresh.pool.query('select commit_journal($1::jsonb)', [payload])
  await expect(commit).rejects.toMatchObject({ code: 'YN004' })
})
