import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { FigureQuery, Figures } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import {
  agent,
  colleague,
  customer,
  given,
  manager,
  on,
  opening,
  system,
  type Move,
} from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// processes.md §2: a waiver of independence and a late change of a classification are figures of their own, and a
// score of 3 is a success in none.

const begin = (id: string) => ({ ...opening(), id, number: id })
const classify = (more: Partial<{ impact: string; complexity: string; category: string }> = {}) =>
  ({
    type: 'classify',
    ...{ category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple', reason: 'Looked at again' },
    ...more,
  }) as Command
const assign: Command = { type: 'assign', department: 'service', person: agent.id }
const executed: Move[] = [
  [agent, '03-02 10:00', assign],
  [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'Refund' }],
  [customer, '03-02 12:00', { type: 'acceptSolution' }],
  [agent, '03-02 13:00', { type: 'recordExecution', what: 'Paid' }],
]
const revisit = (score?: number): Command => ({
  ...{ type: 'recordRevisit', comment: 'So they said.' },
  ...(score === undefined ? { result: 'satisfied' } : { score }),
})

/** As it was recorded before a result had to say what its score does. */
function saidSatisfied({ complaint, entries }: ReturnType<typeof given>) {
  const told = entries.map((entry) =>
    entry.event.type === 'revisitRecorded'
      ? { ...entry, event: { ...entry.event, result: 'satisfied' as const } }
      : entry,
  )
  return { complaint, entries: told }
}

/*
 * Received on Monday 2 March 2026 at 9:00. To resolve a simple complaint takes 24 hours: the last fifth begins on
 * 3 March at 4:12; a complex one five working days, to the end of Monday the 9th.
 */
const simple: Move = [agent, '03-02 09:00', assign, classify()]
const LIVES = [
  // The last instant before the last fifth, in the simple term; the first of it, in the complex one: 8 March, 11:24.
  given(
    begin('edge'),
    simple,
    [agent, '03-03 04:11', classify({ complexity: 'complex' })],
    [agent, '03-08 11:24', classify({ complexity: 'complex', impact: 'high' })],
  ),
  // Severity and complexity in the last fifth, each a change of its own; another category is none.
  given(
    begin('twice'),
    simple,
    [agent, '03-03 04:12', classify({ category: 'price' })],
    [agent, '03-03 04:13', classify({ impact: 'high' })],
    [agent, '03-03 04:14', classify({ impact: 'high', complexity: 'complex' })],
  ),
  // The first classification changes nothing, however late it comes.
  given(begin('first'), [agent, '03-09 20:00', assign, classify()]),
  // In breach.
  given(begin('breach'), simple, [agent, '03-03 09:30', classify({ complexity: 'complex' })]),
  // It stands after one hour, whatever the day.
  given(
    begin('paused'),
    simple,
    [agent, '03-02 10:00', { type: 'requestInformation', what: 'A photo' }],
    [agent, '03-03 08:00', classify({ complexity: 'complex' })],
  ),
  // Nothing is left to resolve.
  given(
    begin('settled'),
    simple,
    [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'Refund' }],
    [customer, '03-02 12:00', { type: 'acceptSolution' }],
    [agent, '03-02 13:00', { type: 'recordExecution', what: 'Paid' }],
    [colleague, '03-02 14:00', revisit(5)],
  ),
  // Counting from 1:00 since it absorbed another: due at 1:00, of which the last fifth begins at 20:12.
  given(
    begin('absorbing'),
    simple,
    [
      system,
      '03-02 10:00',
      {
        ...{ type: 'absorb', complaint: 'other', number: 'other', receivedAt: on('03-02 01:00') },
        ...{ countsFrom: on('03-02 01:00'), mergedBy: agent.id, reason: 'The same' },
      },
    ],
    [agent, '03-02 20:11', classify({ impact: 'high' })],
    [agent, '03-02 20:12', classify({ impact: 'low' })],
  ),
  // Waived for whoever executed it; a 3 closes it, and is nobody's success.
  given(begin('waived'), ...executed, [
    manager,
    '03-02 14:00',
    { type: 'waiveIndependence', person: agent.id, reason: 'Nobody else is there' },
  ]).and([agent, '03-02 15:00', revisit(3)]),
  saidSatisfied(given(begin('older'), ...executed, [colleague, '03-02 15:00', revisit(3)])),
  given(begin('unscored'), ...executed, [colleague, '03-02 15:00', revisit()]),
]

const WEEKS = { from: on('03-02 00:00'), to: on('03-16 00:00') }
let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, LIVES)
})
afterAll(() => kept?.close())

const one = async (more: Partial<FigureQuery> = {}): Promise<Figures> =>
  (await figures(kept.pool, { ...WEEKS, ...more }))[0]!.figures

test('each waiver of independence is counted, by when it was and whose the complaint is', async () => {
  expect((await one()).fairness.waivers).toBe(1)
  expect((await one({ asOf: on('03-02 13:59') })).fairness.waivers).toBe(0)
  expect((await one({ from: on('03-03 00:00') })).fairness.waivers).toBe(0)
  const rows = await figures(kept.pool, { ...WEEKS, by: 'handler' })
  expect(rows.find(({ key }) => key === agent.id)?.figures.fairness.waivers).toBe(1)
})

test('another severity or complexity in the last fifth of the term to resolve is counted', async () => {
  const days = await figures(kept.pool, { ...WEEKS, by: 'day' })
  const told = days.map(({ key, figures }) => [key, figures.fairness.lateChanges])
  expect(told.filter(([, changes]) => changes !== 0)).toEqual([
    ['2026-03-02', 1], // absorbing
    ['2026-03-03', 2], // twice
    ['2026-03-08', 1], // edge
  ])
  expect((await one()).fairness.lateChanges).toBe(4)
})

test('a score of 3 is a success in no figure, nor where it was once recorded as satisfied', async () => {
  // Settled with a 5, unscored but satisfied, and two with a 3.
  expect(await one()).toMatchObject({
    closed: 4,
    outcomes: { resolved: 4 },
    resolvedShare: 0.5,
    satisfaction: { answered: 4, satisfied: 2, scored: 3, goodShare: 0.3333 },
  })
})

test('the core counts the same, on whatever day it is asked', async () => {
  for (const asOf of ['03-02 13:59', '03-02 20:12', '03-03 04:13', '03-08 11:24', '03-15 00:00'])
    expect(await differences(kept.pool, { ...WEEKS, asOf: on(asOf) })).toEqual([])
  for (const from of ['03-03 00:00', '03-08 00:00'])
    expect(await differences(kept.pool, { ...WEEKS, from: on(from) })).toEqual([])
})
