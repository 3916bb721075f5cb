import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import { clockIn, cn, eventsOf, given, on, opening, operator } from '../../support/domain/given.ts'
import { endOf } from './moves.ts'

describe('a provisional due', () => {
  /** A calendar that ends on the 6th of March: what lies beyond is counted on weekdays. */
  const short = trimmed(
    { ...cn, coversUntil: '2026-03-06', holidays: {}, makeupWorkdays: {} },
    on('03-02 09:00'),
  )
  const better = {
    ...cn,
    version: 'better',
    holidays: { ...cn.holidays, 2026: ['03-09'] },
    makeupWorkdays: {},
  }
  const adopt: Command = { type: 'adoptCalendar', calendarId: 'cn', snapshot: better, reason: 'Published' }
  const begin = { ...opening(), calendar: short }

  test('that proves later voids the breach recorded on it, and what it had raised ends', () => {
    const story = given(begin).until('03-10 08:00')
    expect(clockIn(story.complaint, 'resolve')).toMatchObject({
      provisional: true,
      breach: { dueAt: endOf('03-09') },
    })
    const adopted = story.and([operator, '03-10 08:00', adopt])
    expect(clockIn(adopted.complaint, 'resolve')).toMatchObject({
      dueAt: endOf('03-10'),
      breach: { dueAt: endOf('03-09'), voided: true },
      state: 'running',
    })
    expect(adopted.complaint.escalations.find(({ clock }) => clock === 'resolve')?.state).toBe('ended')
  })

  test('that proves later lapses anew at its true due, with a key of its own', () => {
    const { entries } = given(begin)
      .until('03-10 08:00')
      .and([operator, '03-10 08:00', adopt])
      .until('03-11 08:00')
    const breaches = eventsOf(entries, 'breached').filter(({ clock }) => clock === 'resolve')
    expect(breaches.map(({ at }) => at)).toEqual([endOf('03-09'), endOf('03-10')])
    const keys = eventsOf(entries, 'escalated').map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('1/resolve/1/L1/1')
  })
})
