import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import {
  agent,
  clockIn,
  colleague,
  customer,
  eventsOf,
  given,
  manager,
  on,
  opening,
  supervisor,
} from '../../support/domain/given.ts'

// Trials S5 and B18, processes.md §2: what is told to have been earlier is recorded as it is, and moves a clock only
// with proof; what is voided moves none.

const tape = { kind: 'recording', reference: 'call-4711', source: 'telephone' } as const
const contact = (more: object = {}): Command => ({
  type: 'recordContact',
  direction: 'outward',
  method: 'phone',
  summary: 'Called',
  ...more,
})
const acknowledge = (more: object = {}): Command => ({
  type: 'acknowledge',
  method: 'phone',
  said: 'We have it.',
  ...more,
})
const at = (text: string) => ({ occurredAt: on(text) })
const assign: Command = { type: 'assign', department: 'service', person: agent.id }
const voided = (sequence: number): Command => ({ type: 'voidEntry', sequence, reason: 'It was not so.' })
const heardByCall: Policy = {
  ...opening().policy,
  id: 'heard-by-call',
  clocks: opening().policy.clocks.map((clock) =>
    clock.name === 'information' ? { ...clock, until: [...clock.until, 'customerContacted'] } : clock,
  ),
}
/** The acknowledgement lapses on the next day at 09:00. */
const lapsed = given(opening()).until('03-03 11:00')
const breach = { breach: { dueAt: on('03-03 09:00') } }

describe('a back-dated entry (S5)', () => {
  test('without proof is recorded as told and moves no clock', () => {
    const told = lapsed
      .when(agent, '03-03 11:00', acknowledge(at('03-02 09:30')))
      .then({ type: 'acknowledged', at: on('03-02 09:30'), unproved: true })
    expect(clockIn(told.complaint, 'acknowledge')).toMatchObject({ state: 'running', ...breach })
    expect(told.complaint.acknowledgedAt).toBeUndefined()
    lapsed
      .when(agent, '03-03 11:00', contact(at('03-02 09:30')))
      .then({ type: 'contactRecorded', unproved: true })
    expect(told.and([agent, '03-03 11:05', acknowledge()]).complaint.acknowledgedAt).toBe(on('03-03 11:05'))
  })

  test.each([
    ['evidence', agent, { evidence: tape }],
    ['a lead who has not handled it', supervisor, {}],
    ['a manager', manager, {}],
  ])('voids a breach by %s', (_, by, more) => {
    const { complaint } = lapsed.and([by, '03-03 11:00', acknowledge({ ...at('03-02 09:30'), ...more })])
    expect(clockIn(complaint, 'acknowledge')).toMatchObject({ state: 'met', breach: { voided: true } })
  })

  test('counts once it is proved: by evidence, or by the word of a lead who has not handled it', () => {
    const told = lapsed.and([agent, '03-03 11:00', acknowledge(at('03-02 09:30'))])
    const { sequence } = told.complaint.unproved![0]!
    const prove = { type: 'proveEntry', sequence, reason: 'It is on the tape.' } as const
    told.when(colleague, '03-03 12:00', prove).refused('missing')
    for (const [by, more] of [
      [colleague, { evidence: tape }],
      [supervisor, {}],
    ] as const) {
      const { complaint } = told.and([by, '03-03 12:00', { ...prove, ...more }])
      expect(clockIn(complaint, 'acknowledge')).toMatchObject({
        state: 'met',
        endedAt: on('03-02 09:30'),
        breach: { voided: true },
      })
      expect(complaint).toMatchObject({ acknowledgedAt: on('03-02 09:30') })
      expect(complaint).not.toHaveProperty('unproved')
    }
    told.when(colleague, '03-03 12:00', { ...prove, sequence: 1 }).refused('unknown')
  })

  test('that moves the complaint on counts from its arrival, and says what was told', () => {
    const { complaint, entries } = given(opening(), [agent, '03-02 10:00', assign]).and([
      agent,
      '03-02 15:00',
      { type: 'recordFindings', rootCause: 'carrier', text: 'Lost', ...at('03-02 11:00') },
    ])
    expect(eventsOf(entries, 'findingsRecorded')).toMatchObject([
      { at: on('03-02 15:00'), toldAt: on('03-02 11:00') },
    ])
    expect(complaint.lastAt).toBe(on('03-02 15:00'))
  })
})

