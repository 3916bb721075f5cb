import { expect, test } from 'vitest'
import { trimmed } from '../../src/domain/calendar/days.ts'
import { movedDues } from '../../src/domain/time/moved-dues.ts'
import { hourMs, parseInstant } from '../../src/domain/instant.ts'
import type { Life } from '../support/temporal/workflow-lives.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import {
  calendars,
  inventedCalendar,
  management,
  opening,
  operator,
  supervisor,
} from '../support/temporal/workflow-lives.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

// True durations in skipped time, one date after the other: the server's time goes forward only. What is counted
// after 2026 is counted by an invented calendar, for China has not published its own.

const time = skippedTime()
const acknowledge = { type: 'acknowledge', method: 'phone', said: 'We have it.' } as const
const toService = { type: 'assign', department: 'service', person: 'li' } as const

const clockOf = async (complaint: Life, name: string) =>
  (await complaint.view()).clocks.find((clock) => clock.name === name)!

/** What the journal says of an event type: the instants it bears, and when they were written down. */
async function told(complaint: Life, type: string) {
  const { entries } = await expectKept(time.house, complaint)
  return entries
    .filter(({ event }) => event.type === type)
    .map(({ event, recordedAt }) => ({ ...event, recordedAt }))
}

test('a due beyond the published calendar is provisional until the year is adopted', async () => {
  await time.until('2026-12-29T10:00:00+08:00')
  const received = await time.now()
  const complaint = await time.begin(opening(received, { calendar: calendars.get('cn')! }), {
    commands: [acknowledge],
  })
  expect(await clockOf(complaint, 'resolve')).toMatchObject({
    dueAt: parseInstant('2027-01-06T23:59:59.999+08:00'),
    provisional: true,
  })
  const moving = async () => {
    const [counted] = await time.house.register.complaintsByOtherVersion(inventedCalendar)
    return counted && movedDues(counted, inventedCalendar, received)
  }
  expect(await moving()).toContainEqual(
    expect.objectContaining({ clock: 'resolve', dueAt: parseInstant('2027-01-07T23:59:59.999+08:00') }),
  )
  const snapshot = trimmed(inventedCalendar, received)
  const answer = await complaint.ask(
    { type: 'adoptCalendar', calendarId: 'cn', reason: '2027 is published.', snapshot },
    operator,
  )
  expect(answer.recorded).toBe(true)
  const resolve = await clockOf(complaint, 'resolve')
  expect(resolve.dueAt).toBe(parseInstant('2027-01-07T23:59:59.999+08:00'))
  expect(resolve).not.toHaveProperty('provisional')
  expect(await moving()).toBeUndefined()
  await time.until('2027-01-07T00:00:01+08:00')
  expect((await complaint.view()).clocks.find(({ name }) => name === 'resolve')).not.toHaveProperty('breach')
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

// R43, R54, F1, F42, F45, F54
test('five working days pass over a holiday and its make-up workday, and nobody accepts: the ladder to its top', async () => {
  await time.until('2027-02-03T10:00:00+08:00')
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  // Counted: 4, [5 to 11 off], 12, Saturday 13 made up, 15, 16.
  const dueAt = parseInstant('2027-02-16T23:59:59.999+08:00')
  expect(await clockOf(complaint, 'resolve')).toMatchObject({ dueAt })
  await time.until(dueAt - 10_000)
  expect((await clockOf(complaint, 'resolve')).breach).toBeUndefined()
  await time.until(dueAt)
  await time.eventually(complaint, { escalations: [{ level: 1, to: 'supervisor', at: dueAt }] })
  // Four working hours after midnight are at 13:00; one working day later; then every working day, the weekend out.
  const steps = ['17', '18', '19', '22', '23'].map((day) => parseInstant(`2027-02-${day}T13:00:00+08:00`))
  await time.until(steps.at(-1)!)
  await time.eventually(complaint, { escalations: [{ level: 3, repeat: 3, to: 'management' }] })
  expect(
    (await told(complaint, 'escalated')).map((step) => [step.at, 'level' in step && step.level]),
  ).toEqual([[dueAt, 1], ...steps.map((at, index) => [at, index === 0 ? 2 : 3])])
  // In skipped time: each by its own timer, not with what came next.
  for (const { at, recordedAt } of await told(complaint, 'escalated'))
    expect(recordedAt - at).toBeLessThan(hourMs)
  await expect(complaint.ask({ type: 'acceptEscalation' }, supervisor)).rejects.toMatchObject({
    cause: { type: 'notAllowed' },
  })
  await complaint.ask({ type: 'acceptEscalation', comment: 'Mine.' }, management)
  await time.until('2027-03-05T13:00:00+08:00')
  expect(await told(complaint, 'escalated')).toHaveLength(6)
  const ended = await complaint.ask(
    { type: 'finalResponse', reasons: 'Done.', routes: 'The court.' },
    management,
  )
  expect(ended).toMatchObject({ stage: 'closed', clocks: [], recorded: true })
  expect(await told(complaint, 'clockMet')).toContainEqual(
    expect.objectContaining({ clock: 'resolve', lateMs: (await complaint.view()).closedAt! - dueAt }),
  )
})

// F13, F16
test('a pause credits exactly the counted time, and nothing of ours lapses in it', async () => {
  await time.until('2027-03-08T10:00:00+08:00')
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  const dueAt = parseInstant('2027-03-15T23:59:59.999+08:00')
  expect(await clockOf(complaint, 'resolve')).toMatchObject({ dueAt })
  await time.until('2027-03-15T15:00:00+08:00')
  await complaint.ask({ type: 'requestInformation', what: 'The invoice' })
  const before = (await complaint.view()).version
  await time.until('2027-03-18T11:00:00+08:00')
  const { entries } = await expectKept(time.house, complaint)
  expect(entries.slice(before).map(({ event }) => event.type)).toEqual(['reminded'])
  const answer = await complaint.ask({ type: 'provideInformation', text: 'Here it is.' })
  // The dates 16, 17 and 18 were counted while it stood still.
  const resumed = parseInstant('2027-03-18T23:59:59.999+08:00')
  expect(answer.clocks).toContainEqual({ clock: 'resolve', cycle: 1, n: 1, dueAt: resumed })
  await time.until(resumed)
  await time.eventually(complaint, { escalations: [{ level: 1, at: resumed }] })
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

// R58
test('a customer who does not answer is reminded, then no longer waited for', async () => {
  await time.until('2027-04-05T10:00:00+08:00')
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  await time.until('2027-04-06T15:00:00+08:00')
  const asked = await complaint.ask({ type: 'requestInformation', what: 'The invoice' })
  expect(asked).toMatchObject({ waiting: ['information'] })
  const expires = parseInstant('2027-04-09T23:59:59.999+08:00')
  await time.until(expires - 1_000)
  expect((await complaint.view()).waiting).toMatchObject([{ reason: 'information' }])
  await time.until(expires)
  await time.eventually(complaint, { waiting: [] })
  const { notices } = await expectKept(time.house, complaint)
  expect(notices.filter(({ template }) => template === 'reminded')).toMatchObject([{ role: 'customer' }])
  expect(notices.filter(({ template }) => template === 'waitingGivenUp')).toMatchObject([{ role: 'agent' }])
  expect(await told(complaint, 'clockExpired')).toMatchObject([{ at: expires, clock: 'information' }])
  expect(await told(complaint, 'breached')).not.toContainEqual(expect.objectContaining({ clock: 'resolve' }))
  // Due on the 12th, and the dates 7, 8 and 9 stood still: three dates further, to the 15th.
  const resolve = await clockOf(complaint, 'resolve')
  expect(resolve.dueAt).toBe(parseInstant('2027-04-15T23:59:59.999+08:00'))
  expect(resolve.pausedAt).toBeUndefined()
  await complaint.ask(withdrawal)
})

// F50
test('what an outage kept from being recorded is recorded in order, as of its instants, with one notice', async () => {
  await time.until('2027-06-07T10:00:00+08:00')
  // Taken in while no worker was there: this server stands still where a task waits for a worker, so the start waits.
  const opened = opening(await time.now())
  const received = opened.receivedAt
  await time.until('2027-06-10T10:00:00+08:00')
  const complaint = await time.begin(opened)
  const returned = await time.now()
  await time.eventually(complaint, { escalations: [{ level: 3 }] })
  const nominal = [24, 28, 52].map((hours) => received + hours * hourMs)
  const escalated = await told(complaint, 'escalated')
  expect(escalated.map(({ at }) => at)).toEqual(nominal)
  for (const { recordedAt } of escalated) expect(recordedAt).toBeGreaterThanOrEqual(returned - 1_000)
  const { entries, notices } = await expectKept(time.house, complaint)
  const instants = entries.map(({ event }) => event.at)
  expect(instants).toEqual(instants.toSorted((one, other) => one - other))
  const combined = notices.filter(({ template }) => template === 'escalated')
  expect(combined).toHaveLength(1)
  expect(combined[0]!.includes).toEqual(escalated.map((step) => 'key' in step && step.key))
  await complaint.ask(withdrawal)
})
