import { expect, test } from 'vitest'
import type { EventOf } from '../../src/domain/event.ts'
import { parseInstant, type Instant } from '../../src/domain/instant.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { opening, supervisor, type Life } from '../support/temporal/workflow-lives.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

// What the customer hears and when, in true durations on skipped time; the server's time goes forward only.

const time = skippedTime()
const acknowledge = { type: 'acknowledge', method: 'phone', said: 'We have it.' } as const
const toService = { type: 'assign', department: 'service', person: 'li' } as const
const called = {
  type: 'recordContact',
  direction: 'outward',
  method: 'phone',
  summary: 'Told how it stands.',
} as const
const extend = { type: 'extendDeadline', clock: 'resolve', reason: 'An expert', approvedBy: 'sun' } as const
const courier = { id: 'courier', role: 'system' } as const
const confirm = (sentAt: Instant) =>
  ({ type: 'confirmNotice', key: 'extension/1/resolve/1', sentAt }) as const

const at = (text: string) => parseInstant(`2027-${text}+08:00`)
const endOf = (day: string) => at(`${day}T23:59:59.999`)
const clockOf = async (complaint: Life, name: string) =>
  (await complaint.view()).clocks.findLast((clock) => clock.name === name)!

/** What was recorded about the progress clock, and the notices to the handler that went with it. */
async function progressOf(complaint: Life) {
  const { entries, notices } = await expectKept(time.house, complaint)
  return entries.flatMap(({ event, sequence }) =>
    (event.type === 'breached' || event.type === 'warned') && event.clock === 'progress'
      ? [
          {
            type: event.type,
            at: event.at,
            told: notices.flatMap((one) => (one.sequence === sequence ? [one.role] : [])),
          },
        ]
      : [],
  )
}

// R48, R69
test('the handler is reminded every two working days while the customer hears nothing, and a call begins it anew', async () => {
  await time.until(at('03-01T10:00:00'))
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  expect((await clockOf(complaint, 'progress')).dueAt).toBe(endOf('03-03'))
  await time.until(endOf('03-05'))
  const told = ['agent']
  await expect
    .poll(() => progressOf(complaint), { timeout: 60_000 })
    .toEqual([
      { type: 'breached', at: endOf('03-03'), told },
      { type: 'warned', at: endOf('03-05'), told },
    ])
  await time.until(at('03-08T15:00:00'))
  await complaint.ask(called)
  expect((await clockOf(complaint, 'progress')).dueAt).toBe(endOf('03-10'))
  await time.until(at('03-10T09:00:00'))
  await complaint.ask({ type: 'requestInformation', what: 'The invoice' })
  await time.until(at('03-12T20:00:00'))
  expect(await clockOf(complaint, 'progress')).toMatchObject({ pausedBy: 'information' })
  expect(await progressOf(complaint)).toHaveLength(2)
  await complaint.ask({ type: 'provideInformation', text: 'Here it is.' })
  await complaint.ask(withdrawal)
  await time.until(at('03-30T10:00:00'))
  expect(await progressOf(complaint)).toHaveLength(2)
})

test('an extension whose notice went out before the old due holds, though the complaint hears of it after', async () => {
  await time.until(at('04-05T10:00:00'))
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  const due = endOf('04-12')
  await complaint.ask(extend, supervisor)
  const sentAt = at('04-12T18:00:00')
  await time.until(due)
  await time.eventually(complaint, { escalations: [{ level: 1, at: due }] })
  await time.until(at('04-13T02:00:00'))
  const answer = await complaint.ask(confirm(sentAt), courier)
  const extended = endOf('04-19')
  expect(answer.clocks).toContainEqual({ clock: 'resolve', cycle: 1, n: 1, dueAt: extended })
  await time.eventually(complaint, { escalations: [{ state: 'ended' }] })
  const { entries } = await expectKept(time.house, complaint)
  const voided = entries.flatMap(({ event }) => (event.type === 'breachVoided' ? [event] : []))
  expect(voided).toMatchObject([{ clock: 'resolve', dueAt: due, why: 'extended' }])
  await time.until(extended)
  await time.eventually(complaint, { escalations: [{ state: 'open', level: 1, at: extended }] })
  await complaint.ask(withdrawal)
})

test('sent after the old due, it is not in force and the breach stands', async () => {
  await time.until(at('05-10T10:00:00'))
  const complaint = await time.begin(opening(await time.now()), { commands: [acknowledge, toService] })
  const due = endOf('05-17')
  await complaint.ask(extend, supervisor)
  await time.until(at('05-18T09:00:00'))
  await complaint.ask(confirm(at('05-18T08:00:00')), courier)
  expect(await clockOf(complaint, 'resolve')).toMatchObject({ dueAt: due, breach: { dueAt: due } })
  const { entries } = await expectKept(time.house, complaint)
  const changed = entries.filter(({ event }) => (event as EventOf<'dueChanged'>).type === 'dueChanged')
  expect(changed).toEqual([])
  await complaint.ask(withdrawal)
})
