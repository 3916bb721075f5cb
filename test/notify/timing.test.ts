import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs, type Instant } from '../../src/domain/instant.ts'
import { settingsOf, type DeliverySettings } from '../../src/rules/delivery-settings.ts'
import type { Recipient } from '../../src/domain/notices/recipient.ts'
import type { NoticeFacts } from '../../src/notify/outgoing-notice.ts'
import { whenToSend } from '../../src/notify/timing.ts'
import { agent, cn, given, management, on, opening, supervisor, type Move } from '../support/domain/given.ts'
import { factsOf, recipient } from '../support/domain/notice-facts.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

const calendars = new Map([['cn', cn]])
const audience = {
  channels: ['email' as const],
  quietHours: { from: '21:00', until: '08:00' },
  atOnce: [] as string[],
  atNight: { severities: [] as ('minor' | 'normal' | 'major')[] },
}
const file = {
  zone: 'Asia/Shanghai',
  calendar: 'cn',
  audiences: {
    customer: { ...audience, atOnce: ['received'] },
    staff: {
      ...audience,
      quietHours: { ...audience.quietHours, restDays: true },
      atNight: { severities: ['major' as const], level: 3 },
    },
  },
  digestGapSeconds: { email: 300 },
  retryAfterSeconds: [10],
  giveUpAfterDays: 3,
}
const settings = settingsOf(file, calendars)

type Story = ReturnType<typeof given>
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const begun = given(opening(), assigned)
const told = ({ complaint, entries }: Story, template: string): NoticeFacts =>
  factsOf(complaint, entries).findLast(({ notice }) => notice.template === template)!
/** What the customer hears at the end. */
const { complaint, entries } = begun.and([agent, '03-02 11:00', withdrawal])
const closed = factsOf(complaint, entries).find(({ notice }) => notice.key.endsWith('/closed/customer'))!
const escalated = told(begun.until('03-03 10:00'), 'escalated')
const when = (facts: NoticeFacts, now: string, sent?: string, to: Recipient = recipient()) => {
  const lastSentAt = sent === undefined ? undefined : on(sent)
  const { at, why } = whenToSend(facts, to, 'email', settings, { now: on(now), lastSentAt })
  return [new Date(at + 8 * hourMs).toISOString().slice(5, 16).replace('T', ' '), why]
}

describe('quiet hours', () => {
  test('a message in the evening goes in the morning, one by day at once (F12)', () => {
    expect(when(escalated, '03-03 20:59')).toEqual(['03-03 20:59', undefined])
    expect(when(escalated, '03-03 21:00')).toEqual(['03-04 08:00', 'quietHours'])
    expect(when(escalated, '03-04 07:59')).toEqual(['03-04 08:00', 'quietHours'])
    expect(when(escalated, '03-04 08:00')).toEqual(['03-04 08:00', undefined])
  })

  test('rest days are quiet for staff, holidays too, and make-up workdays are not', () => {
    // Friday evening; before National Day, which ends with a make-up Saturday worked.
    expect(when(escalated, '03-06 21:30')).toEqual(['03-09 08:00', 'quietHours'])
    expect(when(escalated, '03-07 12:00')).toEqual(['03-09 08:00', 'quietHours'])
    expect(when(escalated, '10-01 12:00')).toEqual(['10-08 08:00', 'quietHours'])
    expect(when(escalated, '10-10 12:00')).toEqual(['10-10 12:00', undefined])
  })

  test('a customer is written to on a Sunday, but not at night', () => {
    expect(when(closed, '03-08 12:00')).toEqual(['03-08 12:00', undefined])
    expect(when(closed, '03-08 23:00')).toEqual(['03-09 08:00', 'quietHours'])
  })

  test('the automatic receipt does not wait (R17)', () => {
    expect(when(told(begun, 'received'), '03-08 23:00', '03-08 22:59')).toEqual(['03-08 23:00', undefined])
  })

  test('the highest level, a major complaint and an emergency wake people up', () => {
    const top = told(begun.until('03-05 10:00'), 'escalated')
    expect(when(top, '03-05 23:00')).toEqual(['03-05 23:00', undefined])
    const major: Move = [
      supervisor,
      '03-02 11:00',
      { type: 'classify', category: 'safety', impact: 'high', risk: 'high', complexity: 'complex' },
    ]
    expect(when(told(begun.and(major), 'assigned'), '03-05 23:00')).toEqual(['03-05 23:00', undefined])
    const emergency: Move = [management, '03-02 11:00', { type: 'declareEmergency', reason: 'Injury' }]
    expect(when(told(begun.and(emergency), 'assigned'), '03-05 23:00')).toEqual(['03-05 23:00', undefined])
  })

  test('whoever is on call is there for the night', () => {
    const onCall = recipient({ because: { as: 'onCall', role: 'supervisor' } })
    expect(when(escalated, '03-03 23:00', undefined, onCall)).toEqual(['03-03 23:00', undefined])
  })

  test('what is read inside the product waits for nothing', () => {
    const now = on('03-03 23:00')
    expect(whenToSend(escalated, recipient(), 'inbox', settings, { now, lastSentAt: now })).toEqual({
      at: now,
    })
  })
})

