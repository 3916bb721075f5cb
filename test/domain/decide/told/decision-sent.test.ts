import { describe, expect, test } from 'vitest'
import { admit } from '../../../../src/domain/admit.ts'
import type { Command } from '../../../../src/domain/command.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../../src/domain/policy/checks/policy-check.ts'
import { isRefusal } from '../../../../src/domain/refusal.ts'
import {
  agent,
  clockIn,
  customer,
  given,
  management,
  on,
  operator,
  opening,
  policyNamed,
  supervisor,
  system,
  type Move,
} from '../../../support/domain/given.ts'

const propose: Command = { type: 'proposeSolution', measures: 'The fee is paid back.' }
const assigned: Move = [agent, '03-02 10:05', { type: 'assign', department: 'service', person: agent.id }]
const offered = given(
  opening('cn-nfra'),
  [agent, '03-02 10:00', { type: 'acknowledge', method: 'phone', said: 'It is being looked at.' }],
  assigned,
  [agent, '03-04 10:00', propose],
)
const key = 'decision/1/1'
const sent = (at: string, sentAt = at): Move => [
  system,
  at,
  { type: 'confirmNotice', key, sentAt: on(sentAt) },
]
const evidence = { kind: 'recording', digest: 'a'.repeat(64), source: 'call 4711' } as const
const byPhone = (sentAt: string, more: object = { method: 'phone', evidence }): Command => ({
  ...({ type: 'confirmNotice', key, sentAt: on(sentAt) } as const),
  ...more,
})
const decide = (story: typeof offered) => clockIn(story.complaint, 'decide')

