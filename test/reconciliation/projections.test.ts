import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkProjections } from '../../src/reconciliation/projections.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { standingOf } from '../../src/register/complaint/projection.ts'
import { recordCommitByCommit } from '../support/register/record-lives.ts'
import { script } from '../support/domain/random-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { forcibly, means } from './support.ts'

let fresh: FreshRegister
let lives = 0
const newId = () => `cmp_${String(++lives).padStart(6, '0')}`

beforeEach(async () => {
  fresh = await freshRegister()
})
afterEach(() => fresh?.close())

let at = Date.now()
const check = async () => {
  const alarms: object[] = []
  const turn = { at: ++at, reached: undefined, beat: () => {} }
  const tally = await checkProjections(
    means({ pool: fresh.pool, alarm: (facts) => void alarms.push(facts) }),
    turn,
  )
  return { tally, alarms }
}

/** Everything the register says of a complaint beside its journal. */
async function rowsOf(pool: Pool, id: string): Promise<unknown> {
  const { rows } = await pool.query(
    `select to_jsonb(c) - 'updated_at' as complaint,
       (select jsonb_agg(k order by k.cycle, k.clock, k.n) from clock k where k.complaint_id = c.id) as clocks,
       (select jsonb_agg(e order by e.key) from escalation e where e.complaint_id = c.id) as escalations,
       (select jsonb_agg(e.stage order by e.sequence) from event e where e.complaint_id = c.id) as stages,
       (select to_jsonb(l) from complaint_line l where l.id = c.id) as line,
       (select to_jsonb(t) from complaint_text t where t.id = c.id) as text
     from complaint c where id = $1`,
    [id],
  )
  return rows[0]
}

test('whatever lives complaints have lived, their rows follow from their journals', async () => {
  await fc.assert(
    fc.asyncProperty(script, async (one) => {
      const id = newId()
      await recordCommitByCommit(fresh.register, id, one)
      expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
    }),
    { numRuns: 40 },
  )
  const { tally, alarms } = await check()
  expect(tally.looked).toBe(40)
  expect(tally).toMatchObject({ found: 0, fresh: 0, mended: 0 })
  expect(alarms).toEqual([])
})

/** As the register's own functions do, which alone may change an event. */
const restaged = (stage: string) =>
  `update event set stage = ${stage} from (select set_config('yinuo.replacing', $1, true)) allowed where complaint_id = $1`
const CORRUPTIONS = [
  restaged(`'executing'`),
  `${restaged('null')} and sequence > 1`,
  `update complaint set stage = 'executing', state = state || '{"stage": "executing"}' where id = $1`,
  `update complaint set stage = 'refused by nobody' where id = $1`,
  `update complaint set state = state - 'clocks' || '{"clocks": []}' where id = $1`,
  `update complaint set version = version - 1, state = state || jsonb_build_object('version', version - 1) where id = $1`,
  `update complaint set handler = 'nobody', level = 9 where id = $1`,
  `update complaint set ties = '{takenIn:nobody}', state = state - 'takenInBy' where id = $1`,
  `update complaint set next_due_at = '2001-01-01', next_due_clock = 'none' where id = $1`,
  `update complaint set overdue_since = '2001-01-01', outcome = 'merged' where id = $1`,
  `delete from clock where complaint_id = $1`,
  `update clock set due_at = due_at + interval '1 day', state = 'expired' where complaint_id = $1`,
  `update clock set breached_due_at = '2001-01-01', owed_by = 'nobody' where complaint_id = $1`,
  `insert into clock select (jsonb_populate_record(c, jsonb_build_object('n', c.n + 77))).* from clock c where complaint_id = $1`,
  `delete from escalation where complaint_id = $1`,
  `update complaint_line set overdue = not overdue, due_order = 1 where id = $1`,
  `delete from complaint_line where id = $1`,
  `update complaint_text set words = 'nothing' where id = $1`,
  `update escalation set state = 'accepted', accepted_by = 'nobody', level = 8 where complaint_id = $1`,
]

test('rows that were spoilt are found, told once, and written anew as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      script,
      fc.uniqueArray(fc.nat(CORRUPTIONS.length - 1), { minLength: 1, maxLength: 3 }),
      async (one, chosen) => {
        const id = newId()
        await recordCommitByCommit(fresh.register, id, one)
        await check()
        const before = await rowsOf(fresh.pool, id)
        for (const index of chosen) await fresh.pool.query(CORRUPTIONS[index]!, [id])
        const isSpoilt = JSON.stringify(await rowsOf(fresh.pool, id)) !== JSON.stringify(before)
        const standing = await standingOf(fresh.pool, id)
        expect(standing.is).toBe(isSpoilt ? 'wrong' : 'right')
        const { tally, alarms } = await check()
        expect(await rowsOf(fresh.pool, id)).toEqual(before)
        expect(tally).toMatchObject({
          found: isSpoilt ? 1 : 0,
          fresh: isSpoilt ? 1 : 0,
          mended: isSpoilt ? 1 : 0,
        })
        expect(alarms).toHaveLength(isSpoilt ? 1 : 0)
        expect((await check()).tally).toMatchObject({ found: 0, mended: 0 })
      },
    ),
    { numRuns: 12 },
  )
  expect(await listFindings(fresh.pool, { open: true })).toEqual([])
  const [last] = await listFindings(fresh.pool, { open: false })
  expect(last).toMatchObject({ kind: 'projectionWrong', mending: 'rebuilt' })
})

