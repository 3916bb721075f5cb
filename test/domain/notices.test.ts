import { describe, expect, test } from 'vitest'
import { admit, catchUp } from '../../src/domain/admit.ts'
import type { Command } from '../../src/domain/command.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { agent, customer, given, on, opening, supervisor, type Move } from '../support/domain/given.ts'
import { askedSeveralTimes } from '../support/domain/several-revisits.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

type Story = ReturnType<typeof given>
const told = ({ complaint }: Story, at: string) => {
  const now = on(at)
  const caught = catchUp(complaint, { until: now, now })
  return noticesFor(caught.complaint, caught.entries)
}
const answered = ({ complaint }: Story, [by, at, ...commands]: Move) => {
  const admitted = admit(complaint, commands, { by, at: on(at), now: on(at) })
  if (isRefusal(admitted)) throw new Error(admitted.detail)
  return noticesFor(admitted.complaint, admitted.entries).map(
    ({ template, to }) => `${template} → ${to.person ?? to.role}`,
  )
}
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }

describe('who hears of what', () => {
  const story = given(opening(), assigned)

  test('the customer of the receipt, of questions, offers and the end, the department of the end too', () => {
    expect(
      noticesFor(given(opening()).complaint, given(opening()).entries).map(({ template }) => template),
    ).toEqual(['received'])
    expect(
      answered(story, [agent, '03-02 11:00', { type: 'requestInformation', what: 'The receipt' }]),
    ).toEqual(['informationRequested → customer'])
    expect(answered(story, [agent, '03-02 11:00', propose])).toEqual(['solutionOffered → customer'])
    expect(answered(story, [agent, '03-02 11:00', withdrawal])).toEqual([
      'closed → customer',
      'closed → supervisor',
    ])
  })

  test('the handler of what is theirs: the case, answers, warnings', () => {
    expect(answered(given(opening()), assigned)).toEqual(['assigned → li.na'])
    const offered = story.and([agent, '03-02 11:00', propose])
    expect(
      answered(offered, [customer, '03-02 12:00', { type: 'declineSolution', reason: 'Too little' }]),
    ).toEqual(['solutionDeclined → li.na'])
    expect(told(story, '03-02 22:00').map(({ template, to }) => [template, to.person])).toEqual([
      ['warned', 'li.na'],
    ])
  })

  test('the customer is asked how it went for each handling, also where one request ends it and begins another', () => {
    const accepted = given(opening(askedSeveralTimes()), assigned)
      .and([agent, '03-02 11:00', propose])
      .and([customer, '03-02 12:00', { type: 'acceptSolution' }])
    const execute: Command = { type: 'recordExecution', what: 'Paid' }
    const reopen: Command = { type: 'reopen', reason: 'It is the wrong sum' }
    const both = accepted.and([supervisor, '03-02 13:00', execute, withdrawal, reopen])
    expect(both.complaint.cycle).toBe(2)
    const keys = noticesFor(both.complaint, both.entries).map(({ key }) => key)
    expect(keys.filter((key) => key.startsWith('survey/'))).toEqual(['survey/1'])
  })

  test('the supervisor of a proposal that waits for them, not the customer', () => {
    const redress = { amountCents: 900_000, currency: 'CNY' }
    expect(answered(story, [agent, '03-02 11:00', { ...propose, redress }])).toEqual([
      'approvalNeeded → supervisor',
    ])
  })

  test('a supervise order goes to the handler, its answer and its lapse to whoever gave it', () => {
    const order: Command = { type: 'orderSupervision', instruction: 'Call him', dueAt: on('03-02 15:00') }
    const reply: Command = { type: 'replyToSupervision', order: 1, reply: 'Called' }
    expect(answered(story, [supervisor, '03-02 11:00', order])).toEqual(['supervisionOrdered → li.na'])
    const ordered = story.and([supervisor, '03-02 11:00', order])
    expect(answered(ordered, [agent, '03-02 12:00', reply])).toEqual(['supervisionReplied → zhao.min'])
    expect(told(ordered, '03-02 15:01').map(({ key, to }) => [key.replace(/^\d+\//, ''), to.person])).toEqual(
      [
        ['supervisionOverdue/orderedBy', 'zhao.min'],
        ['supervisionOverdue/agent', 'li.na'],
        ['escalation/1/supervision:1/L1/0', undefined],
      ],
    )
    const conclude: Command = { type: 'concludeSupervision', order: 1 }
    expect(answered(ordered, [supervisor, '03-02 12:00', conclude])).toEqual(['supervisionConcluded → li.na'])
  })

  test('an extension’s notice is one that the complaint wants confirmed', () => {
    const extend: Command = {
      type: 'extendDeadline',
      clock: 'resolve',
      reason: 'Hard',
      approvedBy: 'sun.li',
    }
    const admitted = admit(story.complaint, [extend], {
      by: supervisor,
      at: on('03-02 11:00'),
      now: on('03-02 11:00'),
    })
    if (isRefusal(admitted)) throw new Error(admitted.detail)
    expect(noticesFor(admitted.complaint, admitted.entries)).toMatchObject([
      { key: 'extension/1/resolve/1', confirm: true, to: { role: 'customer' } },
    ])
  })
})

describe('after an outage', () => {
  test('the missed steps of one ladder are one notice, to the highest, that names them all (F50)', () => {
    const notices = told(given(opening(), assigned), '03-11 14:00').filter(
      ({ template }) => template === 'escalated',
    )
    expect(notices.map(({ to, includes }) => [to.role, includes])).toEqual([
      [
        'management',
        expect.arrayContaining(['1/acknowledge/1/L1/0', '1/acknowledge/1/L2/0', '1/acknowledge/1/L3/0']),
      ],
      ['management', ['1/resolve/1/L1/0', '1/resolve/1/L2/0', '1/resolve/1/L3/0']],
    ])
  })

  test('told at once, each step is a notice of its own', () => {
    const notices = told(given(opening(), assigned), '03-03 10:00').filter(
      ({ template }) => template === 'escalated',
    )
    expect(notices).toMatchObject([
      { key: 'escalation/1/acknowledge/1/L1/0', to: { role: 'supervisor', department: 'service' } },
    ])
    expect(notices[0]).not.toHaveProperty('includes')
  })
})
