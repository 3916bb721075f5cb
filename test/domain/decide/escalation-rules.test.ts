import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import {
  agent,
  clockIn,
  colleague,
  customer,
  eventsOf,
  given,
  management,
  manager,
  on,
  opening,
  policyNamed,
  supervisor,
  system,
} from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

const classify = (severe: boolean): Command => ({
  type: 'classify',
  category: 'safety',
  impact: severe ? 'high' : 'low',
  risk: severe ? 'high' : 'low',
  complexity: 'complex',
  reason: 'As it looks now',
})
const accept = (key?: string): Command => ({ type: 'acceptEscalation', ...(key && { key }) })
const stepsOf = (story: ReturnType<typeof given>, source: string) =>
  eventsOf(story.entries, 'escalated')
    .filter((step) => step.source === source)
    .map(({ level, repeat, to, at }) => ({ level, repeat, to, at }))

/** resolve is due on Monday 03-09 at the end of the day. */
const due = on('03-10 00:00') - 1

describe('the ladder', () => {
  // R53, F45
  test('L1 at the lapse, L2 four working hours later, L3 one working day later, then L3 every working day (F42, F54)', () => {
    expect(stepsOf(given(opening()).until('03-13 09:00'), '1/resolve/1')).toEqual([
      { level: 1, repeat: 0, to: 'supervisor', at: due },
      { level: 2, repeat: 0, to: 'manager', at: on('03-10 13:00') },
      { level: 3, repeat: 0, to: 'management', at: on('03-11 13:00') },
      { level: 3, repeat: 1, to: 'management', at: on('03-12 13:00') },
    ])
  })

  test('of the acknowledgement counts elapsed hours: 4, then 24', () => {
    expect(stepsOf(given(opening()).until('03-05 08:00'), '1/acknowledge/1')).toEqual([
      { level: 1, repeat: 0, to: 'supervisor', at: on('03-03 09:00') },
      { level: 2, repeat: 0, to: 'manager', at: on('03-03 13:00') },
      { level: 3, repeat: 0, to: 'management', at: on('03-04 13:00') },
    ])
  })

  // R54, F54
  test('stops when somebody accepts, and the breach stays', () => {
    const story = given(opening()).until('03-10 09:00')
    const accepted = story
      .when(supervisor, '03-10 09:00', accept('1/resolve/1/L1/0'))
      .then({ type: 'escalationAccepted', by: 'zhao.min' })
    expect(stepsOf(accepted.until('03-20 09:00'), '1/resolve/1')).toHaveLength(1)
    expect(clockIn(accepted.complaint, 'resolve').breach).toEqual({ dueAt: due })
  })

  test('goes on when it is delegated: the delegate has to accept', () => {
    const key = '1/resolve/1/L1/0'
    const story = given(opening()).until('03-10 09:00')
    const delegated = story.and([
      supervisor,
      '03-10 09:00',
      { type: 'delegateEscalation', key, to: 'wang.wei', reason: 'Away' },
    ])
    expect(stepsOf(delegated.until('03-10 14:00'), '1/resolve/1')).toHaveLength(2)
    const accepted = delegated.and([colleague, '03-10 10:00', accept(key)])
    expect(stepsOf(accepted.until('03-10 14:00'), '1/resolve/1')).toHaveLength(1)
  })

  test('stops when the clock is met late, whose lateness is frozen then (F60)', () => {
    const story = given(opening(), [agent, '03-02 10:00', { type: 'assign', department: 'service' }]).until(
      '03-10 09:00',
    )
    const ended = story.and([
      supervisor,
      '03-10 09:00',
      { type: 'finalResponse', reasons: 'These', routes: 'Those' },
    ])
    expect(eventsOf(ended.entries, 'clockMet').find(({ clock }) => clock === 'resolve')?.lateMs).toBe(
      9 * 3_600_000 + 1,
    )
    expect(stepsOf(ended.until('03-20 09:00'), '1/resolve/1')).toHaveLength(1)
  })
})