test('a row of a run that began before there was what it lacks is as it should be', async () => {
  const id = newId()
  const life = await recordCommitByCommit(fresh.register, id, {
    ...{ policy: 0, start: 0, late: 0, stage: 4 },
    turns: [{ actor: 0, pick: 5, gap: 10, backwards: 0, flag: true, number: 1 }],
  })
  expect(life.complaint.handledBy).toMatchObject({ 1: [expect.anything()] })
  const lacking = (state: string) =>
    fresh.pool.query(`update complaint set state = ${state} where id = $1`, [id])
  await lacking(`jsonb_set(state, '{handledBy,1}', '[]')`)
  expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
  await lacking(`state - 'handledBy'`)
  expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
  await lacking(`state - 'takenInBy'`)
  expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
  await lacking(`state - 'ownVersion'`)
  expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
  await lacking(`state || '{"handledBy": {"1": ["nobody"]}}'`)
  expect((await standingOf(fresh.pool, id)).is).toBe('wrong')
})

test('a complaint that goes on after its rows were written anew is followed as before', async () => {
  const id = newId()
  const turns = { actor: 0, pick: 5, gap: 10, backwards: 0, flag: true, number: 1 }
  const life = await recordCommitByCommit(fresh.register, id, {
    ...{ policy: 0, start: 0, late: 0, stage: 1 },
    turns: [turns],
  })
  await fresh.pool.query(`update complaint set stage = 'closed' where id = $1`, [id])
  expect((await check()).tally.mended).toBe(1)
  const { version } = life.complaint
  const note = { type: 'noteAdded', text: 'And on', at: life.endedAt } as const
  const { policy: _p, calendar: _c, ...state } = life.complaint
  await fresh.register.commit(
    {
      complaintId: id,
      historyLength: 10_000,
      firstSequence: version + 1,
      entries: [
        {
          sequence: version + 1,
          event: note,
          by: { id: 'li', role: 'agent' },
          command: 'addNote',
          recordedAt: 1,
        },
      ],
      complaint: {
        ...{ ...state, id, number: `N-${id}`, version: version + 1 },
        voidable: [...state.voidable, version + 1],
        lastAt: Math.max(state.lastAt, life.endedAt),
        ownVersion: version + 1,
        touchedAt: Math.max(state.touchedAt!, life.endedAt),
      },
      notices: [],
    },
    `run of ${id}`,
  )
  expect(await standingOf(fresh.pool, id)).toEqual({ is: 'right' })
})

test('rows are never made to follow a journal that is not whole', async () => {
  const [cut, changed] = [newId(), newId()]
  const turns = [1, 2, 3].map((pick) => ({ actor: 0, pick, gap: 5, backwards: 0, flag: true, number: 1 }))
  const one = { policy: 0, start: 0, late: 0, stage: 2, turns }
  for (const id of [cut, changed]) await recordCommitByCommit(fresh.register, id, one)
  await forcibly(
    fresh.pool,
    `delete from event where complaint_id = $1 and sequence = (select max(sequence) from event where complaint_id = $1)`,
    [cut],
  )
  await forcibly(
    fresh.pool,
    `update event set data = data || '{"department": "another"}' where complaint_id = $1 and type = 'assigned'`,
    [changed],
  )
  const before = await Promise.all([cut, changed].map((id) => rowsOf(fresh.pool, id)))
  const { tally, alarms } = await check()
  expect(tally).toMatchObject({ found: 2, fresh: 2, mended: 0 })
  expect(alarms).toHaveLength(2)
  expect(await Promise.all([cut, changed].map((id) => rowsOf(fresh.pool, id)))).toEqual(before)
  expect((await check()).tally).toMatchObject({ found: 2, fresh: 0, mended: 0 })
  const open = await listFindings(fresh.pool, { open: true })
  expect(open.map(({ kind, complaintId, detail }) => [kind, complaintId, detail['fault']])).toEqual([
    ['journalBroken', changed, 'entriesChanged'],
    ['journalBroken', cut, 'entriesMissing'],
  ])
})
