import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { advance, countedMs, dueOf } from '../../../src/domain/calendar/counting.ts'
import { dayOf, isSettled, isWorkingDay } from '../../../src/domain/calendar/days.ts'
import type { Command } from '../../../src/domain/command.ts'
import { dayMs, hourMs } from '../../../src/domain/instant.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import type { Work } from '../../../src/domain/import/work.ts'
import { agent, cn, on, opening } from '../../support/domain/given.ts'

const now = on('11-26 09:00')

/** How much work it is to tell a past, and how many entries it comes to. */
function told(count: number, command: (index: number) => Command, policy = 'default') {
  const facts = Array.from({ length: count }, (_, index): Fact => ({
    command: command(index),
    by: agent,
    at: now - (count - index) * hourMs,
  }))
  return past(facts, now - count * hourMs, policy)
}

function past(facts: readonly Fact[], receivedAt: number, policy = 'default') {
  const work: Work = { left: 1e9 }
  const begin = { ...opening(policy, receivedAt), registeredAt: now }
  const lived = openWithHistory(begin, facts, now, { work })
  if (isRefusal(lived)) throw new Error(lived.detail)
  return { work: 1e9 - work.left, entries: lived.entries.length, ...lived.complaint }
}

const contact: Command = { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Told.' }

describe('the work of telling a past grows with it, and no faster', () => {
  // Trial B5: it grew with the square of the contacts, each of which leaves a clock that has ended.
  test('5,000 contacts: only what still runs is looked at', () => {
    const [some, many] = [told(1_000, () => contact), told(5_000, () => contact)]
    expect(many.clocks.length).toBeGreaterThan(5_000)
    expect(many.entries / some.entries).toBeGreaterThan(4.9)
    expect(many.work).toBeLessThan(1_000_000)
  })

  // Trial R8: each repeat was counted from the lapse anew, day by day.
  test('27 years without an end: each further year is as much work as the one before', () => {
    const years = (count: number) => past([], now - count * 365 * dayMs)
    const [nine, eighteen, all] = [years(9), years(18), years(27)]
    expect((all.work - eighteen.work) / (eighteen.work - nine.work)).toBeCloseTo(1, 1)
    expect(all.work).toBeLessThan(1_000_000)
  })

  // Trial S7 and its siblings: what nobody ever ends is bounded before it is told.
  test.each<[string, (index: number) => Command]>([
    ['escalations', () => ({ type: 'escalate', reason: 'Again' })],
    [
      'supervise orders',
      () => ({ type: 'orderSupervision', instruction: 'See', within: { amount: 2, unit: 'hours' } }),
    ],
  ])('2,000 %s that nobody answers are refused when the work is spent, and name the fact', (_, command) => {
    const facts = Array.from({ length: 2_000 }, (_one, index): Fact => ({
      command: command(index),
      by: agent,
      at: now - (2_000 - index) * hourMs,
    }))
    const begin = { ...opening('default', now - 2_000 * hourMs), registeredAt: now }
    const work = { left: 200_000 }
    const refused = openWithHistory(begin, facts, now, { work })
    expect(refused).toMatchObject({ code: 'tooMuchWork', detail: expect.stringMatching(/^At fact \d+ /) })
    expect(work.left).toBeGreaterThan(-20_000)
  })

  test('the same past is the same work every time', () => {
    const command = (index: number): Command =>
      index % 2
        ? { type: 'provideInformation', text: 'Here' }
        : { type: 'requestInformation', what: 'Which?' }
    expect(told(100, command).work).toBe(told(100, command).work)
  })
})

describe('what is counted over many years comes to what the days come to', () => {
  const calendars = loadCalendars()
  const starts = ['2004-05-17T03:00:00Z', '2019-12-31T16:00:00Z', '2026-03-02T01:00:00Z'].map(Date.parse)

  test.each(['cn', 'uk-eng', 'us', 'au-nsw'])('in %s', (name) => {
    const calendar = calendars.get(name)!
    for (const start of starts)
      for (const unit of ['workingDays', 'workingHours'] as const)
        for (const days of [63, 64, 65, 130, 1_000, 4_321]) {
          const until = start + days * dayMs + 5 * hourMs
          let total = 0
          for (let from = start; from < until; from += dayMs)
            total += countedMs(from, Math.min(from + dayMs, until), unit, calendar)
          expect(countedMs(start, until, unit, calendar)).toBe(total)
          const reached = advance(start, total, unit, calendar)
          expect(countedMs(start, reached, unit, calendar)).toBe(total)
          expect(countedMs(start, reached - 1, unit, calendar)).toBeLessThan(total)
        }
  })

  test('a term of many working days ends on the day that a walk over each of them ends on', () => {
    for (const start of starts)
      for (const amount of [1, 63, 64, 65, 66, 400, 5_000]) {
        const { dueAt, provisional } = dueOf(start, { amount, unit: 'workingDays' }, cn)
        let day = dayOf(start, cn)
        let beyond = false
        for (let left = amount; left > 0;) {
          day++
          if (!isSettled(cn, day)) beyond = true
          if (isWorkingDay(cn, day)) left--
        }
        expect(dayOf(dueAt, cn)).toBe(day)
        expect(provisional).toBe(beyond)
      }
  })
})