describe('a record from before the last change (B18)', () => {
  const assigned = given(opening(), [agent, '03-02 10:00', assign])

  test.each([
    ['note', { type: 'addNote', text: 'Seen' }],
    ['evidence', { type: 'attachEvidence', kind: 'photo', digest: 'a'.repeat(64), source: 'customer' }],
    ['contact', contact({ evidence: tape })],
  ] as const)('is taken with its instant and moves no clock: %s', (_, command) => {
    const { entries, complaint } = assigned.and([agent, '03-02 11:00', { ...command, ...at('03-02 09:30') }])
    expect(entries.at(-1)!.event.at).toBe(on('03-02 09:30'))
    expect(complaint.clocks).toEqual(assigned.complaint.clocks)
  })

  test('is refused from before the receipt, and what moves the complaint is refused as ever', () => {
    assigned.when(agent, '03-02 11:00', contact(at('03-02 08:59'))).refused('notThisInstant')
    assigned
      .when(agent, '03-02 11:00', { type: 'recordFindings', rootCause: 'a', text: 'b', ...at('03-02 09:30') })
      .refused('notThisInstant')
  })

  test('by a clock three seconds ahead is taken as of now, six seconds ahead it is refused', () => {
    const { entries } = assigned.and([
      agent,
      '03-02 11:00',
      contact({ occurredAt: on('03-02 11:00') + 3_000 }),
    ])
    expect(eventsOf(entries, 'contactRecorded')).toMatchObject([{ at: on('03-02 11:00') }])
    assigned
      .when(agent, '03-02 11:00', contact({ occurredAt: on('03-02 11:00') + 6_000 }))
      .refused('notThisInstant')
  })
})

