import { describe, expect, test } from 'vitest'
import { catchUp, runOut } from '../../src/domain/admit.ts'
import type { Command } from '../../src/domain/command.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { open, openWithHistory } from '../../src/domain/opening.ts'
import type { Fact } from '../../src/domain/import/past.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { nextStep } from '../../src/domain/time/steps.ts'
import { Channel } from '../../src/domain/intake.ts'
import { agent, clockIn, eventsOf, on, opening, policyNamed } from '../support/domain/given.ts'

const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'Yes' }
const assign: Command = { type: 'assign', department: 'service', person: 'li.na' }
const execute: Command = { type: 'recordExecution', what: 'Paid' }
const fact = (text: string, command: Command): Fact => ({ command, by: agent, at: on(text) })
const granted = <T extends object>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(result.detail)
  return result
}

describe('first commands at intake', () => {
  test('are part of the opening, one journal from 1 on', () => {
    const { complaint, entries } = granted(open(opening(), [acknowledge, assign]))
    expect(complaint).toMatchObject({
      stage: 'investigating',
      acknowledgedAt: on('03-02 09:00'),
      version: entries.length,
    })
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1))
    expect(entries[0]).toMatchObject({ command: 'receive', event: { type: 'received', policy: 'default 1' } })
  })

  test('are all done or none: one refusal refuses the opening', () => {
    expect(open(opening(), [acknowledge, acknowledge, assign])).toMatchObject({ code: 'alreadyDone' })
  })
})

// R1, R2, R4, R5, R6, R40, F11, F24
test.each(Channel.options)(
  'a complaint by %s begins, and is owed the same, as by any other channel',
  (channel) => {
    const begun = (by: Channel) => granted(open({ ...opening(), channel: by }, [acknowledge, assign]))
    const { complaint, entries } = begun(channel)
    const other = begun('phone')
    expect(complaint).toEqual({ ...other.complaint, channel })
    expect(entries.slice(1)).toEqual(other.entries.slice(1))
    expect(entries[0]!.event).toEqual({ ...other.entries[0]!.event, channel })
  },
)

test('clocks count from the first contact; what lapsed before registration is retroactive, its ladder counted from then (R8, F39)', () => {
  const late = { ...opening(), registeredAt: on('03-04 09:00') }
  const { complaint, entries } = granted(open(late, [{ type: 'addNote', text: 'From yesterday' }]))
  expect(clockIn(complaint, 'acknowledge')).toMatchObject({
    startedAt: on('03-02 09:00'),
    breach: { dueAt: on('03-03 09:00'), retroactive: true },
  })
  expect(eventsOf(entries, 'escalated')).toMatchObject([{ level: 1, at: on('03-04 09:00') }])
  expect(nextStep({ ...complaint, clocks: [] })?.at).toBe(on('03-04 13:00'))
})