describe('the digest gap', () => {
  test('the first goes at once, what follows within five minutes waits and goes together', () => {
    expect(when(escalated, '03-03 10:00')).toEqual(['03-03 10:00', undefined])
    expect(when(escalated, '03-03 10:01', '03-03 10:00')).toEqual(['03-03 10:05', 'digest'])
    expect(when(escalated, '03-03 10:04', '03-03 10:00')).toEqual(['03-03 10:05', 'digest'])
    expect(when(escalated, '03-03 10:05', '03-03 10:00')).toEqual(['03-03 10:05', undefined])
  })

  test('a gap that ends in the quiet hours ends in the morning', () => {
    expect(when(escalated, '03-03 20:59', '03-03 20:58')).toEqual(['03-04 08:00', 'quietHours'])
  })

  test('an emergency waits for nobody else, a flood of the highest level does', () => {
    const top = told(begun.until('03-05 10:00'), 'escalated')
    expect(when(top, '03-05 23:01', '03-05 23:00')).toEqual(['03-05 23:05', 'digest'])
    const one = told(
      begun.and([management, '03-02 11:00', { type: 'declareEmergency', reason: 'Injury' }]),
      'emergencyDeclared',
    )
    const urgent = settingsOf(
      {
        ...file,
        audiences: { ...file.audiences, staff: { ...file.audiences.staff, atOnce: ['emergencyDeclared'] } },
      },
      calendars,
    )
    const now = on('03-05 23:01')
    expect(whenToSend(one, recipient(), 'email', urgent, { now, lastSentAt: now })).toEqual({ at: now })
  })
})

describe('whatever the hours, the zone and the season', () => {
  const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe']
  const hour = fc.nat(23).map((number) => `${String(number).padStart(2, '0')}:`)
  const time = fc.tuple(hour, fc.constantFrom('00', '02', '15', '30', '59')).map((parts) => parts.join(''))
  const hours = fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until)
  const zone = fc.constantFrom(...zones)
  // Around both changes of the clock in London, New York and Lord Howe, and anywhere in the year.
  const changes = [
    '2026-03-29T01:00Z',
    '2026-10-25T01:00Z',
    '2026-03-08T07:00Z',
    '2026-11-01T06:00Z',
    '2026-10-03T15:30Z',
  ]
  const now = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -6 * 60, max: 6 * 60 }))
      .map(([at, minutes]) => Date.parse(at) + minutes * minuteMs),
  )
  const world = fc.record({ hours, zone, now, sinceMs: fc.option(fc.nat(20 * minuteMs), { nil: undefined }) })

  const clocks = new Map(
    zones.map((timeZone) => [
      timeZone,
      {
        here: settingsOf({ ...file, zone: timeZone }, calendars),
        face: new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }),
      },
    ]),
  )
  const isQuiet = (at: Instant, settings: DeliverySettings): boolean => {
    const { from, until } = settings.audiences.customer.quietHours!
    const time = clocks.get(settings.zone)!.face.format(at)
    return from < until ? time >= from && time < until : time >= from || time < until
  }

  // Trial U7
  test('what the wall clock shows again in the repeated hour, before quiet hours begin, is not quiet', () => {
    const { here } = clocks.get('Europe/London')!
    const customer = { ...audience, quietHours: { from: '01:15', until: '00:00' } }
    const settings = { ...here, audiences: { ...here.audiences, customer } }
    const now = 1_792_889_940_000
    const change = Date.parse('2026-10-25T01:00Z')
    expect(whenToSend(closed, recipient(), 'email', settings, { now })).toEqual({
      at: change,
      why: 'quietHours',
    })
  })

  test('a message goes never before now, never in quiet hours, and no later than they and the gap make it', () => {
    fc.assert(
      fc.property(world, ({ hours, zone, now, sinceMs }) => {
        const customer = { ...audience, quietHours: hours }
        const settings = clocks.get(zone)!.here
        const here = { ...settings, audiences: { ...settings.audiences, customer } }
        const lastSentAt = sinceMs === undefined ? undefined : now - sinceMs
        const { at, why } = whenToSend(closed, recipient(), 'email', here, { now, lastSentAt })
        expect(at).toBeGreaterThanOrEqual(now)
        expect(isQuiet(at, here)).toBe(false)
        expect(why === undefined).toBe(at === now)
        const gathered = Math.max(now, (lastSentAt ?? -Infinity) + 300_000)
        if (why !== 'quietHours') expect(at).toBe(gathered)
        else {
          // Not a minute that would have done was let pass.
          const minutes = Array.from(
            { length: Math.ceil((at - gathered) / minuteMs) },
            (_, n) => gathered + n * minuteMs,
          )
          expect(minutes.every((minute) => isQuiet(minute, here))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
