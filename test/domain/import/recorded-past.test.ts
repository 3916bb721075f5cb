import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lapsedBy, lapsedIn } from '../../../src/domain/import/lapses.ts'
import { factsIn } from '../../../src/domain/import/recorded-past.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import {
  agent,
  colleague,
  customer,
  given,
  on,
  opening,
  policyNamed,
  supervisor,
  system,
} from '../../support/domain/given.ts'
import { live, script } from '../../support/domain/random-lives.ts'
import { breachesOf, toldAgain } from '../../support/domain/told-again.ts'

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 50) }

const ADOPTS = ['policyAdopted', 'calendarAdopted']

test('told again under its own policy, what is on record comes to the lapses that are on record', () => {
  fc.assert(
    fc.property(script, (drawn) => {
      const turns = drawn.turns.map((turn) => ({ ...turn, backwards: 0 }))
      const { entries, complaint, opening: begin, endedAt } = live({ ...drawn, turns })
      if (entries.some(({ event }) => ADOPTS.includes(event.type))) return
      const told = toldAgain({ entries, policy: begin.policy, until: endedAt })
      expect(breachesOf(told)).toEqual(breachesOf(complaint))
      expect(lapsedIn(told)).toEqual(lapsedBy(entries.map(({ event }) => event)))
    }),
    runs,
  )
})

describe('what was done is told as of when it counted', () => {
  const handled = given(
    opening(),
    [agent, '03-02 10:00', { type: 'acknowledge', method: 'phone', said: 'We have it.' }],
    [agent, '03-02 10:01', { type: 'assign', department: 'service', person: agent.id }],
  )
  const told = (
    { entries }: { entries: readonly Entry[] },
    until: string,
    policy: string | Policy = 'default',
  ) =>
    toldAgain({
      entries,
      policy: typeof policy === 'string' ? policyNamed(policy) : policy,
      until: on(until),
    })

  test('by those who did it, and nothing of what followed by itself', () => {
    const { entries } = handled.until('03-20 09:00')
    const how = { until: on('03-20 09:00'), waitsForLetters: false, departmentsOf: () => ['service'] }
    expect(factsIn(entries, how)).toEqual([
      {
        command: { type: 'acknowledge', method: 'phone', said: 'We have it.' },
        by: { id: agent.id, role: 'agent', departments: ['service'] },
        at: on('03-02 10:00'),
      },
      {
        command: { type: 'assign', department: 'service', person: agent.id },
        by: { id: agent.id, role: 'agent', departments: ['service'] },
        at: on('03-02 10:01'),
      },
    ])
  })

  test('several of a kind that came in one request are each told', () => {
    const note = (text: string) => ({ type: 'addNote', text }) as const
    const { entries } = handled.and([agent, '03-02 11:00', note('One'), note('Two')])
    const how = { until: on('03-03 09:00'), waitsForLetters: false, departmentsOf: () => undefined }
    expect(factsIn(entries, how).map(({ command }) => command)).toMatchObject([
      {},
      {},
      note('One'),
      note('Two'),
    ])
  })

  test('what nobody proved meets nothing; proved later it counts as of when it was', () => {
    const late = given(opening()).until('03-05 09:00')
    const unproved = late.and([
      agent,
      '03-05 10:00',
      { type: 'acknowledge', method: 'phone', said: 'We have it.', occurredAt: on('03-02 10:00') },
    ])
    const sequence = unproved.entries.find(({ event }) => event.type === 'acknowledged')!.sequence
    expect(lapsedIn(told(unproved, '03-05 11:00'))).toContain('acknowledge')
    const proved = unproved.and([
      supervisor,
      '03-05 11:00',
      { type: 'proveEntry', sequence, reason: 'I was there.' },
    ])
    expect(lapsedBy(proved.entries.map(({ event }) => event))).not.toContain('acknowledge')
    expect(lapsedIn(told(proved, '03-05 12:00'))).not.toContain('acknowledge')
  })

  test('what was voided is no contact any more', () => {
    const contact = {
      type: 'recordContact',
      direction: 'outward',
      method: 'phone',
      summary: 'Called.',
    } as const
    const called = handled.and([agent, '03-04 10:00', contact])
    const sequence = called.entries.find(({ event }) => event.type === 'contactRecorded')!.sequence
    const voided = called
      .and([agent, '03-04 11:00', { type: 'voidEntry', sequence, reason: 'Another complaint.' }])
      .until('03-12 09:00')
    expect(breachesOf(told(voided, '03-12 09:00'))).toEqual(breachesOf(voided.complaint))
  })

  test('the customer was told of an offer when its letter went out, and not at all where none did', () => {
    const policy = policyNamed('cn-nfra')
    const offered = given(
      opening(policy),
      [agent, '03-02 10:01', { type: 'assign', department: 'service', person: agent.id }],
      [agent, '03-04 10:00', { type: 'proposeSolution', measures: 'The fee is paid back.' }],
    )
    const decide = (story: typeof offered, until: string) =>
      told(story, until, policy).clocks.find(({ name }) => name === 'decide')
    expect(decide(offered, '06-01 09:00')).toMatchObject({ state: 'running' })
    expect(lapsedIn(told(offered.until('06-01 09:00'), '06-01 09:00', policy))).toContain('decide')
    const sentAt = on('03-06 10:00')
    const sent = offered.and([system, '03-06 10:01', { type: 'confirmNotice', key: 'decision/1/1', sentAt }])
    expect(decide(sent, '06-01 09:00')).toMatchObject({ state: 'met', endedAt: sentAt })
    const elsewhere = toldAgain({
      ...{ entries: sent.entries, policy, until: on('06-01 09:00') },
      own: policyNamed('default'),
    })
    expect(elsewhere.clocks.find(({ name }) => name === 'decide')).toMatchObject({
      endedAt: on('03-04 10:00'),
    })
  })

  test('under another policy it comes to that policy’s lapses, whatever it was that was owed before', () => {
    const policy = structuredClone(policyNamed('default'))
    policy.clocks.find(({ name }) => name === 'acknowledge')!.term = { amount: 30, unit: 'hours' }
    const { entries } = given(
      opening(),
      [colleague, '03-03 12:00', { type: 'acknowledge', method: 'phone', said: 'We have it.' }],
      [customer, '03-03 13:00', { type: 'withdraw', reason: 'It is settled.' }],
    )
    expect(lapsedBy(entries.map(({ event }) => event))).toContain('acknowledge')
    expect(lapsedIn(told({ entries }, '03-20 09:00', policy))).not.toContain('acknowledge')
  })
})
