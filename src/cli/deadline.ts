import { program } from 'commander'
import { z } from 'zod'
import { calendarsDir, loadCalendars } from '../rules/calendars.ts'
import { offsetsOf } from '../rules/zone-offsets.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import { dueOf, type Deadline, type Pause, type Term, type Unit } from '../domain/calendar/counting.ts'
import { dateOfDay, dayOf, dayOfDate, startOfDay } from '../domain/calendar/days.ts'
import { instantText, parseInstant, type Instant } from '../domain/instant.ts'
import { faultText } from '../words/sentences/fault-text.ts'
import { loadLanguage } from '../config/load-config.ts'
import { readJson } from '../files/read.ts'

const units: Record<string, Unit> = {
  hours: 'hours',
  business_hours: 'workingHours',
  business_days: 'workingDays',
  calendar_days: 'calendarDays',
  weeks: 'weeks',
  months: 'months',
  repair_days_24h: 'hours',
}
const hoursPerRepairDay = 24
const nextWorkingDay = 'next-working-day'

const LocalDate = z.iso.date('must be a date like 2026-03-09')
const CasePause = z.object({ from: LocalDate, resume: LocalDate })
const Case = z.object({
  id: z.union([z.string(), z.number()]),
  received: z.string(),
  zone: z.string(),
  calendar: z.string(),
  unit: z.string(),
  n: z.number().nonnegative(),
  pause: z.union([CasePause, z.array(CasePause)]).nullish(),
  roll: z.enum([nextWorkingDay, 'none']).nullish(),
  deemReceivedNextBusinessDay: z.boolean().nullish(),
  end: z.enum(['close', 'midnight']).nullish(),
})
type Case = z.infer<typeof Case>

function termOf({ id, unit, n, roll, deemReceivedNextBusinessDay, end }: Case): Term {
  const known = Object.hasOwn(units, unit) ? units[unit] : undefined
  if (!known)
    throw new Error(`Case ${id}: the unit "${unit}" is not known. Known: ${Object.keys(units).join(', ')}.`)
  if (known !== 'hours' && known !== 'workingHours' && !Number.isInteger(n)) {
    throw new Error(`Case ${id}: ${n} ${unit} cannot be counted, days are whole.`)
  }
  return {
    amount: unit === 'repair_days_24h' ? n * hoursPerRepairDay : n,
    unit: known,
    due: end === 'close' ? 'closeOfBusiness' : 'endOfDay',
    start: deemReceivedNextBusinessDay ? 'nextWorkingDay' : 'plain',
    roll: roll === nextWorkingDay ? 'nextWorkingDay' : 'none',
  }
}

/** The case's calendar in the case's zone. Offsets the calendar's file does not hold come from the machine's data. */
function calendarOf(
  { id, calendar, zone }: Case,
  receivedAt: Instant,
  calendars: Map<string, Calendar>,
): Calendar {
  const found = calendars.get(calendar)
  if (!found) {
    throw new Error(
      `Case ${id}: the calendar "${calendar}" is not known. Known: ${[...calendars.keys()].join(', ')}.`,
    )
  }
  const received = dateOfDay(dayOf(receivedAt, found))
  if (zone === found.zone && received > found.coversFrom && received < found.coversUntil) return found
  return { ...found, zone, offsets: offsetsIn(zone, Number(received.slice(0, 4)), id) }
}

const offsetsKnown = new Map<string, [Instant, number][]>()
const yearsAhead = 10

function offsetsIn(zone: string, year: number, id: Case['id']): [Instant, number][] {
  const key = `${zone} ${year}`
  try {
    const offsets = offsetsKnown.get(key) ?? offsetsOf(zone, year - 1, year + yearsAhead)
    offsetsKnown.set(key, offsets)
    return offsets
  } catch (error) {
    throw new Error(`Case ${id}: the time zone "${zone}" is not known.`, { cause: error })
  }
}

/** A pause runs from the start of one local date to the start of the date of resuming. */
function pausesOf({ pause }: Case, calendar: Calendar): Pause[] {
  return (pause ? [pause].flat() : []).map(({ from, resume }) => ({
    from: startOfDay(calendar, dayOfDate(from)),
    until: startOfDay(calendar, dayOfDate(resume)),
  }))
}

/** What one case comes to, as one line. */
function deadlineLine(json: unknown, calendars: Map<string, Calendar>): string {
  const read = Case.safeParse(json)
  if (!read.success) {
    const named = z.object({ id: Case.shape.id }).safeParse(json)
    const name = named.success ? named.data.id : JSON.stringify(json)
    throw new Error(`Case ${name}: ${z.prettifyError(read.error).replaceAll(/\s+/g, ' ')}`)
  }
  const given = read.data
  const receivedAt = instantOf(given)
  const term = termOf(given)
  const calendar = calendarOf(given, receivedAt, calendars)
  const pauses = pausesOf(given, calendar)
  const deadline = dueOf(receivedAt, term, calendar, pauses)
  const due = instantText(deadline.dueAt, calendar)
  const provisional =
    deadline.provisional || isRollUnknown(given, term, deadline, calendar, pauses, receivedAt)
  return JSON.stringify({ id: given.id, due, provisional })
}

function instantOf({ id, received }: Case): Instant {
  try {
    return parseInstant(received)
  } catch (error) {
    throw new Error(`Case ${id}: ${(error as Error).message}`, { cause: error })
  }
}

/** Where a case does not say whether its last day rolls, that day must at least be one the calendar knows. */
function isRollUnknown(
  given: Case,
  term: Term,
  deadline: Deadline,
  calendar: Calendar,
  pauses: Pause[],
  receivedAt: Instant,
): boolean {
  if (given.roll || deadline.provisional) return false
  return dueOf(receivedAt, { ...term, roll: 'nextWorkingDay' }, calendar, pauses).provisional
}

function casesIn(file: string): unknown[] {
  const json = readJson(file)
  const cases = Array.isArray(json) ? json : (json as { cases?: unknown } | null)?.cases
  if (!Array.isArray(cases)) throw new Error(`${file} holds no cases: it takes {"cases": […]}.`)
  return cases
}

function run(file: string, { calendars: dir }: { calendars: string }): void {
  const complain = (error: unknown) => {
    console.error(faultText(error, loadLanguage()))
    process.exitCode = 1
  }
  try {
    const calendars = loadCalendars(dir)
    for (const given of casesIn(file)) {
      try {
        console.log(deadlineLine(given, calendars))
      } catch (error) {
        complain(error)
      }
    }
  } catch (error) {
    complain(error)
  }
}

program
  .name('deadline')
  .description('Prints when each case of a file is due: one JSON object a line.')
  .argument('<file>', 'a JSON file of cases')
  .option('--calendars <dir>', 'the folder of the calendars', calendarsDir)
  .action(run)
  .parse()
