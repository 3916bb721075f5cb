import { expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/instant.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { another, management, opening, supervisor, type Life } from '../support/temporal/workflow-lives.ts'
import { skippedTime } from '../support/temporal/skipped-time.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

// True durations in skipped time, by the invented calendar: see deadlines.test.ts.

const time = skippedTime()
const acknowledge = { type: 'acknowledge', method: 'phone', said: 'We have it.' } as const
const toService = { type: 'assign', department: 'service', person: 'li' } as const
const intake = [acknowledge, toService]

async function stepsOf(complaint: Life) {
  const { entries } = await expectKept(time.house, complaint)
  return entries.flatMap(({ event }) =>
    event.type === 'escalated' ? [[event.level, event.at] as const] : [],
  )
}

test('delegated, an escalation climbs on; accepted by the delegate nothing fires any more', async () => {
  await time.until('2027-03-01T10:00:00+08:00')
  const complaint = await time.begin(opening(await time.now()), { commands: intake })
  const dueAt = parseInstant('2027-03-08T23:59:59.999+08:00')
  await time.until(dueAt)
  await time.eventually(complaint, { escalations: [{ level: 1, at: dueAt }] })
  const key = '1/resolve/1/L1/0'
  await complaint.ask({ type: 'delegateEscalation', key, to: another.id, reason: 'I am away.' }, supervisor)
  const climbed = parseInstant('2027-03-09T13:00:00+08:00')
  await time.until(climbed)
  await time.eventually(complaint, { escalations: [{ level: 2, at: climbed, delegatedTo: another.id }] })
  await complaint.ask({ type: 'acceptEscalation', key }, another)
  await time.until('2027-03-19T13:00:00+08:00')
  expect(await stepsOf(complaint)).toEqual([
    [1, dueAt],
    [2, climbed],
  ])
  await complaint.ask({ type: 'resolveEscalation', key, note: 'Settled with him.' }, another)
  await complaint.ask(withdrawal)
  await expectKept(time.house, complaint)
})

test('a supervise order that nobody answers lapses at its due, climbs, and ends with the answer', async () => {
  await time.until('2027-03-22T10:00:00+08:00')
  const complaint = await time.begin(opening(await time.now()), { commands: intake })
  const dueAt = parseInstant('2027-03-22T15:00:00+08:00')
  await complaint.ask({ type: 'orderSupervision', instruction: 'Call him today.', dueAt }, supervisor)
  await time.until(dueAt)
  await time.eventually(complaint, { supervision: [{ n: 1, overdue: true }] })
  // Four working hours later: two that day, two the next morning.
  const climbed = parseInstant('2027-03-23T10:00:00+08:00')
  await time.until(climbed)
  await time.eventually(complaint, { escalations: [{ level: 2, at: climbed }] })
  await complaint.ask({ type: 'replyToSupervision', order: 1, reply: 'Called.' })
  await time.until('2027-03-26T10:00:00+08:00')
  expect(await stepsOf(complaint)).toEqual([
    [1, dueAt],
    [2, climbed],
  ])
  await complaint.ask({ type: 'concludeSupervision', order: 1 }, management)
  await complaint.ask(withdrawal)
  const { notices } = await expectKept(time.house, complaint)
  expect(notices.map(({ template }) => template)).toEqual(
    expect.arrayContaining(['supervisionOrdered', 'supervisionOverdue', 'supervisionReplied']),
  )
})
