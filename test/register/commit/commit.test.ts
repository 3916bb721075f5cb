import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entryDigest } from '../../../src/register/commit/digest.ts'
import type { Register } from '../../../src/register/register.ts'
import {
  calendar,
  clock,
  commitOf,
  entries,
  entry,
  escalated,
  escalation,
  minuteMs,
  note,
  notice,
  policy,
  start,
} from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

async function journal(id = 'cmp_1'): Promise<string[]> {
  const recorded = await register.listEvents(id)
  return recorded.map(({ event }) => (event.type === 'noteAdded' ? event.text : event.type))
}
async function table<Row extends object = Record<string, unknown>>(query: string): Promise<Row[]> {
  return (await pool.query<Row>(query)).rows
}
const version = async () => (await register.getComplaint('cmp_1'))?.complaint.version

describe('a commit', () => {
  test('records entries, complaint and notices together', async () => {
    const notices = [notice('received', 1)]
    await register.commit(commitOf({ entries: entries(1, 3), notices }), 'run')
    expect(await journal()).toEqual(['note 1', 'note 2', 'note 3'])
    const recorded = await register.getComplaint('cmp_1')
    expect(recorded?.complaint).toEqual(commitOf({ entries: entries(1, 3) }).complaint)
    expect(recorded?.updatedAt).toBeGreaterThan(start)
    expect(await table('select key, state, to_role from notice')).toEqual([
      { key: 'received', state: 'pending', to_role: 'customer' },
    ])
  })

  test('is found by its number too', async () => {
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    expect((await register.getComplaintByNumber('N-cmp_1'))?.complaint.id).toBe('cmp_1')
    expect(await register.getComplaint('cmp_2')).toBeUndefined()
  })

  // R11
  test('is read back as it was written, and its digest still fits', async () => {
    const past = { ...entry(2), past: true as const }
    await register.commit(commitOf({ entries: [entry(1), past] }), 'run')
    const recorded = await register.listEvents('cmp_1')
    expect(recorded.map(({ digest: _, ...read }) => read)).toEqual([entry(1), past])
    expect(recorded.map(({ digest }) => digest)).toEqual(recorded.map(entryDigest))
  })

  test('counts once, however often it comes', async () => {
    const commit = commitOf({ entries: entries(1, 2), notices: [notice('received', 1)] })
    await register.commit(commit, 'run')
    await register.commit(commit, 'run')
    expect(await journal()).toEqual(['note 1', 'note 2'])
    expect(await table('select key from notice')).toHaveLength(1)
    expect(await table('select * from journal_replacement')).toEqual([])
  })

  test('that repeats what is there and goes on only adds, and keeps the first time of recording', async () => {
    await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
    const later = entries(1, 3).map((entry) => ({ ...entry, recordedAt: start + 99 * minuteMs }))
    await register.commit(commitOf({ entries: later, historyLength: 9 }), 'run')
    const recorded = await register.listEvents('cmp_1')
    expect(recorded.map(({ recordedAt }) => recordedAt)).toEqual(
      [1, 2, 99].map((minutes) => start + minutes * minuteMs),
    )
    expect(await table('select * from journal_replacement')).toEqual([])
  })

  test('that would leave a gap is refused, and leaves nothing', async () => {
    await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
    await expect(register.commit(commitOf({ entries: entries(4, 4) }), 'newer')).rejects.toThrow(
      'The journal of complaint cmp_1 ends at entry 2: a commit from entry 4 on would leave a gap.',
    )
    await expect(register.commit(commitOf({ id: 'cmp_2', entries: entries(2, 2) }), 'run')).rejects.toThrow(
      'ends at entry 0',
    )
    expect(await journal()).toEqual(['note 1', 'note 2'])
    expect(await table('select run_id from complaint_run')).toEqual([{ run_id: 'run' }])
  })

  test('whose entries do not follow one another is refused', async () => {
    await expect(register.commit(commitOf({ entries: [entry(1), entry(3)] }), 'run')).rejects.toThrow(
      'entry 3 stands where 2 belongs',
    )
  })

  test('without entries brings the state up to date', async () => {
    await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
    const complaint = { version: 2, stage: 'proposed' as const }
    await register.commit(commitOf({ entries: [], firstSequence: 3, complaint }), 'run')
    expect((await register.getComplaint('cmp_1'))?.complaint.stage).toBe('proposed')
    expect(await journal()).toEqual(['note 1', 'note 2'])
  })

  test('keeps characters that PostgreSQL refuses as replacement characters', async () => {
    const text = 'NUL \0, half a pair \ud83d, \\u0000 as typed, 😀'
    await register.commit(commitOf({ entries: [entry(1, note(text))] }), 'run')
    expect(await journal()).toEqual(['NUL \ufffd, half a pair \ufffd, \\u0000 as typed, 😀'])
  })
})