describe('a voided contact that had met a clock (S5)', () => {
  test('lets the breach that it had voided stand again, and somebody is called', () => {
    const proved = lapsed.and([agent, '03-03 11:00', contact({ ...at('03-02 10:00'), evidence: tape })])
    const met = proved.complaint.clocks.filter(({ breach: one }) => one?.voided)
    const sequence = proved.complaint.voidable.at(-1)!
    const { complaint, entries } = proved.and([agent, '03-03 12:00', voided(sequence)])
    for (const { name } of met)
      expect(clockIn(complaint, name)).toMatchObject({ state: 'running', breach: { retroactive: true } })
    expect(eventsOf(entries, 'clockReopened').map(({ sequence: by }) => by)).toContain(sequence)
  })

  const started = given(opening(), [agent, '03-02 09:30', acknowledge()], [agent, '03-02 10:00', assign])

  test('reopens the clock with its original due where that lies ahead', () => {
    const before = clockIn(started.complaint, 'progress')
    const told = started.and([agent, '03-02 12:00', contact()])
    const next = clockIn(told.complaint, 'progress')
    expect(next.n).toBe(before.n + 1)
    const { complaint } = told.and([agent, '03-02 13:00', voided(told.complaint.voidable.at(-1)!)])
    const [again, follower] = [before.n, next.n].map((n) =>
      complaint.clocks.find((one) => one.name === 'progress' && one.n === n),
    )
    expect(again).toMatchObject({ state: 'running', dueAt: before.dueAt })
    expect(again).not.toHaveProperty('breach')
    expect(follower).toMatchObject({ state: 'cancelled' })
  })

  test('past its due there is one retroactive breach, and a real contact then is late', () => {
    const before = clockIn(started.complaint, 'progress')
    const told = started.and([agent, '03-02 12:00', contact()])
    const after = told
      .until('03-10 12:00')
      .and([agent, '03-10 12:00', voided(told.complaint.voidable.at(-1)!)])
    expect(
      eventsOf(after.entries, 'breached').filter(({ clock, n }) => clock === 'progress' && n === before.n),
    ).toMatchObject([{ retroactive: true, dueAt: before.dueAt }])
    const { complaint } = after.and([agent, '03-10 13:00', contact()])
    expect(complaint.clocks.find((one) => one.name === 'progress' && one.n === before.n)).toMatchObject({
      state: 'met',
      breach: { dueAt: before.dueAt },
    })
  })

  test('leaves the clock met by the next contact there was', () => {
    const before = clockIn(started.complaint, 'progress')
    const told = started.and([agent, '03-02 12:00', contact()])
    const sequence = told.complaint.voidable.at(-1)!
    const twice = told.and([agent, '03-02 14:00', contact()])
    const { complaint } = twice.and([agent, '03-02 15:00', voided(sequence)])
    expect(complaint.clocks.find((one) => one.name === 'progress' && one.n === before.n)).toMatchObject({
      state: 'met',
      endedAt: on('03-02 14:00'),
    })
  })

  test('two of them, later one first, leave no clock met that nothing meets', () => {
    const twice = started.and([agent, '03-02 12:00', contact()]).and([agent, '03-02 14:00', contact()])
    const [one, other] = twice.complaint.voidable as [number, number]
    const { complaint } = twice.and([agent, '03-02 15:00', voided(other), voided(one)])
    const before = clockIn(started.complaint, 'progress')
    expect(complaint.clocks.filter(({ name, state }) => name === 'progress' && state === 'met')).toEqual(
      started.complaint.clocks.filter(({ name, state }) => name === 'progress' && state === 'met'),
    )
    expect(complaint.clocks.find(({ name, n }) => name === 'progress' && n === before.n)).toMatchObject({
      state: 'running',
      dueAt: before.dueAt,
    })
  })

  // F14
  test('leaves a clock that its next run shows to have stood still its time', () => {
    const asked = started.and([agent, '03-02 11:00', { type: 'requestInformation', what: 'The receipt' }])
    const paused = clockIn(asked.complaint, 'progress')
    expect(paused).toMatchObject({ state: 'running', pausedAt: on('03-02 11:00') })
    const told = asked.and([agent, '03-03 11:00', contact()])
    const sequence = told.complaint.voidable.at(-1)!
    const provided: Command = { type: 'provideInformation', text: 'Here it is' }
    const progress = ({ complaint }: { complaint: Complaint }) =>
      complaint.clocks.find(({ name, n }) => name === 'progress' && n === paused.n)!

    const waiting = told.and([agent, '03-05 10:00', voided(sequence)])
    expect(progress(waiting)).toMatchObject({ state: 'running', pausedAt: on('03-05 10:00') })
    expect(progress(waiting)).not.toHaveProperty('breach')

    const resumed = told.and([agent, '03-04 11:00', provided]).and([agent, '03-04 15:00', voided(sequence)])
    const never = asked.and([agent, '03-04 11:00', provided])
    expect(progress(resumed)).toMatchObject({
      state: 'running',
      dueAt: clockIn(never.complaint, 'progress').dueAt,
    })
    const late = told.and([agent, '03-05 11:00', provided]).and([agent, '03-05 12:00', voided(sequence)])
    expect(progress(waiting.and([agent, '03-05 11:00', provided])).dueAt).toBe(progress(late).dueAt)
  })

  test('what the customer owes by it runs out now where its term has passed, and is no breach', () => {
    const asked = given(opening(heardByCall), [
      agent,
      '03-02 10:00',
      acknowledge(),
      { type: 'requestInformation', what: 'The receipt' },
    ])
    const told = asked.and([agent, '03-02 12:00', contact()])
    expect(clockIn(told.complaint, 'information').state).toBe('met')
    const sequence = told.complaint.voidable.at(-1)!
    const soon = told.and([agent, '03-03 12:00', voided(sequence)])
    expect(clockIn(soon.complaint, 'information')).toMatchObject({ state: 'running' })
    const late = told.and([agent, '03-12 12:00', voided(sequence)])
    expect(clockIn(late.complaint, 'information')).toMatchObject({
      state: 'expired',
      endedAt: on('03-12 12:00'),
    })
    expect(eventsOf(late.entries, 'breached').filter(({ clock }) => clock === 'information')).toEqual([])
    expect(late.complaint.waiting).toEqual([])
    const again = told.and([agent, '03-11 12:00', contact()]).and([agent, '03-12 12:00', voided(sequence)])
    expect(clockIn(again.complaint, 'information')).toMatchObject({ state: 'met' })
    expect(clockIn(again.complaint, 'information')).not.toHaveProperty('breach')
    const met = eventsOf(again.entries, 'clockMet').findLast(({ clock }) => clock === 'information')
    expect(met).toMatchObject({ at: on('03-11 12:00') })
    expect(met).not.toHaveProperty('lateMs')
  })

  test('is one of the latest: of others nothing is kept', () => {
    const many = Array.from({ length: 200 }, () => contact())
    const { metBy = [] } = started.and([agent, '03-02 12:00', ...many]).complaint
    expect(metBy.length).toBeLessThanOrEqual(2 * 50)
    expect(Math.max(...metBy.slice(0, -2).map(({ entries }) => entries.length))).toBeLessThanOrEqual(2)
  })

  test('is never what the customer brought', () => {
    const brought = started.and([
      customer,
      '03-02 12:00',
      { type: 'attachEvidence', kind: 'photo', digest: 'a'.repeat(64), source: 'customer' },
    ])
    brought.when(manager, '03-02 13:00', voided(brought.complaint.voidable.at(-1)!)).refused('notAllowed')
  })
})
