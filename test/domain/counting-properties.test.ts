import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import type { Calendar } from '../../src/domain/calendar/calendar.ts'
import {
  advance,
  countedMs,
  dueOf,
  usedShareAt,
  type Pause,
  type Term,
  type Unit,
} from '../../src/domain/calendar/counting.ts'
import { dayOf, isWorkingDay } from '../../src/domain/calendar/days.ts'
import { hourMs, minuteMs, parseInstant } from '../../src/domain/instant.ts'
import { Unit as Units } from '../../src/domain/policy/terms.ts'
import { isOfDays } from '../../src/domain/calendar/term.ts'
import { slowCountedMs, slowDueByDate, slowDueByTime } from './slow-counting.ts'

const calendars = loadCalendars()
const cn = calendars.get('cn')!
const everywhere = fc.constantFrom(...calendars.values())

/** Minutes in the years 2024 to 2026, and now and then beyond what the calendar covers. */
const instants = fc
  .integer({ min: 0, max: 3.05 * 366 * 1440 })
  .map((minutes) => parseInstant('2024-01-01T00:00:00+08:00') + minutes * minuteMs)
const units = fc.constantFrom<Unit>('hours', 'workingHours', 'workingDays', 'calendarDays')
const terms = fc.record({
  amount: fc.integer({ min: 1, max: 12 }),
  unit: fc.constantFrom(...Units.options),
  due: fc.constantFrom('sameTime', 'endOfDay', 'closeOfBusiness'),
  start: fc.constantFrom('plain', 'nextWorkingDay'),
  roll: fc.constantFrom('none', 'nextWorkingDay'),
}) satisfies fc.Arbitrary<Term>
/** Measured in time: what a pause credits is exact. */
const timedTerms = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom<Unit>('hours', 'workingHours'),
  }),
  fc.record({
    amount: fc.integer({ min: 1, max: 6 }),
    unit: fc.constantFrom<Unit>('workingDays', 'calendarDays'),
    due: fc.constant('sameTime'),
  }),
) satisfies fc.Arbitrary<Term>

/** In order and apart: minutes from the end of the last, and how long. */
const gaps = (most: number) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 6000 })), {
    maxLength: most,
  })
function pausesOf(start: number, lengths: readonly (readonly [number, number])[]): Pause[] {
  let at = start
  return lengths.map(([gap, length]) => {
    const from = at + gap * minuteMs
    at = from + length * minuteMs
    return { from, until: at }
  })
}

function all<Ts extends [unknown, ...unknown[]]>(
  ...args: [...arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> }, holds: (...values: Ts) => void]
): void {
  fc.assert(fc.property<Ts>(...args), { numRuns: 300 })
}

describe('agrees with a slow second way of counting', () => {
  test('in time', () => {
    all(instants, timedTerms, gaps(3), (start: number, term: Term, lengths) => {
      // A start at midnight is due at the midnight that begins its last day, which stepping cannot tell from
      // the end of the day before.
      const begun = start % (24 * hourMs) === 16 * hourMs ? start + minuteMs : start
      const pauses = pausesOf(begun, lengths)
      expect(dueOf(begun, term, cn, pauses).dueAt).toBe(slowDueByTime(begun, term, cn, pauses))
    })
  }, 60_000)

  test('in dates', () => {
    const dated = fc.oneof(
      fc.record({
        amount: fc.integer({ min: 1, max: 25 }),
        unit: fc.constant<Unit>('workingDays'),
        due: fc.constantFrom('endOfDay', 'closeOfBusiness'),
      }),
      fc.record({
        amount: fc.integer({ min: 1, max: 25 }),
        unit: fc.constant<Unit>('calendarDays'),
        roll: fc.constantFrom('none', 'nextWorkingDay'),
      }),
    )
    all(instants, dated, gaps(4), (start: number, term: Term, lengths) => {
      const pauses = pausesOf(start, lengths)
      expect(dueOf(start, term, cn, pauses).dueAt).toBe(slowDueByDate(start, term, cn, pauses))
    })
  })

  test('in counted time', () => {
    all(instants, fc.integer({ min: 0, max: 20_000 }), units, (from: number, minutes: number, unit: Unit) => {
      const until = from + minutes * minuteMs
      expect(countedMs(from, until, unit, cn)).toBe(slowCountedMs(from, until, unit, cn))
    })
  })
})