describe('a history', () => {
  const begin = { ...opening('event-log'), registeredAt: on('06-01 09:00') }

  test('is folded in order, lapses at their due instants in between, all of it told to be past', () => {
    const facts = [fact('03-05 09:00', acknowledge), fact('03-10 09:00', execute)]
    const { entries } = granted(openWithHistory(begin, facts, begin.registeredAt))
    expect(entries.map(({ event }) => [event.type, event.at])).toEqual([
      ['received', on('03-02 09:00')],
      ['clockStarted', on('03-02 09:00')],
      ['clockStarted', on('03-02 09:00')],
      ['breached', on('03-03 09:00')],
      ['acknowledged', on('03-05 09:00')],
      ['clockMet', on('03-05 09:00')],
      ['breached', on('03-09 09:00')],
      ['executionRecorded', on('03-10 09:00')],
      ['clockMet', on('03-10 09:00')],
    ])
    expect(entries.every(({ past, recordedAt }) => past && recordedAt === begin.registeredAt)).toBe(true)
  })

  test('skips the refusals about stage, permission and handler; only the order of time refuses', () => {
    granted(
      openWithHistory(
        begin,
        [fact('03-02 10:00', execute), fact('03-02 10:00', { type: 'reopen', reason: 'Again' })],
        on('03-03 09:00'),
      ),
    )
    const backwards = [fact('03-03 10:00', execute), fact('03-03 09:00', acknowledge)]
    expect(openWithHistory(begin, backwards, on('03-04 09:00'))).toMatchObject({ code: 'notThisInstant' })
    expect(openWithHistory(begin, [fact('03-05 10:00', execute)], on('03-04 09:00'))).toMatchObject({
      code: 'notThisInstant',
    })
    expect(openWithHistory(begin, [fact('03-01 10:00', execute)], on('03-04 09:00'))).toMatchObject({
      code: 'notThisInstant',
    })
  })

  test('a reopened round leaves the clock before it to run to its due', () => {
    const facts = [fact('03-04 09:00', { type: 'reopen', reason: 'Again' }), fact('03-05 09:00', execute)]
    const { complaint } = granted(openWithHistory(begin, facts, on('03-20 09:00')))
    expect(clockIn(complaint, 'resolve', 1)).toMatchObject({
      state: 'running',
      breach: { dueAt: on('03-09 09:00') },
    })
    expect(clockIn(complaint, 'resolve', 2)).toMatchObject({ state: 'met', startedAt: on('03-04 09:00') })
  })

  test('a case reopened long after its end is open again, not archived', () => {
    const enquiry = { ...opening('enquiry'), kind: 'enquiry' as const, registeredAt: on('09-01 09:00') }
    const answer = fact('03-03 09:00', { type: 'proposeSolution', measures: 'We open at nine.' })
    const again = fact('08-03 09:00', { type: 'reopen', reason: 'Still?' })
    const { complaint, entries } = granted(openWithHistory(enquiry, [answer, again], on('08-03 09:00')))
    expect(eventsOf(entries, 'archived')).toHaveLength(1)
    expect(complaint).toMatchObject({ stage: 'investigating', cycle: 2 })
    expect(complaint).not.toHaveProperty('archivedAt')
  })

  test('nobody is told of the past, and the repeats of a ladder’s top are one entry, also where two ladders repeat', () => {
    const { complaint, entries } = granted(
      openWithHistory({ ...opening(), registeredAt: on('04-01 09:00') }, [], on('04-01 09:00')),
    )
    expect(noticesFor(complaint, entries)).toEqual([])
    const repeats = eventsOf(entries, 'escalated').filter(({ folded }) => folded)
    const lived = catchUp(granted(open(opening())).complaint, {
      until: on('04-01 09:00'),
      now: on('04-01 09:00'),
    })
    for (const source of ['1/acknowledge/1', '1/resolve/1']) {
      const said = repeats.filter((one) => one.source === source)
      const steps = eventsOf(lived.entries, 'escalated').filter(
        (one) => one.source === source && one.repeat > 0,
      )
      expect(said.reduce((sum, { folded }) => sum + folded!, 0)).toBe(steps.length)
      expect(said.at(-1)?.key).toBe(steps.at(-1)?.key)
    }
    expect(repeats.length).toBeLessThanOrEqual(6)
    expect(nextStep(complaint)?.at).toBe(nextStep(lived.complaint)?.at)
  })
})

describe('time that runs out', () => {
  test('goes on until every clock has been met or has lapsed, and no ladder keeps it going', () => {
    const { complaint } = granted(open(opening()))
    const { complaint: last } = runOut(complaint, { now: on('03-02 09:00') })
    expect(last.clocks.every(({ breach }) => breach)).toBe(true)
    expect(last.lastAt).toBe(on('03-10 00:00') - 1)
    expect(runOut(last, { now: last.lastAt }).entries).toEqual([])
  })

  test('does not wait for a pause that nothing ends', () => {
    const policy = policyNamed('cn-nfra')
    const begin = opening({ ...policy, clocks: policy.clocks.filter(({ name }) => name !== 'thirdParty') })
    const waiting: Command = {
      type: 'awaitThirdParty',
      party: 'Expert',
      what: 'View',
      reason: 'Needed',
      appraisal: true,
    }
    const { complaint } = granted(open(begin, [assign, waiting]))
    const { complaint: last } = runOut(complaint, { now: begin.receivedAt })
    expect(clockIn(last, 'decide')).toMatchObject({ state: 'running', pausedBy: 'appraisal' })
  })
})
