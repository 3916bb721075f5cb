import { describe, expect, test } from 'vitest'
import { catchUp } from '../../../src/domain/admit.ts'
import type { Command } from '../../../src/domain/command.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { open, openWithHistory } from '../../../src/domain/opening.ts'
import { WorkablePolicy } from '../../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts'
import { explain } from '../../../src/domain/time/explain.ts'
import { clockIn, eventsOf, given, on, opening, operator, policyNamed } from '../../support/domain/given.ts'

// R8

const prompt: Policy = { ...policyNamed('default'), registerWithin: { amount: 24, unit: 'hours' } }
const granted = <T extends object>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(result.detail)
  return result
}
/** Received on Monday at nine, registered then. */
const registeredAt = (text: string, policy = prompt) => ({ ...opening(policy), registeredAt: on(text) })
const told = (text: string) =>
  granted(open(registeredAt(text))).entries.filter(
    ({ event }) => 'clock' in event && event.clock === 'register',
  )

describe('the target of registration', () => {
  test('is kept by who registers in time, the due itself still in time', () => {
    expect(told('03-03 09:00').map(({ event }) => event)).toEqual([
      {
        type: 'clockStarted',
        at: on('03-02 09:00'),
        clock: 'register',
        cycle: 1,
        n: 1,
        dueAt: on('03-03 09:00'),
      },
      { type: 'clockMet', at: on('03-03 09:00'), clock: 'register', cycle: 1, n: 1 },
    ])
  })

  test('broken, it is one retroactive breach on record, as late as it was, and calls nobody', () => {
    expect(told('03-05 10:00').map(({ event }) => event)).toMatchObject([
      { type: 'clockStarted' },
      { type: 'breached', at: on('03-05 10:00'), dueAt: on('03-03 09:00'), retroactive: true },
      { type: 'clockMet', lateMs: on('03-05 10:00') - on('03-03 09:00') },
    ])
    const { complaint, entries } = granted(open(registeredAt('03-03 09:01')))
    expect(eventsOf(entries, 'escalated').filter(({ clock }) => clock === 'register')).toEqual([])
    // Of the acknowledgement, which is overdue as well.
    const heard = noticesFor(complaint, entries).map(({ template }) => template)
    expect(heard).toEqual(['received', 'escalated'])
  })

  test('is explained as any other due', () => {
    const { complaint } = granted(open(registeredAt('03-05 10:00')))
    expect(explain(complaint, clockIn(complaint, 'register'))).toMatchObject({
      ...{ clock: 'register', basis: 'target', state: 'met', term: { amount: 24, unit: 'hours' } },
    })
  })

  test('stands as it is when another policy is adopted, or another complaint is merged into it', () => {
    const story = given(registeredAt('03-05 10:00'))
    const kept = clockIn(story.complaint, 'register')
    const snapshot = { ...policyNamed('default'), version: '2' }
    const adopt = { type: 'adoptPolicy', policyId: 'default', snapshot, reason: 'x', carries: true } as const
    const before = on('02-20 09:00')
    const absorb: Command = {
      ...{ type: 'absorb', complaint: 'cmp_2', number: '2', mergedBy: 'x', reason: 'The same' },
      ...{ receivedAt: before, countsFrom: before },
    }
    const system = { id: 'system', role: 'system' } as const
    const { complaint } = story.and([system, '03-05 11:00', absorb]).and([operator, '03-05 12:00', adopt])
    expect(clockIn(complaint, 'register')).toEqual(kept)
  })

  test('is not asked of what is imported, nor under a policy that says nothing of it', () => {
    const imported = granted(openWithHistory(registeredAt('06-01 09:00'), [], on('06-01 09:00')))
    expect(clockIn(imported.complaint, 'register')).toBeUndefined()
    const plain = granted(open(registeredAt('03-05 10:00', policyNamed('default'))))
    expect(clockIn(plain.complaint, 'register')).toBeUndefined()
  })
})

describe('what is registered weeks late', () => {
  test('is due as from its first contact, and warned of what recurs only from then on', () => {
    const { complaint, entries } = granted(open(registeredAt('05-11 09:00', policyNamed('default'))))
    const later = catchUp(complaint, { until: on('05-14 09:00'), now: on('05-14 09:00') })
    expect(
      eventsOf([...entries, ...later.entries], 'breached')
        .map(({ clock }) => clock)
        .toSorted(),
    ).toEqual([...['acknowledge', 'progress', 'resolve']])
    // Two working days after the registration, and not every two working days since March.
    expect(eventsOf(later.entries, 'warned')).toMatchObject([
      { clock: 'progress', at: on('05-14 00:00') - 1 },
    ])
  })
})

describe('a policy', () => {
  const faults = (policy: object) =>
    WorkablePolicy.safeParse(policy).error?.issues.map(({ path, message }) => [path.join('/'), message])

  test('that says within when it is to be registered may be loaded', () => {
    expect(faults(prompt)).toBeUndefined()
    expect(faults({ ...prompt, receivedBefore: undefined })).toBeUndefined()
  })

  test('gives it an amount, and counts working time by a calendar', () => {
    expect(faults({ ...prompt, registerWithin: { amount: 0, unit: 'hours' } })?.[0]?.[0]).toBe(
      'registerWithin/amount',
    )
    const term = { amount: 1, unit: 'workingDays' }
    const { calendar: _, ...timeless } = { ...prompt, registerWithin: term }
    expect(faults(timeless)).toContainEqual([
      'registerWithin',
      'Registration counts by a calendar, but the policy names none.',
    ])
  })

  test('has no other clock of that name', () => {
    const clocks = [...prompt.clocks, { ...prompt.clocks[0]!, name: 'register' }]
    expect(faults({ ...prompt, clocks })).toEqual([
      ['registerWithin', 'The clock register is that of registerWithin: no other is named so.'],
    ])
  })
})
