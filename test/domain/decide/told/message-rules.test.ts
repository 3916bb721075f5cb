import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/command.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import {
  agent,
  customer,
  given,
  on,
  operator,
  opening,
  policyNamed,
  system,
} from '../../../support/domain/given.ts'
import { type Move } from '../../../support/domain/given.ts'

const reached = (policy: Policy = policyNamed('default')) => {
  const plain = opening(policy)
  const complainant = { ...plain.details.complainant, email: 'chen@example.com' }
  return given({ ...plain, details: { ...plain.details, complainant } })
}
const written: Move = [agent, '03-02 10:00', { type: 'sendMessage', text: 'We are at it.', language: 'en' }]
const sent = (at: string, sentAt: string): Move => [
  system,
  at,
  { type: 'confirmNotice', key: 'message/1', sentAt: on(sentAt) },
]
const lost = (key: string): Command => ({
  type: 'confirmNotice',
  key,
  sentAt: on('03-02 11:00'),
  undelivered: true,
})

// R69
describe('writing to a customer', () => {
  test('a letter is handed to the couriers, and meets nothing yet', () => {
    const { complaint, entries } = reached().and(written)
    expect(entries.at(-1)!.event).toMatchObject({ type: 'messageWritten', message: 1, text: 'We are at it.' })
    const notices = noticesFor(complaint, entries.slice(-1))
    expect(notices).toEqual([
      expect.objectContaining({
        key: 'message/1',
        template: 'message',
        to: { role: 'customer' },
        confirm: true,
      }),
    ])
  })

  test('sent, it is a contact as of then: it meets what ran, also where that is heard of after the lapse', () => {
    reached()
      .and(written)
      .when(...sent('03-02 10:01', '03-02 10:00'))
      .then(
        { type: 'noticeConfirmed', key: 'message/1' },
        { type: 'messageSent', message: 1, sentAt: on('03-02 10:00') },
        { type: 'clockMet', clock: 'acknowledge', at: on('03-02 10:00') },
        { type: 'clockMet', clock: 'progress' },
        { type: 'clockStarted', clock: 'progress' },
      )
    const late = reached().and(written).until('03-03 10:00').and(sent('03-03 10:00', '03-02 10:00'))
    expect(late.entries.map(({ event }) => event.type)).toContain('breachVoided')
  })

  test('in words of one’s own or in ready ones, and not both', () => {
    const asked = reached()
    asked.when(agent, '03-02 10:00', { type: 'sendMessage' }).refused('missing')
    asked
      .when(agent, '03-02 10:00', { type: 'sendMessage', text: 'So', template: 'progress' })
      .refused('contradiction')
    asked.when(agent, '03-02 10:00', { type: 'sendMessage', template: 'callMissed' }).then('messageWritten')
    asked.when(customer, '03-02 10:00', { type: 'sendMessage', text: 'So' }).refused('notAllowed')
  })

  test('who has no address is called', () => {
    given(opening())
      .when(...written)
      .refused('nothingToAnswer')
  })

  // R2, R77
  test('a number that takes text messages is one, and so is the conversation that they began', () => {
    const plain = opening()
    const complainant = { ...plain.details.complainant, phone: '13800001234' }
    const begun = { ...plain, channel: 'chat', messageId: 'wecom/kf/ext#1' } as const
    for (const one of [{ ...plain, details: { ...plain.details, complainant } }, begun])
      given(one)
        .when(...written)
        .then('messageWritten')
  })

  test('one that does not arrive is a call to make: a task of whoever has the complaint, one at a time', () => {
    const story = reached()
      .and([agent, '03-02 09:30', { type: 'assign', department: 'service', person: agent.id }])
      .and(written)
    story
      .when(system, '03-02 11:00', lost('message/1'))
      .then(
        { type: 'noticeFailed', key: 'message/1' },
        { type: 'taskOpened', kind: 'call', department: 'service', person: agent.id },
      )
    story
      .and([system, '03-02 11:00', lost('message/1')])
      .when(system, '03-02 12:00', lost('message/2'))
      .then('noticeFailed')
  })

  test('of an extension operators are told; by hand nobody says what the delivery log says', () => {
    reached().when(system, '03-02 11:00', lost('extension/1/resolve/1')).then('noticeFailed')
    reached()
      .and([
        { id: 'zhao.min', role: 'supervisor' },
        '03-02 10:00',
        {
          type: 'extendDeadline',
          clock: 'resolve',
          reason: 'Parts',
          approvedBy: 'qian.jun',
          approverRole: 'manager',
        },
      ])
      .when(operator, '03-02 11:00', lost('extension/1/resolve/1'))
      .refused('notAllowed')
  })
})

describe('words that go by themselves', () => {
  const notices: Policy['notices'] = {
    extra: [
      { on: 'assigned', to: ['customer'], orCall: true },
      { on: 'breached', to: ['customer'], when: 'promised', template: 'promiseBroken', orCall: true },
    ],
  }
  const policy = { ...policyNamed('default'), notices }

  test('at the assignment, and when a promise breaks; a target that lapses is none', () => {
    const story = given(opening(policy))
      .and([agent, '03-02 10:00', { type: 'assign', department: 'service', person: agent.id }])
      .until('03-05 10:00')
    const told = noticesFor(story.complaint, story.entries)
      .filter(({ to }) => to.role === 'customer')
      .map(({ template, confirm }) => [template, confirm])
    expect(told).toEqual([
      ['received', undefined],
      ['assigned', true],
      ['promiseBroken', true],
    ])
  })

  test('and meet no clock', () => {
    const { complaint } = given(opening(policy)).and([
      agent,
      '03-02 10:00',
      { type: 'assign', department: 'service', person: agent.id },
    ])
    const heard = given(opening(policy)).and([
      system,
      '03-02 10:05',
      { type: 'confirmNotice', key: '9/assigned/customer', sentAt: on('03-02 10:04') },
    ])
    expect(complaint.acknowledgedAt ?? heard.complaint.acknowledgedAt).toBeUndefined()
    expect(heard.complaint.clocks.every(({ state }) => state === 'running')).toBe(true)
  })

  test('only the customer is called in the place of a letter', () => {
    const wrong = { ...policy, notices: { extra: [{ on: 'assigned', to: ['supervisor'], orCall: true }] } }
    const issues = WorkablePolicy.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'))
    expect(issues).toContain('notices.extra.0.orCall')
  })
})