// R71, R76
describe('the term of the law for deciding and telling', () => {
  test('is met by the letter of the decision as of when it went out, and not by the consent', () => {
    const [notice] = noticesFor(offered.complaint, offered.entries).filter(
      ({ template }) => template === 'solutionOffered',
    )
    expect(notice).toMatchObject({ key, confirm: true, to: { role: 'customer' } })
    const accepted = offered.and([customer, '03-04 12:00', { type: 'acceptSolution' }])
    expect(decide(accepted).state).toBe('running')
    accepted
      .when(...sent('03-04 13:00', '03-04 10:01'))
      .then({ type: 'noticeConfirmed', key }, { type: 'clockMet', clock: 'decide', at: on('03-04 10:01') })
  })

  test('is broken by no outage of the mail that is heard of late', () => {
    const late = offered.until('04-20 10:00')
    expect(decide(late).breach).toBeDefined()
    const heard = late.and(sent('04-20 10:01', '03-04 10:01'))
    expect(decide(heard)).toMatchObject({ state: 'met', breach: { voided: true } })
  })

  test('is met by the final response too, and not by what is told of another letter', () => {
    const other: Move = [
      system,
      '03-04 13:00',
      { type: 'confirmNotice', key: 'message/1', sentAt: on('03-04 12:00') },
    ]
    expect(decide(offered.and(other)).state).toBe('running')
    const ended = offered.and([
      supervisor,
      '03-04 13:00',
      { type: 'finalResponse', reasons: 'It was agreed.', routes: 'The court.' },
    ])
    expect(decide(ended).state).toBe('met')
  })

  test('is met by hand by a lead or an operator who says how and by what proof', () => {
    for (const by of [supervisor, operator])
      offered
        .when(by, '03-04 15:00', byPhone('03-04 14:00'))
        .then({ type: 'noticeConfirmed', key, method: 'phone' }, { type: 'clockMet', at: on('03-04 14:00') })
    offered.when(agent, '03-04 15:00', byPhone('03-04 14:00')).refused('notAllowed')
    offered.when(supervisor, '03-04 15:00', byPhone('03-04 14:00', {})).refused('missing')
    offered.when(supervisor, '03-04 15:00', byPhone('03-04 09:59')).refused('notThisInstant')
    offered.when(supervisor, '03-04 15:00', byPhone('03-04 16:00')).refused('notThisInstant')
  })

  test('leaves a lead nothing to confirm where no decision waits, nor what moves a deadline', () => {
    given(opening('cn-nfra'))
      .when(supervisor, '03-02 10:00', byPhone('03-02 09:59'))
      .refused('nothingToAnswer')
    const extension = { ...byPhone('03-04 14:00'), key: 'extension/1/decide/1' } as Command
    offered.when(supervisor, '03-04 15:00', extension).refused('notAllowed')
    offered
      .and(sent('03-04 11:00'))
      .when(supervisor, '03-04 15:00', byPhone('03-04 14:00'))
      .refused('nothingToAnswer')
  })

  test('is met by nobody’s word that it was told before there was an offer, nor of one that was replaced', () => {
    const cnNfra = policyNamed('cn-nfra')
    const held = { ...cnNfra, id: 'held', clearance: [{ when: {}, by: 'management' }] }
    const accepted = given(opening(held), assigned, [agent, '03-04 10:00', propose])
      .and([management, '03-04 15:00', { type: 'clearProposal' }])
      .and([customer, '03-04 16:00', { type: 'acceptSolution' }])
    accepted.when(supervisor, '03-04 17:00', byPhone('03-04 11:00')).refused('notThisInstant')
    accepted
      .when(supervisor, '03-04 17:00', byPhone('03-04 15:30'))
      .then('noticeConfirmed', { type: 'clockMet', at: on('03-04 15:30') })

    const declined = offered.and([customer, '03-04 12:00', { type: 'declineSolution', reason: 'Too little' }])
    declined.when(supervisor, '03-04 13:00', byPhone('03-04 11:00')).refused('nothingToAnswer')
    const anew = declined.and([agent, '03-05 10:00', propose])
    anew.when(supervisor, '03-05 13:00', byPhone('03-05 11:00')).refused('unknown')
  })

  test('is that of the cycle which was decided, though its letter is heard of in the next', () => {
    const again = offered
      .and([customer, '03-04 12:00', { type: 'acceptSolution' }])
      .and([agent, '03-04 13:00', { type: 'recordExecution', what: 'Paid back' }])
      .and([
        ...([supervisor, '03-10 10:00'] as const),
        { type: 'recordRevisit', score: 1, solved: false, method: 'phone', comment: 'It was not' },
      ])
    const heard = again.and(sent('03-11 10:00'))
    expect(clockIn(heard.complaint, 'decide', 1)).toMatchObject({ state: 'met', endedAt: on('03-11 10:00') })
    expect(clockIn(heard.complaint, 'decide', 2).state).toBe('running')
  })

  test('is not met by the letter of an offer that was declined or replaced before it went out', () => {
    const declined = offered.and([customer, '03-04 12:00', { type: 'declineSolution', reason: 'Too little' }])
    declined
      .when(...sent('03-04 13:00', '03-04 12:01'))
      .then({ type: 'noticeConfirmed', key, overtaken: true })
    const anew = declined.and([agent, '03-05 10:00', propose]).and(sent('03-05 11:00'))
    expect(decide(anew).state).toBe('running')
    const second: Command = { type: 'confirmNotice', key: 'decision/1/2', sentAt: on('03-05 10:01') }
    expect(decide(anew.and([system, '03-05 12:00', second]))).toMatchObject({
      state: 'met',
      endedAt: on('03-05 10:01'),
    })
  })

  test('is met by a letter that went out while its offer was in force, though it is heard of later', () => {
    const declined = offered.and([customer, '03-04 12:00', { type: 'declineSolution', reason: 'Too little' }])
    for (const story of [declined, declined.and([agent, '03-05 10:00', propose])])
      expect(decide(story.and(sent('03-05 13:00', '03-04 10:01')))).toMatchObject({
        state: 'met',
        endedAt: on('03-04 10:01'),
      })
  })

  test('was met by any letter of its cycle in what was heard of before', () => {
    const declined = offered.and([customer, '03-04 12:00', { type: 'declineSolution', reason: 'Too little' }])
    const [by, at, command] = sent('03-04 13:00')
    const when = { by, at: on(at), now: on(at), accepted: true, edition: 4 } as const
    const heard = admit(declined.complaint, [command!], when)
    if (isRefusal(heard)) throw new Error(heard.detail)
    expect(clockIn(heard.complaint, 'decide').state).toBe('met')
  })

  test('of whom nothing can be written to is a call to make', () => {
    offered
      .when(system, '03-04 11:00', {
        type: 'confirmNotice',
        key,
        sentAt: on('03-04 11:00'),
        undelivered: true,
      })
      .then({ type: 'noticeFailed', key }, { type: 'taskOpened', kind: 'call' })
  })
})

test('a policy that asks for no consent has no decision to send: its clock would never be met', () => {
  const policy = {
    ...policyNamed('cn-nfra'),
    about: { title: { en: 'x', zh: 'x' }, sources: ['x'] },
    skips: ['consent'],
  }
  expect(WorkablePolicy.safeParse(policy).error?.issues.map(({ message }) => message)).toEqual([
    'Clock decide: the policy does without consent, so no decision is sent.',
  ])
})

test('where no clock waits for it, the letter of an offer is one as any other', () => {
  const plain = given(opening('default'), assigned, [agent, '03-04 10:00', propose])
  const notices = noticesFor(plain.complaint, plain.entries).filter(
    ({ template }) => template === 'solutionOffered',
  )
  expect(notices.map(({ confirm }) => confirm)).toEqual([undefined])
})
