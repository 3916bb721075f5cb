import { describe, expect, test } from 'vitest'
import { complaintView } from '../../../src/api/complaints/complaint-view.ts'
import type { Command } from '../../../src/domain/command.ts'
import { toldToCustomer } from '../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../src/domain/policy/checks/policy-check.ts'
import type { ClockRule, Policy } from '../../../src/domain/policy/policy.ts'
import { ruleOf } from '../../../src/domain/time/clocks.ts'
import {
  agent,
  clockIn,
  eventsOf,
  given,
  on,
  opening,
  operator,
  policyNamed,
  type Move,
} from '../../support/domain/given.ts'

// processes.md §1: referred by a regulator.

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const refer = (dueAt: string, reference = 'R-1'): Command => ({
  ...{ type: 'recordReferral', origin: '12315', reference, dueAt: on(dueAt) },
})
const answer = (reference = 'R-1'): Command => ({ type: 'answerReferral', reference, summary: 'What we did' })
const begun = given(opening(), assigned)
const referred = begun.and([agent, '03-02 11:00', refer('03-04 18:00')])

describe('what a regulator refers', () => {
  test('has a due of its own and moves none of the customer’s', () => {
    expect(clockIn(referred.complaint, 'referral')).toMatchObject({
      state: 'running',
      dueAt: on('03-04 18:00'),
    })
    for (const name of ['acknowledge', 'resolve'])
      expect(clockIn(referred.complaint, name)).toEqual(clockIn(begun.complaint, name))
    expect(referred.complaint.referrals).toMatchObject([{ n: 1, origin: '12315', reference: 'R-1' }])
  })

  test('is met by the answer, and climbs where it is not given', () => {
    const done = referred.and([agent, '03-03 09:00', answer()])
    expect(clockIn(done.complaint, 'referral')?.state).toBe('met')
    expect(done.complaint.referrals).toMatchObject([{ answeredAt: on('03-03 09:00') }])
    const late = referred.until('03-04 19:00')
    expect(eventsOf(late.entries, 'escalated').filter(({ clock }) => clock === 'referral')).toHaveLength(1)
  })

  test('is no deadline by law, unless the policy says so with a clock of its own', () => {
    expect(ruleOf(referred.complaint, 'referral')).toMatchObject({ basis: 'target' })
    const statutory: ClockRule = {
      ...ruleOf(referred.complaint, 'referral')!,
      name: 'reply',
      basis: 'statutory',
    }
    const policy: Policy = { ...policyNamed('cn-nfra'), version: '9' }
    const own = { ...policy, clocks: [...policy.clocks, statutory] }
    const about = { title: { en: 'Ours', zh: '本行' }, sources: ['A law'] }
    expect(WorkablePolicy.safeParse({ ...own, about }).error?.issues).toBeUndefined()
    const story = given(opening(own), assigned, [agent, '03-02 11:00', refer('03-04 18:00')])
    expect(clockIn(story.complaint, 'reply')).toMatchObject({ dueAt: on('03-04 18:00') })
    expect(clockIn(story.complaint, 'referral')).toBeUndefined()
  })

  test('stays owed under another policy', () => {
    const rule = { ...ruleOf(referred.complaint, 'referral')!, name: 'reply' }
    const snapshot = {
      ...policyNamed('default'),
      version: '2',
      clocks: [...policyNamed('default').clocks, rule],
    }
    const adopt = { type: 'adoptPolicy', policyId: 'default', snapshot, reason: 'x', carries: true } as const
    const { complaint } = referred.and([operator, '03-02 12:00', adopt])
    expect(clockIn(complaint, 'reply')).toMatchObject({ state: 'running', dueAt: on('03-04 18:00') })
  })

  test('is told to who handles it and to their lead, and not to the customer', () => {
    const last = referred.entries.findLast(({ event }) => event.type === 'referralRecorded')!
    const told = noticesFor(referred.complaint, [last]).map(({ to }) => to.person ?? to.role)
    expect(told).toEqual(['li.na', 'supervisor'])
    expect(toldToCustomer(last)).toBeUndefined()
  })

  test('stands in the view', () => {
    const seen = { by: agent, now: on('03-02 12:00'), recorded: true, categories: new Map() }
    expect(complaintView(referred.complaint, seen)).toMatchObject({
      referrals: [{ n: 1, origin: '12315', reference: 'R-1', dueAt: '2026-03-04T10:00:00.000Z' }],
    })
  })
})

test('one waits for its answer at a time, its due lies ahead, and the answer names it', () => {
  begun.when(agent, '03-02 11:00', refer('03-02 11:00')).refused('notThisInstant')
  begun.when(agent, '03-02 11:00', answer()).refused('nothingToAnswer')
  referred.when(agent, '03-02 12:00', refer('03-05 18:00', 'R-2')).refused('alreadyDone')
  referred.when(agent, '03-02 12:00', answer('R-2')).refused('unknown')
  const again = referred
    .and([agent, '03-03 09:00', answer()])
    .and([agent, '03-03 10:00', refer('03-06 18:00', 'R-2')])
  expect(clockIn(again.complaint, 'referral')).toMatchObject({ n: 2, dueAt: on('03-06 18:00') })
})
