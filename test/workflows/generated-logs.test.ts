import { expect, test } from 'vitest'
import type { Calendar } from '../../src/domain/calendar/calendar.ts'
import type { Actor, Command } from '../../src/domain/command.ts'
import { trimmed } from '../../src/domain/calendar/days.ts'
import { parseInstant, type Instant } from '../../src/domain/instant.ts'
import type { Fact } from '../../src/domain/import/past.ts'
import type { Stage } from '../../src/domain/policy/policy.ts'
import { historyOf } from '../../src/cases/case-history.ts'
import { casesIn, type LoggedCase } from '../../src/cases/case-log.ts'
import { clockRows, type ClockRow } from '../../src/cases/clock-rows.ts'
import { simulate } from '../../src/cases/simulation.ts'
import { byYear, datesOf } from '../../src/rules/published-year.ts'
import { pinned } from '../../src/rules/policies.ts'
import { expectedRows } from '../support/logs/event-log-rule.ts'
import { generatedCases, logText } from '../support/logs/generated-logs.ts'
import { calendars, opening, policies, type Life } from '../support/temporal/workflow-lives.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'

// The generated cases, which lie in the past, lived on a server whose time begins today. Each is moved by whole weeks
// together with its calendar, so that every holiday and make-up workday keeps its place beside it: what it comes to
// is what it came to then, moved by as much.
//
// A living complaint refuses what a log may tell (it is reopened while it is handled). A case is imported up to the
// last such line, at that line's instant, and lives from there on: by updates, and by its own timers.

const time = skippedTime()
const weekMs = 7 * 86_400_000
const policy = { ...pinned(policies.get('event-log')!), skips: ['consent' as const] }
const customers: Actor = { id: 'revisitor', role: 'agent' }
/** In a log one person may solve a case time and again: here a manager has to say that nobody else is left. */
const lead: Actor = { id: 'lead', role: 'manager' }

/** The calendar with all its dates moved by whole weeks. */
function movedCalendar(calendar: Calendar, byMs: number): Calendar {
  const moved = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + byMs).toISOString().slice(0, 10)
  const all = (years: Calendar['holidays']) => byYear(datesOf(years).map(moved))
  return {
    ...calendar,
    coversFrom: moved(calendar.coversFrom),
    coversUntil: moved(calendar.coversUntil),
    holidays: all(calendar.holidays),
    makeupWorkdays: all(calendar.makeupWorkdays),
  }
}

/** The same rows, so much later. */
function movedRows(rows: readonly ClockRow[], byMs: number): ClockRow[] {
  const moved = (text: string) =>
    text && `${new Date(parseInstant(text) + byMs + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
  return rows.map((row) => ({
    ...row,
    started_at: moved(row.started_at),
    due_at: moved(row.due_at),
    done_at: moved(row.done_at),
    lapsed_at: moved(row.lapsed_at),
  }))
}

type Lived = {
  logged: LoggedCase
  byMs: number
  calendar: Calendar
  startsAt: Instant
  imported: Fact[]
  told: Fact[]
  complaint?: Life
  stage?: Stage
}

function planOf(original: LoggedCase, base: Instant): Lived {
  const { receivedAt } = historyOf(original, policy)
  const byMs = Math.ceil((base - receivedAt) / weekMs) * weekMs
  const events = original.events.map((one) => ({ ...one, at: one.at + byMs }))
  const logged = { id: original.id, events }
  const { receivedAt: moved, facts } = historyOf(logged, policy)
  let resolved = false
  let last = -1
  for (const [index, { command }] of facts.entries()) {
    if (command.type === 'recordExecution') resolved = true
    if (command.type !== 'reopen') continue
    if (!resolved) last = index
    resolved = false
  }
  return {
    logged,
    byMs,
    calendar: movedCalendar(calendars.get('cn')!, byMs),
    startsAt: facts[last]?.at ?? moved,
    imported: facts.slice(0, last + 1),
    told: facts.slice(last + 1),
  }
}

/** What a living complaint is asked where the log knows one word for it. */
async function tell(lived: Lived, { command, by, at }: Fact): Promise<void> {
  const ask = async (commands: Command | Command[], who = by) => {
    lived.stage = (await lived.complaint!.ask(commands, who, { arrivedAt: at })).stage
  }
  try {
    if (command.type === 'recordExecution') {
      const solved: Command[] = [{ type: 'proposeSolution', measures: 'As logged.' }, command]
      const waived: Command[] = [{ type: 'waiveIndependence', person: by.id, reason: 'So it is in the log.' }]
      await ask(waived, lead).catch(() => undefined)
      await ask(lived.stage === 'received' ? [{ type: 'assign', department: 'helpdesk' }, ...solved] : solved)
    } else if (command.type === 'reopen')
      await ask({ type: 'recordRevisit', result: 'dissatisfied', comment: 'As logged.' }, customers)
    else await ask(command)
  } catch (error) {
    // Said twice, or by the one who handled it before: nothing that moves a clock.
    const { cause } = error as { cause?: { type?: string } }
    if (!['alreadyDone', 'notInThisStage', 'conflictOfInterest'].includes(cause?.type ?? '')) throw error
  }
}

async function start(lived: Lived): Promise<void> {
  const { logged, calendar, imported, startsAt } = lived
  const { receivedAt } = historyOf(logged, policy)
  const opened = {
    ...opening(receivedAt, { registeredAt: startsAt }),
    policy,
    calendar: trimmed(calendar, receivedAt),
  }
  lived.stage = imported.length > 0 ? 'investigating' : 'received'
  lived.complaint = await time.begin(opened, imported.length > 0 ? { history: imported } : {})
}

test('generated logs come out living as they come out simulated, and as the rule by hand says', async () => {
  const cases = generatedCases()
  const logged = casesIn(logText(cases)).cases
  const base = (await time.now()) + weekMs
  const lives = logged.map((one) => planOf(one, base))
  const moments = lives
    .flatMap((lived) => [
      { at: lived.startsAt, lived, does: () => start(lived) },
      ...lived.told.map((fact) => ({ at: fact.at, lived, does: () => tell(lived, fact) })),
    ])
    .toSorted((one, other) => one.at - other.at)
  for (const { at, does } of moments) {
    await time.until(at)
    await does()
  }
  await time.environment.sleep('60 days')
  expect(lives.filter(({ told }) => told.length > 0).length).toBeGreaterThan(150)
  for (const { logged: one, byMs, calendar, complaint } of lives) {
    const simulated = clockRows(one.id, simulate(one, { policy, calendar }).complaint)
    const recorded = await time.house.register.getComplaint(complaint!.id)
    expect(clockRows(one.id, recorded!.complaint)).toEqual(simulated)
    const original = cases.find((rows) => rows[0]!.case === one.id)!
    expect(simulated).toEqual(movedRows(expectedRows(original) as ClockRow[], byMs))
  }
}, 300_000)
