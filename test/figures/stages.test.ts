import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Complaint } from '../../src/domain/complaint.ts'
import { fold } from '../../src/domain/evolve/fold.ts'
import type { Entry } from '../../src/domain/journal/journal.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { differences } from '../../src/figures/recount/recompute.ts'
import { notableCases } from '../../src/reports/notable-cases.ts'
import {
  agent,
  colleague,
  customer,
  given,
  on,
  opening,
  operator,
  policyNamed,
  supervisor,
} from '../support/domain/given.ts'
import { script } from '../support/domain/random-lives.ts'
import { recordCommitByCommit } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// The stage a complaint is in at an instant is what the fold of its events says. Whoever tells it otherwise is wrong.

const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'hotline' } as const
const skipping: Policy = { ...policyNamed('default'), id: 'skipping', skips: ['execution'] }
const once: Policy = {
  ...policyNamed('default'),
  id: 'once',
  cycles: { ...policyNamed('default').cycles, max: 1 },
}

const begun = (id: string, policy: Policy) =>
  given(
    { ...opening(policy), id, number: `N-${id}` },
    [supervisor, '03-02 09:10', { type: 'declareEmergency', reason: 'Smoke' }],
    [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }],
    [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'We put it right.' }],
    [customer, '03-02 13:00', { type: 'acceptSolution', evidence }],
  )
const adopting = (snapshot: Policy) =>
  ({ type: 'adoptPolicy', policyId: snapshot.id, snapshot, reason: 'It is newer' }) as const

/** The receipt is told before the rest: a policy that is adopted later was not pinned from the start. */
const LIVES = [
  begun('skipped', skipping)
    .and([colleague, '03-03 09:00', { type: 'recordRevisit', result: 'unreachable' }])
    .and([colleague, '03-03 10:00', { type: 'recordRevisit', result: 'satisfied' }]),
  begun('skippedLater', policyNamed('default'))
    .and([operator, '03-03 09:00', adopting(skipping)])
    .and([agent, '03-03 10:00', { type: 'recordExecution', what: 'Done.' }]),
  begun('unskippedLater', skipping)
    .and([operator, '03-03 09:00', adopting(policyNamed('default'))])
    .and([colleague, '03-03 10:00', { type: 'recordRevisit', result: 'satisfied' }]),
  begun('bound', once)
    .and([agent, '03-03 10:00', { type: 'recordExecution', what: 'Done.' }])
    .and([colleague, '03-04 10:00', { type: 'recordRevisit', result: 'dissatisfied', comment: 'No better' }]),
]

type Told = { pins: Pick<Complaint, 'policy' | 'calendar'>; entries: readonly Entry[] }
const told = new Map<string, Told>()

async function tell(
  { complaint, entries }: { complaint: Complaint; entries: readonly Entry[] },
  policy: Policy,
) {
  const pins = { policy, calendar: complaint.calendar }
  const { id, number } = complaint
  const [first] = entries
  const about = { complaintId: id }
  const received = { ...fold(pins, [first!])!, id, number }
  const notices = noticesFor(received, [first!])
  await kept.register.commit(
    { ...about, historyLength: 1, firstSequence: 1, entries: [first!], complaint: received, notices },
    `run of ${id}`,
  )
  await kept.register.commit(
    { ...about, historyLength: 2, firstSequence: 2, entries: entries.slice(1), complaint, notices: [] },
    `run of ${id}`,
  )
  told.set(number, { pins, entries })
}

let kept: FreshRegister
let instants: number[]
beforeAll(async () => {
  kept = await freshRegister({ statementTimeoutMs: 30_000 })
  const begunBy = [skipping, policyNamed('default'), skipping, once]
  for (const [index, life] of LIVES.entries()) await tell(life, begunBy[index]!)
  for (const [index, one] of fc.sample(script, { numRuns: 60, seed: 20_261_126 }).entries()) {
    const { opening: pins, entries } = await recordCommitByCommit(kept.register, `cmp_${index}`, one)
    told.set(`N-cmp_${index}`, { pins, entries })
  }
  const all = [...told.values()].flatMap(({ entries }) => entries.map(({ event }) => event.at))
  instants = all.toSorted((one, other) => one - other)
})
afterAll(() => kept?.close())

const moments = () =>
  [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((share) => instants[Math.floor((instants.length - 1) * share)]!)
const whole = () => ({ from: instants[0]!, to: instants.at(-1)! + 1 })

test(
  'figures count the visits to each stage as the events add up to them',
  { timeout: 300_000 },
  async () => {
    for (const asOf of [on('03-02 14:00'), on('03-03 09:30'), on('03-04 11:00'), ...moments()])
      expect(await differences(kept.pool, { ...whole(), asOf })).toEqual([])
  },
)

test('notable cases are told in the stage that the events known by then add up to', async () => {
  const seen = new Set<string>()
  for (const asOf of [on('03-02 14:00'), on('03-03 09:30'), on('03-04 11:00'), ...moments()]) {
    // Few are told at once: each day of the period begins with others.
    for (let from = whole().from; from < asOf; from += 3 * 86_400_000) {
      const span = { from, to: from + 3 * 86_400_000, asOf }
      for (const { number, stage } of await notableCases(kept.pool, span)) {
        const { pins, entries } = told.get(number)!
        const known = entries.filter(({ event }) => event.at <= asOf)
        expect({ number, asOf, stage }).toEqual({ number, asOf, stage: fold(pins, known)!.stage })
        seen.add(number)
      }
    }
  }
  for (const number of ['N-skipped', 'N-bound']) expect(seen).toContain(number)
})
