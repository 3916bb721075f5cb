import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayUnder } from '../../../src/domain/access/table.ts'
import { relationsOf, type Tied } from '../../../src/domain/access/ties.ts'
import type { Actor } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Task } from '../../../src/domain/parts/duties.ts'
import { commitPayload } from '../../../src/register/commit/commit-payload.ts'
import { exportClocks } from '../../../src/register/complaint/clock-export.ts'
import { journalPages } from '../../../src/register/complaint/journal-pages.ts'
import { readFeed } from '../../../src/register/feed/feed.ts'
import { countLists } from '../../../src/register/lists/complaint-counts.ts'
import { listComplaints } from '../../../src/register/lists/complaint-list.ts'
import { seesHidden, seesHiddenToo, sightOf } from '../../../src/register/lists/visible.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { clock, commitOf, entries, escalation } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

// R36, R103

const task = { n: 1, kind: 'other', title: 'Look', department: 'workshop', person: 'wang' } as Task
const ODD = `o'brien\\ "{x,}"`

const COMPLAINTS: Record<string, Partial<Complaint>> = {
  nobodys: {},
  atIntake: { owner: { department: 'intake' } },
  queued: { owner: { department: 'service' } },
  lis: { owner: { department: 'service', person: 'li' } },
  helped: { owner: { department: 'service', person: 'li' }, tasks: [task] },
  delegated: {
    owner: { department: 'billing' },
    escalations: [escalation('resolve', 1, { delegatedTo: 'wang' })],
  },
  takenIn: { owner: { department: 'billing', person: 'sun' }, takenInBy: 'li' },
  closed: { owner: { department: 'workshop' }, stage: 'closed', outcome: 'withdrawn' },
  odd: { owner: { department: ODD, person: `d'Arc` } },
  about: {
    owner: { department: 'service' },
    details: { complainant: { name: 'Chen' }, subject: 'Rude', about: 'wang' },
  },
}

const READERS: Record<string, Actor> = {
  'an agent of one department': { id: 'li', role: 'agent', departments: ['service'] },
  'an agent of another': { id: 'wang', role: 'agent', departments: ['workshop'] },
  'an agent of two': { id: 'chen', role: 'agent', departments: ['billing', 'workshop'] },
  'an agent of none that has any': { id: 'zhou', role: 'agent', departments: ['night'] },
  'an agent of all': { id: 'wang', role: 'agent' },
  'a deputy': { id: 'zhou', role: 'agent', departments: ['night'], for: 'wang' },
  'a name with quotes': { id: `d'Arc`, role: 'supervisor', departments: [ODD, '\\'] },
  'a manager': { id: 'sun', role: 'manager', departments: ['service'] },
  management: { id: 'wang', role: 'management' },
  'an auditor': { id: 'wu', role: 'auditor' },
  legal: { id: 'he', role: 'legal' },
  'an administrator': { id: 'adm', role: 'administrator' },
}

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
  for (const [id, complaint] of Object.entries(COMPLAINTS))
    await house.register.commit(
      commitOf({ id, entries: entries(1, 1), complaint: { clocks: [clock()], ...complaint } }),
      'run',
    )
})
afterAll(() => house?.close())

/** What the table says of each complaint by itself. */
async function reachedBy(by: Actor, action: Parameters<typeof mayUnder>[1]): Promise<string[]> {
  const { rows } = await house.pool.query<{ id: string; state: Tied }>('select id, state from complaint')
  return rows
    .filter(({ state }) => mayUnder(by, action, relationsOf(state, by)))
    .map(({ id }) => id)
    .toSorted()
}

const idsIn = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted()

