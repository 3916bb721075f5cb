import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figures } from '../../src/figures/figures.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { live, script } from '../support/domain/random-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const LIVES = fc.sample(script, { numRuns: 80 }).map((one, index) => {
  const { complaint, entries } = live(one)
  const [received, ...rest] = entries
  const id = `cmp_${index}`
  const told = { ...received!, event: { ...received!.event, id, number: `N${index}` } }
  return { complaint: { ...complaint, id, number: `N${index}` }, entries: [told, ...rest] }
})
const instants = LIVES.flatMap(({ entries }) => entries.map(({ event }) => event.at)).toSorted(
  (a, b) => a - b,
)
const whole = { from: instants[0]!, to: instants.at(-1)! + 1 }

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  await recordAll(kept.register, LIVES)
})
afterAll(() => kept?.close())

test(
  'whatever people do, and whenever one asks, the core counts the same',
  { timeout: 300_000 },
  async () => {
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const asOf = instants[Math.floor((instants.length - 1) * share)]!
      expect(await differences(kept.pool, { ...whole, asOf })).toEqual([])
      expect(await differences(kept.pool, { ...whole, to: asOf })).toEqual([])
      expect(await differences(kept.pool, { from: asOf, to: whole.to })).toEqual([])
    }
  },
)

const middle = instants[Math.floor(instants.length / 2)]!

/** Whether anything was voided once the period was over: what was wrong counts no more, whenever that was found. */
const isCorrected = ({ entries }: (typeof LIVES)[number]) =>
  entries.some(({ event }) => event.type === 'entryVoided' && event.at >= middle)

test('what a period came to stays so, whatever happens after it but a correction', async () => {
  const register = await freshRegister()
  await recordAll(
    register.register,
    LIVES.filter((one) => !isCorrected(one)),
  )
  const period = { from: whole.from, to: middle }
  const [[then], [now]] = [
    await figures(register.pool, { ...period, asOf: middle - 1 }),
    await figures(register.pool, period),
  ]
  await register.close()
  expect(then!.figures.received).toBeGreaterThan(20)
  for (const name of [
    'received',
    'open',
    'closed',
    'outcomes',
    'response',
    'resolution',
    'handling',
  ] as const)
    expect(now!.figures[name]).toEqual(then!.figures[name])
  for (const name of ['pausedShare', 'reopened', 'secondHandlings', 'repeats', 'redress'] as const)
    expect(now!.figures[name]).toEqual(then!.figures[name])
})
