import { describe, expect, test } from 'vitest'
import type { Command, CommandOf } from '../../src/domain/command.ts'
import {
  clockIn,
  given,
  manager,
  on,
  opening,
  operator,
  policyNamed,
  supervisor,
  system,
} from '../support/given.ts'

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