describe('answering an escalation', () => {
  const story = given(opening()).until('03-10 14:00')

  // R54
  test('is for the level it has reached, or higher', () => {
    story.when(supervisor, '03-10 14:00', accept('1/resolve/1/L2/0')).refused('notAllowed')
    story.when(manager, '03-10 14:00', accept('1/resolve/1/L2/0')).then('escalationAccepted')
    story.when(management, '03-10 14:00', accept()).then('escalationAccepted', 'escalationAccepted')
    given(opening()).until('03-03 10:00').when(agent, '03-03 10:00', accept()).refused('notAllowed')
  })

  test('names it by any of its steps: it may have climbed since', () => {
    story
      .when(manager, '03-10 14:00', accept('1/resolve/1/L1/0'))
      .then({ type: 'escalationAccepted', key: '1/resolve/1/L2/0' })
  })

  test('of which there is none is refused', () => {
    given(opening()).when(supervisor, '03-02 10:00', accept()).refused('nothingToAnswer')
    story.when(manager, '03-10 14:00', accept('1/nothing/1/L1/0')).refused('unknown')
    const delegate = (key: string): Command => ({
      type: 'delegateEscalation',
      key,
      to: 'wang.wei',
      reason: 'Away',
    })
    given(opening()).when(supervisor, '03-02 10:00', delegate('1/resolve/1/L1/0')).refused('nothingToAnswer')
    story.when(manager, '03-10 14:00', delegate('1/nothing/1/L1/0')).refused('unknown')
    story.when(supervisor, '03-10 14:00', delegate('1/resolve/1/L2/0')).refused('notAllowed')
    story.when(agent, '03-10 14:00', delegate('1/resolve/1/L2/0')).refused('notAllowed')
  })
})

describe('without a lapse', () => {
  test('a major complaint goes to the top at once, once a cycle (R28)', () => {
    const major = given(opening())
      .when(agent, '03-02 10:00', classify(true))
      .then(
        { type: 'classified', severity: 'major' },
        { type: 'escalated', key: '1/severity/L3/0', to: 'management' },
      )
    const again = major
      .and([agent, '03-02 11:00', classify(false)])
      .and([agent, '03-02 12:00', classify(true)])
    expect(stepsOf(again, '1/severity')).toHaveLength(1)
    const closed = again.and([agent, '03-02 13:00', withdrawal])
    const reopened = closed.and([customer, '03-02 14:00', { type: 'reopen', reason: 'Again' }])
    expect(stepsOf(reopened.and([agent, '03-02 15:00', classify(true)]), '2/severity')).toHaveLength(1)
  })

  test('anyone escalates by hand, one level above the present or to the level they name', () => {
    const escalate = (level?: number): Command => ({
      type: 'escalate',
      reason: 'Slow',
      ...(level && { level }),
    })
    const once = given(opening())
      .when(customer, '03-02 10:00', escalate())
      .then({ type: 'escalated', key: '1/manual:1/L1/0', to: 'supervisor', reason: 'Slow' })
    once
      .when(agent, '03-02 10:00', escalate())
      .then({ type: 'escalated', key: '1/manual:2/L2/0', to: 'manager' })
    once.when(agent, '03-02 10:00', escalate(9)).then({ type: 'escalated', key: '1/manual:2/L3/0' })
  })

  // R56, R57
  test('an emergency is declared once while it lasts, and goes to the top', () => {
    const declare: Command = { type: 'declareEmergency', reason: 'Injury' }
    const declared = given(opening())
      .when(agent, '03-02 10:00', declare)
      .then('emergencyDeclared', { type: 'escalated', level: 3 })
    declared.when(agent, '03-02 10:00', declare).refused('alreadyDone')
  })

  test('a policy without a ladder for it refuses', () => {
    given(opening('event-log'))
      .when(agent, '03-02 10:00', { type: 'escalate', reason: 'Slow' })
      .refused('notAllowed')
  })
})