describe.each(Object.entries(READERS))('%s sees what the table says', (_, by) => {
  test('in lists, however they are found, and in counts', async () => {
    const expected = await reachedBy(by, 'readLists')
    const sight = sightOf([by], 'readLists')
    for (const steps of [0, 15_000])
      for (const sort of ['nextDue', 'received', 'level'] as const) {
        const reach = { steps, gathered: 100, texts: 100 }
        const { data } = await listComplaints(house.pool, { sight, sort }, reach)
        expect(idsIn(data)).toEqual(expected)
      }
    const said = await listComplaints(house.pool, { sight, filter: { text: 'Rude' } })
    expect(idsIn(said.data)).toEqual(expected.filter((id) => id === 'about'))
    const filters = { open: { open: true }, closed: { open: false } }
    const { open, closed } = await countLists(house.pool, filters, sight)
    expect(open + closed).toBe(expected.length)
  })

  test('in exports and in the feed', async () => {
    const lists = await reachedBy(by, 'readLists')
    const clocks = new Set<string>()
    for await (const { complaintId } of exportClocks(house.pool, 2, sightOf([by], 'readLists')))
      clocks.add(complaintId)
    expect([...clocks].toSorted()).toEqual(lists)
    const events: string[] = []
    for await (const page of journalPages(house.pool, { sight: sightOf([by], 'exportEvents') }))
      events.push(...page.map(({ id }) => id))
    expect(events.toSorted()).toEqual(await reachedBy(by, 'exportEvents'))
    const { changes } = await readFeed(house.pool, { sight: sightOf([by], 'readFeed') })
    const told = new Set(changes.map(({ complaintId }) => complaintId))
    expect([...told].toSorted()).toEqual(await reachedBy(by, 'readFeed'))
  })
})

// R36
test('who may act in two roles sees what one or the other reaches', async () => {
  const readers = Object.values(READERS)
  for (const one of readers)
    for (const other of readers) {
      const expected = new Set([
        ...(await reachedBy(one, 'readLists')),
        ...(await reachedBy(other, 'readLists')),
      ])
      const sight = sightOf([one, other], 'readLists')
      expect(idsIn((await listComplaints(house.pool, { sight })).data)).toEqual([...expected].toSorted())
      expect(seesHiddenToo(sight)).toBe(seesHidden(one.role) || seesHidden(other.role))
    }
})

test('complaints from before there were ties get theirs, and until then are read by those who read everything', async () => {
  const { pool, url } = house
  const ties = async () =>
    (await pool.query<{ id: string; ties: string[] }>('select id, ties from complaint order by id')).rows
  const before = await ties()
  await pool.query('update complaint set ties = null')
  const { role: _, ...li } = READERS['an agent of one department']!
  const as = async (role: Actor['role']) =>
    (await listComplaints(pool, { sight: sightOf([{ ...li, role }], 'readLists') })).data.length
  expect([await as('agent'), await as('auditor')]).toEqual([0, before.length])
  await migrate(url)
  expect(await ties()).toEqual(before)
  expect(await as('agent')).toBeGreaterThan(0)
})

const tiesNow = async (id: string) =>
  (await house.pool.query<{ ties: string[] }>('select ties from complaint where id = $1', [id])).rows[0]!.ties

// R36
test('who took in a complaint from before it was known gets the tie by its receipt, and keeps it', async () => {
  const { pool, url, register } = house
  const by = { id: 'peng', role: 'agent' } as const
  const [receipt, note] = entries(1, 2).map((entry) => ({ ...entry, by }))
  const owner = { department: 'billing' }
  await register.commit(commitOf({ id: 'elder', entries: [receipt!], complaint: { owner } }), 'run')
  const imported = [{ ...receipt!, past: true as const }]
  await register.commit(commitOf({ id: 'elder-imported', entries: imported, complaint: { owner } }), 'run')
  expect(await tiesNow('elder')).toEqual(['department:billing'])
  await pool.query('delete from takers_told')
  await migrate(url)
  const known = ['department:billing', 'takenIn:peng']
  expect(await tiesNow('elder')).toEqual(known)
  expect(await tiesNow('elder-imported')).toEqual(['department:billing'])
  await register.commit(commitOf({ id: 'elder', entries: [note!], complaint: { owner } }), 'run')
  expect(await tiesNow('elder')).toEqual(known)
  const sight = sightOf([{ id: 'peng', role: 'agent', departments: ['night'] }], 'readLists')
  expect(idsIn((await listComplaints(pool, { sight })).data)).toContain('elder')
  await register.commit(
    commitOf({ id: 'elder', entries: entries(3, 1), complaint: { owner, takenInBy: 'other' } }),
    'run',
  )
  expect(await tiesNow('elder')).toEqual(['department:billing', 'takenIn:other'])
})

test('a worker of an earlier release, which does not tell them, records nothing', async () => {
  const told = JSON.parse(commitPayload(commitOf({ id: 'old', entries: entries(1, 1) }), 'run')) as {
    complaint: object
  }
  const older = JSON.stringify({ ...told, complaint: { ...told.complaint, ties: undefined } })
  const commit = house.pool.query('select commit_journal($1::jsonb)', [older])
  await expect(commit).rejects.toMatchObject({ code: 'YN004' })
})
