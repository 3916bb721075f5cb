import { describe, expect, test } from 'vitest'
import type { Command, CommandOf } from '../../../src/domain/command.ts'
import { explain } from '../../../src/domain/time/explain.ts'
import { clockViews } from '../../../src/api/complaints/clock-view.ts'
import { overtaken } from '../../../src/notify/overtaken.ts'
import { factsOf } from '../../support/domain/notice-facts.ts'
import {
  agent,
  clockIn,
  given,
  management,
  manager,
  on,
  opening,
  operator,
  policyNamed,
  supervisor,
  system,
} from '../../support/domain/given.ts'

const [extension] = policyNamed('cn-nfra').extensions ?? []
const clock = extension!.clock
const extend = (more: Partial<CommandOf<'extendDeadline'>> = {}): Command => ({
  ...{ type: 'extendDeadline', clock, reason: 'An expert looks', approvedBy: 'sun.li' },
  ...{ approverRole: 'management', ...more },
})
const taken = given(opening('cn-nfra'))
const granted = taken.and([supervisor, '03-03 10:00', extend()])
const key = clockIn(granted.complaint, clock).extensions![0]!.notice
const evidence = { kind: 'document', digest: 'a'.repeat(64), source: 'post office' } as const
const byHand = (sentAt: number, more: object = { method: 'letter', evidence }): Command => ({
  ...({ type: 'confirmNotice', key, sentAt } as const),
  ...more,
})

// Trial S10
describe('an extension', () => {
  test('is approved by somebody with the role, who is not the one that asks', () => {
    taken.when(manager, '03-03 10:00', extend({ approvedBy: manager.id })).refused('conflictOfInterest')
    taken.when(manager, '03-03 10:00', extend({ approverRole: 'agent' })).refused('notAllowed')
  })

  test('is not approved by who asks, also where a firm keeps no directory', () => {
    const { approverRole: _, ...unknown } = extend({ approvedBy: manager.id }) as CommandOf<'extendDeadline'>
    taken.when(manager, '03-03 10:00', unknown).refused('conflictOfInterest')
  })

  test('comes into force by hand only with how the customer was told, and the proof', () => {
    granted.when(operator, '03-03 12:00', byHand(on('03-03 11:00'), {})).refused('missing')
    granted.when(operator, '03-03 12:00', byHand(on('03-03 11:00'), { method: 'letter' })).refused('missing')
    const told = granted.and([operator, '03-03 12:00', byHand(on('03-03 11:00'))])
    expect(clockIn(told.complaint, clock).extensions).toMatchObject([{ inForce: true }])
  })

  test('and not at a time before its notice existed, nor in the future', () => {
    for (const sentAt of [Date.parse('1999-01-01'), on('03-03 09:59'), Date.parse('2030-01-01')])
      granted.when(operator, '03-03 12:00', byHand(sentAt)).refused('notThisInstant')
    taken.when(operator, '03-03 12:00', byHand(on('03-03 11:00'))).refused('unknown')
  })

  test('comes into force by what the delivery log says', () => {
    const told = granted.and([
      system,
      '03-03 12:00',
      { type: 'confirmNotice', key, sentAt: on('03-03 11:00') },
    ])
    expect(clockIn(told.complaint, clock).extensions).toMatchObject([{ inForce: true }])
  })
})

describe('an extension that is not in force yet', () => {
  const cancel: Command = { type: 'cancelExtension', clock, reason: 'The expert is here already' }
  const confirm = (notice: string): Command => ({
    ...{ type: 'confirmNotice', key: notice, sentAt: on('03-03 11:00') },
  })
  const cancelled = granted.and([management, '03-03 12:00', cancel])

  test('is taken back by whoever could ask for it, and moves no due', () => {
    granted
      .when(supervisor, '03-03 12:00', cancel)
      .then({ type: 'extensionCancelled', clock, notice: key, reason: 'The expert is here already' })
    granted.when(agent, '03-03 12:00', cancel).refused('notAllowed')
    taken.when(supervisor, '03-03 12:00', cancel).refused('nothingToAnswer')
    granted.when(supervisor, '03-03 12:00', { ...cancel, clock: 'acknowledge' }).refused('unknown')
    cancelled.when(supervisor, '03-03 13:00', cancel).refused('nothingToAnswer')
    expect(clockIn(cancelled.complaint, clock).dueAt).toBe(clockIn(taken.complaint, clock).dueAt)
  })

  test('not once it is in force', () => {
    const told = granted.and([system, '03-03 12:00', confirm(key)])
    told.when(supervisor, '03-03 13:00', cancel).refused('nothingToAnswer')
  })

  test('comes into force no more by a letter that was under way, and its letter is not sent', () => {
    const late = cancelled.and([system, '03-03 12:01', confirm(key)])
    expect(clockIn(late.complaint, clock).dueAt).toBe(clockIn(taken.complaint, clock).dueAt)
    cancelled.when(operator, '03-03 13:00', byHand(on('03-03 11:00'))).refused('unknown')
    const [facts] = factsOf(cancelled.complaint, cancelled.entries).filter(
      ({ notice }) => notice.template === 'extensionGranted',
    )
    expect(overtaken(facts!)).toBe('extensionCancelled')
    expect(explain(cancelled.complaint, clockIn(cancelled.complaint, clock)).extensions).toMatchObject([
      { notice: key, cancelledAt: on('03-03 12:00') },
    ])
  })

  test('leaves the way free for another one, which has a letter of its own', () => {
    const again = cancelled.and([supervisor, '03-04 10:00', extend()])
    const { extensions = [] } = clockIn(again.complaint, clock)
    expect(new Set(extensions.map(({ notice }) => notice)).size).toBe(2)
    const told = again.and([system, '03-04 12:00', confirm(extensions[1]!.notice)])
    expect(clockIn(told.complaint, clock).extensions).toMatchObject([
      { cancelledAt: on('03-03 12:00') },
      { inForce: true },
    ])
    expect(clockIn(told.complaint, clock).extensions![0]).not.toHaveProperty('inForce')
    again.when(supervisor, '03-04 11:00', extend()).refused('alreadyDone')
  })

  test('shows as waiting, one in force as such', () => {
    const shown = ({ complaint }: typeof taken) =>
      clockViews(complaint, on('03-05 10:00')).find(({ name }) => name === clock)!.ongoing
    expect(shown(taken)).not.toHaveProperty('extension')
    expect(shown(granted)).toMatchObject({ extension: 'waiting' })
    expect(shown(cancelled)).not.toHaveProperty('extension')
    expect(shown(granted.and([system, '03-03 12:00', confirm(key)]))).toMatchObject({ extension: 'inForce' })
  })
})
