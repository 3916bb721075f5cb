import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { overtaken } from '../../src/notify/overtaken.ts'
import {
  agent,
  colleague,
  customer,
  given,
  manager,
  opening,
  supervisor,
  system,
  type Move,
} from '../support/domain/given.ts'
import { factsOf } from '../support/domain/notice-facts.ts'
import { live, script } from '../support/domain/random-lives.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

type Story = ReturnType<typeof given>

/** What had to be told once a story had come so far, and what has overtaken it by now. */
function fate(before: Story, now: Story): Record<string, string | undefined> {
  const notices = noticesFor(before.complaint, before.entries)
  const facts = factsOf(now.complaint, now.entries, notices)
  return Object.fromEntries(
    facts.map((one) => [`${one.notice.template} ${one.notice.to.role}`, overtaken(one)]),
  )
}
const begun = given(opening(), [
  agent,
  '03-02 10:00',
  { type: 'assign', department: 'service', person: 'li.na' },
])
const withdrawn: Move = [agent, '03-11 18:00', withdrawal]
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }

describe('an escalation', () => {
  const lapsed = begun.until('03-03 10:00')
  const of = (now: Story) => fate(lapsed, now)['escalated supervisor']

  test('is told while it is open and at this level', () => {
    expect(of(lapsed)).toBeUndefined()
  })

  // F55
  test('is not told once somebody has accepted it, it has climbed, or has ended', () => {
    expect(of(lapsed.and([supervisor, '03-03 10:10', { type: 'acceptEscalation' }]))).toBe(
      'escalationAccepted',
    )
    expect(of(lapsed.until('03-03 14:00'))).toBe('climbedHigher')
    const acknowledged: Command = { type: 'acknowledge', method: 'phone', said: 'Sorry' }
    expect(of(lapsed.and([agent, '03-03 10:10', acknowledged]))).toBe('escalationEnded')
  })

  test('of a complaint that has ended is not told, and the reason names the end', () => {
    expect(of(lapsed.and(withdrawn))).toBe('withdrawn')
    const merged: Move = [agent, '03-03 11:00', { type: 'merge', into: 'cmp_2', reason: 'The same' }]
    const begun: Move = [system, '03-03 11:00', { type: 'beginMerge', into: 'cmp_2' }]
    expect(of(lapsed.and(begun).and(merged))).toBe('merged')
  })

  test('repeated at the top is told anew, the one before it no more', () => {
    const top = begun.until('03-05 10:00')
    const facts = factsOf(begun.until('03-20 10:00').complaint, begun.until('03-20 10:00').entries)
    expect(top.complaint.escalations[0]?.level).toBe(3)
    const told = facts.filter(({ event }) => event.type === 'escalated')
    expect(told.map(overtaken)).toEqual([undefined, undefined])
  })

  test('delegated further is not told to the one before', () => {
    const key = lapsed.complaint.escalations[0]!.key
    const delegate = (at: string, to: string): Move => [
      manager,
      at,
      { type: 'delegateEscalation', key, to, reason: 'Away' },
    ]
    const once = lapsed.and(delegate('03-03 10:10', 'wang.wei'))
    expect(fate(once, once)['escalationDelegated agent']).toBeUndefined()
    const twice = once.and(delegate('03-03 10:20', 'li.na'))
    expect(fate(once, twice)['escalationDelegated agent']).toBe('delegatedElsewhere')
  })
})

describe('a warning', () => {
  const warned = begun.until('03-02 22:00')
  const of = (now: Story) => fate(warned, now)['warned agent']

  test('is told while the clock runs', () => {
    expect(of(warned)).toBeUndefined()
  })

  test('is not told once the clock is met, has lapsed, or has warned again', () => {
    const acknowledged: Command = { type: 'acknowledge', method: 'phone', said: 'Sorry' }
    expect(of(warned.and([agent, '03-02 22:10', acknowledged]))).toBe('clockEnded')
    expect(of(warned.until('03-03 05:00'))).toBe('warnedAgain')
    expect(of(warned.until('03-03 09:30'))).toBe('breached')
  })

  test('is not told to who does not handle it any more', () => {
    const moved: Command = { type: 'assign', department: 'service', person: 'wang.wei' }
    expect(of(warned.and([supervisor, '03-02 22:10', moved]))).toBe('assignedElsewhere')
  })
})

describe('what is asked of somebody', () => {
  test('a proposal that has been approved waits for nobody', () => {
    const redress = { amountCents: 900_000, currency: 'CNY' }
    const proposed = begun.and([agent, '03-02 11:00', { ...propose, redress }])
    expect(fate(proposed, proposed)['approvalNeeded supervisor']).toBeUndefined()
    const approved = proposed.and([supervisor, '03-02 12:00', { type: 'approveProposal' }])
    expect(fate(proposed, approved)['approvalNeeded supervisor']).toBe('approvalDone')
  })

  test('a task that is done is told to nobody', () => {
    const task: Command = { type: 'openTask', kind: 'department', title: 'Look', department: 'workshop' }
    const opened = begun.and([agent, '03-02 11:00', task])
    const done = opened.and([colleague, '03-02 12:00', { type: 'completeTask', task: 1, result: 'Seen' }])
    expect(Object.values(fate(opened, opened))).not.toContain('taskCompleted')
    expect(fate(opened, done)['taskOpened agent']).toBe('taskCompleted')
  })

  test('a customer is not asked for what they have given', () => {
    const asked = begun.and([agent, '03-02 11:00', { type: 'requestInformation', what: 'The receipt' }])
    const reminded = asked.until('03-05 12:00')
    expect(fate(reminded, reminded)).toMatchObject({
      'informationRequested customer': undefined,
      'reminded customer': undefined,
    })
    const given = reminded.and([customer, '03-05 13:00', { type: 'provideInformation', text: 'Here' }])
    expect(fate(reminded, given)).toMatchObject({
      'informationRequested customer': 'answered',
      'reminded customer': 'answered',
    })
  })
})

test('the customer hears of every fact, however late, and of an extension or a broken promise unless it is taken back', () => {
  const asks = new Set(['reminded', 'informationRequested', 'appointmentNear', 'survey'])
  const isTakenBack = (reason = '') => ['extensionCancelled', 'breachVoided'].includes(reason)
  const seen = new Set<string>()
  fc.assert(
    fc.property(script, (one) => {
      const { complaint, entries, commits } = live(one)
      const notices = commits.flatMap((commit) => noticesFor(commit.complaint, commit.entries))
      for (const facts of factsOf(complaint, entries, notices)) {
        const reason = overtaken(facts)
        if (facts.notice.to.role === 'customer' && !asks.has(facts.notice.template) && !isTakenBack(reason))
          expect(reason).toBeUndefined()
        if (reason) seen.add(reason)
      }
    }),
    { numRuns: 300 },
  )
  expect(seen.size).toBeGreaterThan(12)
})

test('what alone has just happened is overtaken by nothing', () => {
  fc.assert(
    fc.property(script, (one) => {
      const alone = live(one, { watched: true }).commits.filter(({ entries }) => entries.length === 1)
      for (const { complaint, entries } of alone)
        for (const facts of factsOf(complaint, entries)) expect(overtaken(facts)).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})