describe('the fence', () => {
  test('ignores an earlier task of the same run', async () => {
    await register.commit(commitOf({ entries: entries(1, 3), historyLength: 20 }), 'run')
    await register.commit(commitOf({ entries: entries(1, 1, 'stale'), historyLength: 19 }), 'run')
    expect(await journal()).toEqual(['note 1', 'note 2', 'note 3'])
    expect(await version()).toBe(3)
  })

  test.each([20, 21])(
    'lets a task at history length %i rewrite what was written at 20',
    async (historyLength) => {
      await register.commit(commitOf({ entries: entries(1, 1), historyLength: 8 }), 'run')
      const complaint = { clocks: [clock(), clock({ n: 2 })], escalations: [escalation('manual:1', 1)] }
      const steps = [...entries(2, 3), entry(4, escalated('manual:1', 1))]
      const notices = [notice('a', 2), notice('b', 3), notice('c', 4)]
      await register.commit(commitOf({ entries: steps, historyLength: 20, complaint, notices }), 'run')
      await pool.query("update notice set state = 'sent', sent_at = now() where key = 'b'")

      const other = { entries: [entry(2), entry(3, note('other'))], complaint: { clocks: [clock()] } }
      await register.commit(commitOf({ ...other, historyLength, notices: [notice('d', 3)] }), 'run')

      expect(await journal()).toEqual(['note 1', 'note 2', 'other'])
      expect(await table('select key, state from notice order by key')).toEqual([
        { key: 'a', state: 'pending' },
        { key: 'b', state: 'sent' },
        { key: 'd', state: 'pending' },
      ])
      expect(await table('select n from clock')).toEqual([{ n: 1 }])
      expect(await table('select key from escalation')).toEqual([])
      const [logged] = await table<{ from_sequence: number; entries: { sequence: number }[] }>(
        'select from_sequence, entries, sent_notices, reason, replaced_run_id, replacing_run_id from journal_replacement',
      )
      expect(logged).toMatchObject({
        from_sequence: 3,
        sent_notices: ['b'],
        reason: 'rewritten by a later task of the same run',
        replaced_run_id: 'run',
        replacing_run_id: 'run',
      })
      expect(logged?.entries.map(({ sequence }) => sequence)).toEqual([3, 4])
    },
  )

  test('lets a shorter tail replace a longer one', async () => {
    await register.commit(commitOf({ entries: entries(1, 4) }), 'run')
    await register.commit(commitOf({ entries: entries(2, 2) }), 'run')
    expect(await journal()).toEqual(['note 1', 'note 2'])
    expect(await version()).toBe(2)
  })

  test('lets a newer run win, and from then on ignores the older one', async () => {
    await register.commit(commitOf({ entries: entries(1, 3), historyLength: 50 }), 'old')
    await register.commit(commitOf({ entries: entries(2, 2, 'new'), historyLength: 4 }), 'new')
    await register.commit(commitOf({ entries: entries(3, 4, 'old'), historyLength: 90 }), 'old')
    expect(await journal()).toEqual(['note 1', 'new 2'])
    expect(await table('select reason from journal_replacement')).toEqual([
      { reason: 'rewritten by a newer run' },
    ])
  })

  test('lets a run that goes on as a new one just add', async () => {
    await register.commit(commitOf({ entries: entries(1, 3), historyLength: 5000 }), 'first')
    await register.commit(commitOf({ entries: entries(4, 4), historyLength: 4 }), 'second')
    expect(await journal()).toHaveLength(4)
    expect(await table('select * from journal_replacement')).toEqual([])
  })
})

describe('the journal', () => {
  // F59
  test.each(["update event set command = 'x'", 'delete from event', 'truncate event'])(
    'is append-only: %s is refused',
    async (statement) => {
      await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
      await expect(pool.query(statement)).rejects.toThrow('The journal is append-only')
      expect(await journal()).toEqual(['note 1', 'note 2'])
    },
  )

  test('takes commits of one complaint at the same time one after another', async () => {
    const commits = Array.from({ length: 12 }, (_, index) =>
      register.commit(commitOf({ entries: entries(1, 6), historyLength: 5 + index }), 'run'),
    )
    await Promise.all(commits)
    expect(await journal()).toHaveLength(6)
    expect(await table('select history_length from complaint')).toEqual([{ history_length: 16 }])
    expect(await table('select * from journal_replacement')).toEqual([])
  })

  test('of one complaint does not wait for that of another', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtextextended('cmp_1', 0))")
    await register.commit(commitOf({ id: 'cmp_2', entries: entries(1, 1) }), 'run')
    await expect(register.commit(commitOf({ entries: entries(1, 1) }), 'run')).rejects.toThrow(/timeout/)
    await client.query('rollback')
    client.release()
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    expect(await register.countComplaints()).toBe(2)
  })
})

describe('policy and calendar', () => {
  test('stay as they are where a commit has none', async () => {
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    await register.commit(commitOf({ entries: entries(2, 2) }), 'run')
    expect((await register.getComplaint('cmp_1'))?.complaint).toMatchObject({ policy, calendar, version: 2 })
  })

  test('are stored once for all complaints that share them', async () => {
    for (const id of ['cmp_1', 'cmp_2'])
      await register.commit(commitOf({ id, entries: entries(1, 1) }), 'run')
    expect(await table('select kind, id from snapshot order by kind')).toEqual([
      { kind: 'calendar', id: 'cn' },
      { kind: 'policy', id: 'default' },
    ])
  })

  test('go back to those before where the adoption was replaced', async () => {
    await register.commit(commitOf({ entries: entries(1, 2) }), 'run')
    const adopted = { ...policy, version: '2' }
    const fact = {
      type: 'policyAdopted',
      before: '1',
      after: '2',
      reason: 'law',
      policy: adopted,
      at: start,
    } as const
    await register.commit(commitOf({ entries: [entry(3, fact)], complaint: { policy: adopted } }), 'run')
    expect((await register.getComplaint('cmp_1'))?.complaint.policy.version).toBe('2')
    await register.commit(commitOf({ entries: entries(3, 3) }), 'reset')
    expect((await register.getComplaint('cmp_1'))?.complaint).toMatchObject({ policy, calendar })
  })
})
