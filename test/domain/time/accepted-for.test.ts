import { describe, expect, test } from 'vitest'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import {
  agent,
  eventsOf,
  given,
  management,
  on,
  opening,
  operator,
  policyNamed,
  supervisor,
} from '../../support/domain/given.ts'

// R54: who accepts has to act as well

const own = policyNamed('default')
const limited = (acceptedFor: Policy['ladders'][string]['acceptedFor']): Policy => ({
  ...own,
  id: 'limited',
  ladders: { ...own.ladders, standard: { ...own.ladders['standard']!, ...(acceptedFor && { acceptedFor }) } },
})
const day = limited({ amount: 1, unit: 'workingDays' })
const accept = { type: 'acceptEscalation', key: '1/resolve/1/L1/0' } as const
const steps = (story: ReturnType<typeof given>) =>
  eventsOf(story.entries, 'escalated')
    .filter(({ source }) => source === '1/resolve/1')
    .map(({ level, repeat, to, at, unmet }) => ({ level, repeat, to, at, unmet }))

/** resolve is due on Monday 03-09 at the end of the day: level 1 has it, and accepts. */
const accepted = given(opening(day)).until('03-10 09:00').and([supervisor, '03-10 09:30', accept])
const first = { level: 1, repeat: 0, to: 'supervisor', at: on('03-10 00:00') - 1, unmet: undefined }

describe('what was accepted and is still not done', () => {
  test('goes to the next level so long after the acceptance, which says so', () => {
    expect(steps(accepted.until('03-11 09:30'))).toEqual([first])
    expect(steps(accepted.until('03-11 10:00'))).toEqual([
      first,
      { level: 2, repeat: 0, to: 'manager', at: on('03-11 09:30'), unmet: true },
    ])
  })

  test('climbs on from there as ever, and waits anew for who accepts next', () => {
    const again = accepted
      .until('03-11 10:00')
      .and([management, '03-11 11:00', { type: 'acceptEscalation', key: '1/resolve/1/L2/0' }])
    expect(steps(again.until('03-13 09:00')).slice(2)).toEqual([
      { level: 3, repeat: 0, to: 'management', at: on('03-12 11:00'), unmet: true },
    ])
  })

  test('at the top comes to the top again', () => {
    const top = accepted
      .until('03-12 18:00')
      .and([management, '03-12 18:00', { type: 'acceptEscalation' }])
      .until('03-13 20:00')
    expect(steps(top).at(-1)).toMatchObject({ level: 3, to: 'management', unmet: true })
  })

  test('is nobody’s to climb with once it is done or resolved', () => {
    const resolved = accepted.and([supervisor, '03-10 10:00', { type: 'resolveEscalation', note: 'Settled' }])
    expect(steps(resolved.until('03-13 09:00'))).toEqual([first])
  })

  test('stays with who accepted it where the ladder says nothing, and costs no byte', () => {
    const old = given(opening()).until('03-10 09:00').and([supervisor, '03-10 09:30', accept])
    expect(steps(old.until('03-20 09:00'))).toEqual([first])
    expect(old.complaint.escalations.find(({ source }) => source === '1/resolve/1')).not.toHaveProperty(
      'acceptedAt',
    )
  })

  test('before a policy limited it counts from the adoption', () => {
    const moved = given(opening())
      .until('03-10 09:00')
      .and([supervisor, '03-10 09:30', accept])
      .and([
        operator,
        '03-11 09:00',
        { type: 'adoptPolicy', policyId: 'limited', snapshot: day, reason: 'New', carries: true },
      ])
    expect(steps(moved.until('03-12 10:00')).at(-1)).toMatchObject({
      level: 2,
      at: on('03-12 09:00'),
      unmet: true,
    })
  })
})

test('a ladder that leaves no time to act, or counts without a calendar, is refused', () => {
  const faults = (policy: Policy) =>
    WorkablePolicy.safeParse(policy).error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ) ?? []
  expect(faults(day)).toEqual([])
  expect(faults(limited({ amount: 0, unit: 'hours' }))).toEqual([
    'ladders.standard: Ladder standard: whoever accepts needs time to act.',
  ])
})

// R35
test('a task past its due is told to whoever handles the complaint, and to who leads the contributing department', () => {
  const late = given(opening(), [
    agent,
    '03-02 10:00',
    { type: 'assign', department: 'service', person: 'li.na' },
  ])
    .and([
      agent,
      '03-02 10:00',
      { type: 'openTask', kind: 'department', title: 'Look', department: 'stores', dueAt: on('03-02 15:00') },
    ])
    .until('03-02 16:00')
  const told = noticesFor(late.complaint, late.entries).filter(({ template }) => template === 'taskOverdue')
  expect(told.map(({ to }) => to)).toEqual([
    { role: 'agent', department: 'service', person: 'li.na' },
    { role: 'supervisor', department: 'stores' },
  ])
})