describe('holds for every start, term and pause', () => {
  // F4, F6
  test('due lies strictly behind the start', () => {
    all(everywhere, instants, terms, gaps(4), (calendar: Calendar, start: number, term: Term, lengths) => {
      expect(dueOf(start, term, calendar, pausesOf(start, lengths)).dueAt).toBeGreaterThan(start)
    })
  })

  test('a later start is never due earlier, but for a time of day carried over from or onto a day off', () => {
    all(
      fc.constantFrom(cn, calendars.get('in')!),
      instants,
      fc.integer({ min: 0, max: 6000 }),
      terms,
      (calendar: Calendar, start: number, later: number, term: Term) => {
        const other = start + later * minuteMs
        const isTimeOfDay = term.due === 'sameTime' && isOfDays(term.unit)
        const isCarried =
          isTimeOfDay &&
          (term.roll === 'nextWorkingDay' ||
            term.unit === 'months' ||
            [start, other].some((at) => !isWorkingDay(calendar, dayOf(at, calendar))))
        fc.pre(!isCarried)
        expect(dueOf(other, term, calendar).dueAt).toBeGreaterThanOrEqual(dueOf(start, term, calendar).dueAt)
      },
    )
  })

  test('dates are monotone in zones that change their clocks, too', () => {
    all(
      everywhere,
      instants,
      fc.integer({ min: 0, max: 6000 }),
      terms,
      (calendar: Calendar, start: number, later: number, term: Term) => {
        fc.pre(term.due !== 'sameTime')
        const other = start + later * minuteMs
        expect(dueOf(other, term, calendar).dueAt).toBeGreaterThanOrEqual(dueOf(start, term, calendar).dueAt)
      },
    )
  })

  // F15, F16
  test('a pause credits exactly the counted time inside it', () => {
    all(instants, timedTerms, gaps(4), (start: number, term: Term, lengths) => {
      const { dueAt: plain } = dueOf(start, term, cn)
      const pauses = pausesOf(start, lengths)
      const { dueAt } = dueOf(start, term, cn, pauses)
      const counted = (from: number, until: number) => countedMs(from, until, term.unit, cn)
      const inside = pauses
        .filter(({ from }) => from <= dueAt)
        .reduce((sum, p) => sum + counted(p.from, p.until), 0)
      expect(counted(start, dueAt) - counted(start, plain)).toBe(inside)
    })
  })

  test('no due that was still to come when the pause began lies inside it, unless nothing counted was left', () => {
    all(everywhere, instants, terms, gaps(4), (calendar: Calendar, start: number, term: Term, lengths) => {
      const pauses = pausesOf(start, lengths)
      const { dueAt } = dueOf(start, term, calendar, pauses)
      const around = pauses.find(({ from, until }) => from <= dueAt && dueAt < until)
      if (around) {
        expect(countedMs(around.from, dueAt, term.unit, calendar)).toBe(
          countedMs(around.from, around.until, term.unit, calendar),
        )
      }
    })
  })

  test('cutting a pause in two, naming it twice or in another order changes nothing', () => {
    all(
      everywhere,
      instants,
      terms,
      gaps(3),
      fc.nat(100),
      (calendar: Calendar, start: number, term: Term, lengths, cut: number) => {
        const pauses = pausesOf(start, lengths)
        const cuts = pauses.flatMap(({ from, until }) => {
          const middle = from + Math.floor(((until - from) * cut) / 100)
          return [
            { from: middle, until },
            { from, until },
            { from, until: middle },
          ]
        })
        expect(dueOf(start, term, calendar, cuts.toReversed())).toEqual(dueOf(start, term, calendar, pauses))
      },
    )
  })

  test('a pause in rest time credits nothing', () => {
    all(instants, timedTerms, (start: number, term: Term) => {
      fc.pre(term.unit === 'workingHours' || term.unit === 'workingDays')
      const night = advance(start, 12 * hourMs, 'workingHours', cn)
      const until = advance(night, 1, 'workingHours', cn) - 1
      fc.pre(countedMs(night, until, term.unit, cn) === 0)
      expect(dueOf(start, term, cn, [{ from: night, until }]).dueAt).toBe(dueOf(start, term, cn).dueAt)
    })
  })

  // F5
  test('advance is the inverse of counting, and the earliest', () => {
    all(instants, units, fc.integer({ min: 1, max: 20_000 }), (from: number, unit: Unit, minutes: number) => {
      const until = advance(from, minutes * minuteMs, unit, cn)
      expect(countedMs(from, until, unit, cn)).toBe(minutes * minuteMs)
      expect(countedMs(from, until - 1, unit, cn)).toBe(minutes * minuteMs - 1)
    })
  })

  test('counted time adds up in every zone', () => {
    all(
      everywhere,
      instants,
      units,
      fc.nat(9000),
      fc.nat(9000),
      (calendar: Calendar, from: number, unit: Unit, one: number, two: number) => {
        const [middle, until] = [from + one * minuteMs, from + (one + two) * minuteMs]
        const counted = (begin: number, end: number) => countedMs(begin, end, unit, calendar)
        expect(counted(from, middle)).toBeGreaterThanOrEqual(0)
        expect(counted(from, middle) + counted(middle, until)).toBe(counted(from, until))
        expect(counted(from, advance(from, one * minuteMs, unit, calendar))).toBeGreaterThanOrEqual(
          one * minuteMs,
        )
      },
    )
  })

  test('more of it is used up later, between start and due, and never inside a pause', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true })
    all(
      everywhere,
      instants,
      terms,
      gaps(3),
      shares,
      shares,
      (calendar: Calendar, start: number, term: Term, lengths, one: number, two: number) => {
        const pauses = pausesOf(start, lengths)
        const at = (share: number) => usedShareAt(share, start, term, calendar, pauses)
        const [less, more] = [at(Math.min(one, two)), at(Math.max(one, two))]
        expect(less).toBeGreaterThanOrEqual(start)
        expect(more).toBeGreaterThanOrEqual(less)
        expect(at(1)).toBe(dueOf(start, term, calendar, pauses).dueAt)
        expect(at(1)).toBeGreaterThanOrEqual(more)
        // None of it is used up at the very start, wherever that lies.
        if (Math.min(one, two) === 0) return
        for (const { from, until } of pauses) expect(less > from && less < until).toBe(false)
      },
    )
  })
})
