import { describe, expect, test } from 'vitest'
import { differs, lapsedBy, lapsedIn, lapsesByClock } from '../../../src/domain/import/lapses.ts'
import { agent, given, on, opening, policyNamed } from '../../support/domain/given.ts'

const clocksOf = (...names: string[]) =>
  names.map((name) => policyNamed('default').clocks.find((clock) => clock.name === name)!)

describe('lapses held against each other', () => {
  test('what is on record stands, and what proved to be in time does not', () => {
    const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
    const late = given(opening()).until('03-05 09:00')
    expect(lapsedBy(late.entries.map(({ event }) => event))).toContain('acknowledge')
    const proved = late.and([
      agent,
      '03-05 10:00',
      { type: 'acknowledge', method: 'phone', said: 'We have it.', occurredAt: on('03-02 10:00'), evidence },
    ])
    expect(lapsedBy(proved.entries.map(({ event }) => event))).not.toContain('acknowledge')
    expect(lapsedIn(proved.complaint)).toEqual(lapsedBy(proved.entries.map(({ event }) => event)))
  })

  test('a registration is held against the policy beside the telling', () => {
    const policy = { ...policyNamed('default'), registerWithin: { amount: 1, unit: 'hours' as const } }
    const { calendar, receivedAt } = opening(policy)
    const registered = (at: string) => ({ policy, calendar, receivedAt, registeredAt: on(at) })
    expect(lapsedIn({ clocks: [] }, registered('03-02 10:00'))).toEqual([])
    expect(lapsedIn({ clocks: [] }, registered('03-02 10:01'))).toEqual(['register'])
  })

  test('clock by clock, in the order of the policy, then what else has lapsed', () => {
    const all = [
      { lapsed: ['acknowledge', 'triage'], wouldLapse: ['acknowledge'] },
      { lapsed: [], wouldLapse: ['acknowledge', 'resolve'] },
      { lapsed: ['acknowledge'], wouldLapse: ['acknowledge'] },
    ]
    expect(all.map(differs)).toEqual([true, true, false])
    const rows = lapsesByClock(all, {
      ...policyNamed('enquiry'),
      clocks: clocksOf('resolve', 'acknowledge', 'revisit'),
    })
    expect(rows).toEqual([
      { clock: 'resolve', isKnown: true, lapsed: 0, wouldLapse: 1, newly: 1, noLonger: 0 },
      { clock: 'acknowledge', isKnown: true, lapsed: 2, wouldLapse: 3, newly: 1, noLonger: 0 },
      { clock: 'revisit', isKnown: true, lapsed: 0, wouldLapse: 0, newly: 0, noLonger: 0 },
      { clock: 'triage', isKnown: false, lapsed: 1, wouldLapse: 0, newly: 0, noLonger: 1 },
    ])
  })
})
