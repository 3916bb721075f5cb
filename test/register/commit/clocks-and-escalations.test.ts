import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commitPayload } from '../../../src/register/commit/commit-payload.ts'
import type { Register } from '../../../src/register/register.ts'
import {
  clock,
  commitOf,
  entries,
  entry,
  escalated,
  escalation,
  minuteMs,
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

async function table<Row extends object = Record<string, unknown>>(query: string): Promise<Row[]> {
  return (await pool.query<Row>(query)).rows
}

describe('clocks and escalations', () => {
  // F25, F44
  test('follow the complaint', async () => {
    const consent = clock({ name: 'consent', dueAt: start + minuteMs })
    const breached = clock({ breach: { dueAt: start + 60 * minuteMs, retroactive: true } })
    const complaint = { clocks: [consent, breached, clock({ n: 2, pausedAt: start, dueAt: start + 2 })] }
    await register.commit(commitOf({ entries: entries(1, 1), complaint }), 'run')
    const [listed] = (await register.listComplaints()).data
    expect(listed).toMatchObject({
      nextDueAt: start + 60 * minuteMs,
      nextDueClock: 'resolve',
      overdueSince: start + 60 * minuteMs,
    })

    const met = { ...breached, state: 'met' as const, endedAt: start + 70 * minuteMs }
    await register.commit(commitOf({ entries: entries(2, 2), complaint: { clocks: [met] } }), 'run')
    expect((await register.listComplaints()).data[0]).toMatchObject({ nextDueAt: null, overdueSince: null })
    const clocks = await register.listClocks()
    expect(clocks.find(({ clock, n }) => clock === 'resolve' && n === 1)).toMatchObject({
      state: 'met',
      owedBy: 'agent',
      basis: 'promise',
      endedAt: start + 70 * minuteMs,
      breachedDueAt: start + 60 * minuteMs,
      breachRetroactive: true,
      breachVoided: false,
    })
    expect(clocks.find(({ clock }) => clock === 'consent')?.owedBy).toBe('customer')
  })

  test('what is due first is told by the core, also of a commit from before commits told it', async () => {
    const { nextDue: _, ...first } = commitOf({ entries: entries(1, 1), complaint: { clocks: [clock()] } })
    await register.commit(first, 'run')
    expect((await register.listComplaints()).data[0]).toMatchObject({ nextDueClock: 'resolve' })
    const paused = { clocks: [clock({ pausedAt: start }), clock({ name: 'consent' })] }
    const { nextDue: __, ...second } = commitOf({ entries: entries(2, 2), complaint: paused })
    await register.commit(second, 'run')
    expect((await register.listComplaints()).data[0]).toMatchObject({ nextDueAt: null, nextDueClock: null })
  })

  test('a worker of an earlier release, which does not tell it, records nothing', async () => {
    const told = JSON.parse(commitPayload(commitOf({ entries: entries(1, 1) }), 'run')) as {
      complaint: object
    }
    for (const column of ['due_order', 'touched_order']) {
      const older = JSON.stringify({ ...told, complaint: { ...told.complaint, [column]: undefined } })
      await expect(pool.query('select commit_journal($1::jsonb)', [older])).rejects.toMatchObject({
        code: 'YN004',
      })
    }
  })

  test('are one row for each step, in the state of the escalation', async () => {
    const steps = [entry(1), entry(2, escalated('1/resolve/1', 1)), entry(3, escalated('1/resolve/1', 2))]
    const open = {
      escalations: [escalation('1/resolve/1', 2), escalation('severity', 3, { state: 'ended' })],
    }
    await register.commit(commitOf({ entries: steps, complaint: open }), 'run')
    expect((await register.listComplaints()).data[0]?.level).toBe(2)
    const accepted = [escalation('1/resolve/1', 2, { state: 'accepted', acceptedBy: 'zhao' })]
    await register.commit(commitOf({ entries: entries(4, 4), complaint: { escalations: accepted } }), 'run')
    // It goes on, until somebody has resolved it.
    expect((await register.listComplaints()).data[0]?.level).toBe(2)
    expect(
      await table('select key, level, state, accepted_by, sequence from escalation order by level'),
    ).toEqual([
      { key: '1/resolve/1/L1/0', level: 1, state: 'accepted', accepted_by: 'zhao', sequence: 2 },
      { key: '1/resolve/1/L2/0', level: 2, state: 'accepted', accepted_by: 'zhao', sequence: 3 },
    ])
  })
})
