import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { FigureQuery } from '../../src/figures/figure.ts'
import { figures } from '../../src/figures/figures.ts'
import { rootCausesOf } from '../../src/reports/root-causes.ts'
import { agent, given, on, opening, supervisor } from '../support/domain/given.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { WEEK } from './fortnight.ts'

const begin = (n: number) => ({ ...opening('default', on('03-02 09:00')), id: `cmp_${n}`, number: `N${n}` })
const findings = (rootCause: string): Command => ({ type: 'recordFindings', rootCause, text: 'So it was.' })
const first: Command[] = [
  { type: 'acknowledge', method: 'phone', said: 'We look into it.' },
  { type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple' },
  { type: 'assign', department: 'service', person: 'li.na' },
]

const lessons: Command = { type: 'recordLessons', rootCause: 'staff', text: 'So it was.' }

/** The lessons were those of another complaint. */
function mistaken() {
  const told = given(begin(3), [agent, '03-02 10:00', ...first, findings('carrier'), lessons])
  const { sequence } = told.entries.at(-1)!
  return told.and([supervisor, '03-04 10:00', { type: 'voidEntry', sequence, reason: 'Not this one.' }])
}

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(begin(1), [agent, '03-02 10:00', ...first, findings('carrier')]).until('03-09 00:00'),
    given(begin(2), [agent, '03-02 10:00', ...first]).until('03-09 00:00'),
    mistaken().until('03-09 00:00'),
  ])
})
afterAll(() => kept?.close())

const received = async (more: Partial<FigureQuery> = {}) => {
  const rows = await figures(kept.pool, { ...WEEK, by: 'rootCause', ...more })
  return rows.map(({ key, figures: told }) => [key, told.received])
}

test('complaints by root cause: the last that was named and not voided, as it was known by then (R91)', async () => {
  expect(await received()).toEqual([
    ['carrier', 2],
    [null, 1],
  ])
  expect(await received({ asOf: on('03-03 09:00') })).toEqual([
    ['carrier', 1],
    ['staff', 1],
    [null, 1],
  ])
})

test('a report tells the same', async () => {
  const told = await rootCausesOf(kept.pool, { ...WEEK, asOf: on('03-14 00:00') })
  expect(told).toEqual([
    { code: 'carrier', complaints: 2 },
    { code: null, complaints: 1 },
  ])
})
