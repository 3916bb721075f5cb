import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { FigureQuery, Figures } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { agent, given, on, opening, supervisor, type Move } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const auditor = { id: 'wu', role: 'auditor' } as const
const declare: Command = { type: 'declareEmergency', reason: 'Paid twice' }
const measure: Command = { type: 'recordEmergencyMeasure', what: 'Transfers are stopped.' }
const end: Command = { type: 'endEmergency', summary: 'It runs again.' }
const evaluate: Command = { type: 'evaluateEmergency', effective: true, text: 'Stopped within the hour.' }
const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
const withdraw: Command = { type: 'withdraw', reason: 'Settled', evidence }

const began = (id: string, ...moves: Move[]) =>
  given({ ...opening('financial-emergency'), id, number: id }, [agent, '03-02 10:00', declare], ...moves)

/** On Monday 2 March 2026 a measure is owed at 11:00, its status every four hours, an evaluation five working days after. */
const LIVES = [
  began('prompt', [agent, '03-02 10:30', measure], [supervisor, '03-02 12:00', end]).and([
    auditor,
    '03-03 09:00',
    evaluate,
  ]),
  // The first measure after two hours, the status after a day, the evaluation never; and another one begins.
  began('slow', [agent, '03-02 12:00', measure])
    .until('03-03 11:00')
    .and([agent, '03-03 12:00', measure])
    .and([supervisor, '03-03 12:30', end])
    .until('03-11 09:00')
    .and([agent, '03-11 10:00', declare])
    .and([agent, '03-11 10:15', measure]),
  began('unanswered').until('03-02 18:00'),
  // Nobody ended it: with the archive it is over.
  began('left', [agent, '03-02 10:10', measure], [agent, '03-02 10:20', withdraw]).until('06-01 09:00'),
  given({ ...opening(), id: 'none', number: 'none' }),
]

const DAY = { from: on('03-02 00:00'), to: on('03-03 00:00') }
let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, LIVES)
})
afterAll(() => kept?.close())

const minutes = (count: number) => count * 60_000
const emergencies = async (more: Partial<FigureQuery> = {}): Promise<Figures['emergencies']> =>
  (await figures(kept.pool, { ...DAY, ...more }))[0]!.figures.emergencies

// R56, R57
test('emergencies are counted when they are declared, and how soon the first measure came', async () => {
  expect(await emergencies()).toEqual({
    declared: 4,
    firstMeasure: { count: 3, meanMs: minutes(160) / 3, medianMs: minutes(30), p90Ms: minutes(102) },
    lapsed: { measure: 2, status: 1, evaluation: 0 },
    on: 3,
  })
})

test('what is owed after the end lapses in the period of its due; another emergency counts anew', async () => {
  const later = await emergencies({ from: on('03-03 00:00'), to: on('03-16 00:00') })
  expect(later).toMatchObject({ declared: 1, lapsed: { measure: 0, evaluation: 1 }, on: 3 })
  expect(later.firstMeasure).toMatchObject({ count: 1, meanMs: minutes(15) })
})

test('what is on is told for the end of each day, and what is archived is over', async () => {
  const days = await figures(kept.pool, { from: on('03-02 00:00'), to: on('03-12 00:00'), by: 'day' })
  const told = days.map(({ key, figures: { emergencies: one } }) => [key!.slice(5), one.declared, one.on])
  expect(told[0]).toEqual(['03-02', 4, 3])
  expect(told[1]).toEqual(['03-03', 0, 2])
  expect(told.at(-1)).toEqual(['03-11', 1, 3])
  expect((await emergencies({ from: on('06-02 00:00'), to: on('06-03 00:00') })).on).toBe(2)
})

test('what happened later is not known then, and the core counts the same', async () => {
  expect(await emergencies({ asOf: on('03-02 10:20') })).toMatchObject({
    declared: 4,
    firstMeasure: { count: 1 },
    on: 4,
  })
  expect(await differences(kept.pool, DAY)).toEqual([])
  expect(await differences(kept.pool, { from: on('03-02 00:00'), to: on('06-03 00:00') })).toEqual([])
})