describe('an extension', () => {
  const extend: Command = {
    type: 'extendDeadline',
    clock: 'resolve',
    reason: 'Expert needed',
    approvedBy: 'sun.li',
  }
  const key = 'extension/1/resolve/1'
  const confirm = (at: string): Command => ({ type: 'confirmNotice', key, sentAt: on(at) })
  const granted = given(opening(), [supervisor, '03-04 10:00', extend])

  // F38
  test('is granted by its approver, once, for a clock that runs and has not lapsed', () => {
    given(opening()).when(agent, '03-04 10:00', extend).refused('notAllowed')
    given(opening())
      .when(supervisor, '03-04 10:00', { ...extend, clock: 'revisit' })
      .refused('notAllowed')
    given(opening()).when(supervisor, '03-10 10:00', extend).refused('notThisInstant')
    granted.when(supervisor, '03-04 11:00', extend).refused('alreadyDone')
    const { complaint } = given(opening(), [agent, '03-02 10:00', withdrawal])
    expect(complaint.stage).toBe('closed')
  })

  test('of a clock that has been met is refused', () => {
    given(
      opening(),
      [agent, '03-02 10:00', { type: 'assign', department: 'service' }],
      [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'Refund' }],
      [customer, '03-02 12:00', { type: 'acceptSolution' }],
    )
      .when(supervisor, '03-02 13:00', extend)
      .refused('unknown')
  })

  test('comes into force only when its notice has been sent', () => {
    expect(clockIn(granted.complaint, 'resolve').dueAt).toBe(due)
    const { complaint } = granted
      .until('03-05 11:00')
      .when(system, '03-05 11:00', confirm('03-05 10:59'))
      .then('noticeConfirmed', {
        type: 'dueChanged',
        before: due,
        dueAt: on('03-17 00:00') - 1,
        why: 'extended',
      })
    expect(clockIn(complaint, 'resolve').dueAt).toBe(on('03-17 00:00') - 1)
    granted.when(agent, '03-05 11:00', confirm('03-05 10:59')).refused('notAllowed')
  })

  test('whose notice goes out after the old due changes nothing', () => {
    const story = granted.until('03-10 08:00')
    expect(clockIn(story.complaint, 'resolve').breach).toEqual({ dueAt: due })
    story.when(system, '03-10 08:00', confirm('03-10 08:00')).then('noticeConfirmed')
  })

  test('whose notice went out in time counts as of then, though it is heard of after the lapse', () => {
    const story = granted.until('03-10 08:00')
    const escalated = eventsOf(story.entries, 'escalated').at(-1)!
    expect(escalated).toMatchObject({ clock: 'resolve', level: 1 })
    const { complaint } = story
      .when(system, '03-10 08:00', confirm('03-09 23:59'))
      .then(
        'noticeConfirmed',
        { type: 'breachVoided', clock: 'resolve', dueAt: due, why: 'extended' },
        { type: 'dueChanged', before: due, dueAt: on('03-17 00:00') - 1, why: 'extended' },
        { type: 'escalationEnded', key: escalated.key, why: 'breachVoided' },
      )
    expect(clockIn(complaint, 'resolve')).toMatchObject({ state: 'running', breach: { voided: true } })
    given(opening(), [supervisor, '03-04 10:00', extend])
      .until('03-10 08:00')
      .and([system, '03-10 08:00', confirm('03-09 23:59')])
      .when(system, '03-10 09:00', confirm('03-09 23:59'))
      .then('noticeConfirmed')
  })

  test('whose notice is heard of after the extended due too: the breach is that of the extended due', () => {
    const { complaint } = granted.until('03-18 08:00').and([system, '03-18 08:00', confirm('03-09 12:00')])
    expect(clockIn(complaint, 'resolve').breach).toEqual({ dueAt: on('03-17 00:00') - 1, retroactive: true })
  })

  test('under a policy that does not count by the sending, what is heard of after the due changes nothing', () => {
    const policy = policyNamed('default')
    const extensions = policy.extensions!.map(({ bySending: _, ...one }) => one)
    given(opening({ ...policy, extensions }), [supervisor, '03-04 10:00', extend])
      .until('03-10 08:00')
      .when(system, '03-10 08:00', confirm('03-09 12:00'))
      .then('noticeConfirmed')
  })

  test('under such a policy a breach stands too when terms have grown since and the notice is heard of again', () => {
    const policy = policyNamed('default')
    const extensions = policy.extensions!.map(({ bySending: _, ...one }) => one)
    const longer = policy.clocks.map((clock) =>
      clock.name === 'resolve' ? { ...clock, term: { amount: 20, unit: 'workingDays' as const } } : clock,
    )
    const adopt: Command = {
      type: 'adoptPolicy',
      policyId: 'default',
      snapshot: { ...policy, version: '2', extensions, clocks: longer },
      reason: 'New terms',
    }
    given(opening({ ...policy, extensions }), [supervisor, '03-04 10:00', extend])
      .and([system, '03-05 11:00', confirm('03-05 10:59')])
      .until('03-18 08:00')
      .and([manager, '03-18 08:00', adopt])
      .when(system, '03-18 09:00', confirm('03-05 10:59'))
      .then('noticeConfirmed')
  })

  test('a pause in the added time moves the due further', () => {
    const { complaint } = granted
      .and([system, '03-05 11:00', confirm('03-05 11:00')])
      .and([agent, '03-11 10:00', { type: 'requestInformation', what: 'The receipt' }])
      .and([customer, '03-12 10:00', { type: 'provideInformation', text: 'Here' }])
    expect(clockIn(complaint, 'resolve').dueAt).toBe(on('03-18 00:00') - 1)
  })

  test('a policy that knows none refuses', () => {
    const { extensions: _, ...policy } = policyNamed('default')
    given(opening(policy)).when(supervisor, '03-04 10:00', extend).refused('notAllowed')
  })
})
