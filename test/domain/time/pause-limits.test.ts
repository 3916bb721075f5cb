import { describe, expect, test } from 'vitest'
import type { ClockRule } from '../../../src/domain/policy/policy.ts'
import {
  agent,
  clockIn,
  customer,
  eventsOf,
  given,
  on,
  opening,
  policyNamed,
  supervisor,
} from '../../support/domain/given.ts'
import { ask, assigned, endOf, provide } from './moves.ts'

type Given = ReturnType<typeof given>

describe('a pause', () => {
  test('is credited up to the policy’s limit; beyond it the clock runs on (F20)', () => {
    const policy = policyNamed('default')
    const limited = {
      ...policy,
      clocks: policy.clocks.map((clock) =>
        clock.name === 'resolve'
          ? { ...clock, maxPause: { amount: 2, unit: 'workingDays' as const } }
          : clock,
      ),
    }
    const asked = given(opening(limited), assigned, [agent, '03-02 12:00', ask]).until('03-05 00:00')
    expect(eventsOf(asked.entries, 'clockResumed')).toMatchObject([
      { clock: 'resolve', at: on('03-04 12:00'), why: 'pauseLimit', dueAt: endOf('03-11') },
    ])
    const again = asked.and([customer, '03-05 09:00', provide]).and([agent, '03-05 10:00', ask])
    expect(clockIn(again.complaint, 'resolve')).not.toHaveProperty('pausedAt')
  })

  const limitedTo = (limits: Partial<ClockRule>) => {
    const policy = policyNamed('default')
    const clocks = policy.clocks.map((one) => (one.name === 'resolve' ? { ...one, ...limits } : one))
    return { ...policy, clocks }
  }
  const twice = (limits: Partial<ClockRule>) =>
    given(
      opening(limitedTo(limits)),
      assigned,
      [agent, '03-02 12:00', ask],
      [customer, '03-03 09:00', provide],
    )
  const standsStill = ({ complaint }: Given) => 'pausedAt' in clockIn(complaint, 'resolve')

  test('is taken as often as the policy says; then the clock runs on (F20)', () => {
    const once = twice({ maxPauses: 1 })
    expect(standsStill(once.and([agent, '03-03 10:00', ask]))).toBe(false)
    expect(standsStill(twice({ maxPauses: 2 }).and([agent, '03-03 10:00', ask]))).toBe(true)
  })

  test('goes beyond its limits where whoever leads says so, and for as long as it lasts (F20)', () => {
    const asked = { ...ask, beyondLimit: true } as const
    twice({ maxPauses: 1 }).when(agent, '03-03 10:00', asked).refused('notAllowed')
    const beyond = twice({ maxPauses: 1 }).and([supervisor, '03-03 10:00', asked])
    expect(standsStill(beyond)).toBe(true)
    expect(beyond.complaint.waiting).toMatchObject([{ beyondLimit: true }])
    const long = given(opening(limitedTo({ maxPause: { amount: 1, unit: 'hours' } })), assigned)
    const until = (story: Given) => story.until('03-03 11:00')
    expect(standsStill(until(long.and([supervisor, '03-03 09:00', ask])))).toBe(false)
    expect(standsStill(until(long.and([supervisor, '03-03 09:00', asked])))).toBe(true)
  })

  test('that went beyond its limits is not taken back when another wait goes on', () => {
    const waits = {
      type: 'awaitThirdParty',
      party: 'The bank',
      what: 'A statement',
      reason: 'To see',
    } as const
    const limited = limitedTo({
      maxPause: { amount: 1, unit: 'hours' },
      pausesOn: ['information', 'thirdParty'],
    })
    const story = given(
      opening(limited),
      assigned,
      [supervisor, '03-03 09:00', { ...waits, beyondLimit: true }],
      [agent, '03-03 10:00', ask],
      [agent, '03-03 15:00', { type: 'provideInformation', text: 'Here', from: 'thirdParty' }],
    ).until('03-03 16:00')
    expect(eventsOf(story.entries, 'clockResumed')).toMatchObject([
      { clock: 'resolve', at: on('03-03 15:00'), why: 'pauseLimit' },
    ])
  })
})
