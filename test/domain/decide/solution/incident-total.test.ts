import { expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/command.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../../../src/domain/policy/checks/policy-check.ts'
import {
  agent,
  customer,
  given,
  manager,
  opening,
  policyNamed,
  supervisor,
} from '../../../support/domain/given.ts'

// What an incident offers is approved by its total, at each of its complaints.

const cny = (amountCents: number, currency = 'CNY') => ({ amountCents, currency })
const policy = WorkablePolicy.parse({
  ...policyNamed('default'),
  redressApprovals: [{ above: { CNY: 1_000_000 }, by: 'manager' }],
})
const member = given(
  opening(policy),
  [agent, '03-02 10:00', { type: 'assign', department: 'service', person: agent.id }],
  [supervisor, '03-02 10:30', { type: 'joinIncident', incident: 'inc_1' }],
)
const propose = (redress: number | undefined, more: object): Command => ({
  ...{ type: 'proposeSolution', measures: 'Refund' },
  ...(redress !== undefined && { redress: cny(redress) }),
  ...more,
})
const ofIncident = (total: number) => ({ incident: 'inc_1', incidentTotal: cny(total) })
const approve: Command = { type: 'approveProposal' }

// R56
test('a small sum waits for approval where the total of its incident does', () => {
  const alone = member.and([agent, '03-02 11:00', propose(10_000, {})])
  expect(alone.complaint.proposal?.state).toBe('offered')
  const { complaint } = member.and([agent, '03-02 11:00', propose(10_000, ofIncident(400_000))])
  expect(complaint.proposal?.state).toBe('offered')
  const waiting = member.and([agent, '03-02 11:00', propose(10_000, ofIncident(600_000))])
  expect(waiting.complaint.proposal).toMatchObject({ state: 'awaitingApproval', incident: 'inc_1' })
  waiting.and([supervisor, '03-02 12:00', approve])
})

test('who approves is found by the total too', () => {
  const waiting = member.and([agent, '03-02 11:00', propose(10_000, ofIncident(1_000_001))])
  waiting.when(supervisor, '03-02 12:00', approve).refused('notAllowed')
  expect(waiting.and([manager, '03-02 12:00', approve]).complaint.proposal?.state).toBe('offered')
})

test('who is asked to approve is whoever may, by the total', () => {
  const asked = (total: number) => {
    const { complaint, entries } = member.and([agent, '03-02 11:00', propose(10_000, ofIncident(total))])
    return noticesFor(complaint, entries)
      .filter(({ template }) => template === 'approvalNeeded')
      .map(({ to }) => to.role)
  }
  expect(asked(600_000)).toEqual(['supervisor'])
  expect(asked(1_000_001)).toEqual(['manager'])
})

test('what costs nothing here waits with the rest', () => {
  const { complaint } = member.and([agent, '03-02 11:00', propose(undefined, ofIncident(600_000))])
  expect(complaint.proposal?.state).toBe('awaitingApproval')
})

const accepted = member
  .and([agent, '03-02 11:00', propose(10_000, ofIncident(400_000))])
  .and([customer, '03-02 12:00', { type: 'acceptSolution' }])
  .and([agent, '03-02 13:00', { type: 'recordExecution', what: 'Paid.' }])
const revisited = (score: 1 | 5): Command => ({
  ...{ type: 'recordRevisit', method: 'phone', score, solved: score === 5, comment: 'As they said.' },
})

test('what was accepted stays granted when it is taken up again', () => {
  expect(accepted.complaint).not.toHaveProperty('grants')
  const dissatisfied = accepted.and([supervisor, '03-03 10:00', revisited(1)])
  const reopened = accepted
    .and([supervisor, '03-03 10:00', revisited(5)])
    .and([customer, '03-04 10:00', { type: 'reopen', reason: 'It came again.' }])
  for (const { complaint } of [dissatisfied, reopened]) {
    expect(complaint).toMatchObject({ cycle: 2, grants: [{ incident: 'inc_1', ...cny(10_000) }] })
    expect(complaint).not.toHaveProperty('proposal')
  }
})

test.each<[string, number | undefined, object, 'missing' | 'contradiction']>([
  ['a total without its incident', 10_000, { incidentTotal: cny(10_000) }, 'missing'],
  ['a sum without the total', 10_000, { incident: 'inc_1' }, 'missing'],
  ['another incident', 10_000, { incident: 'inc_2', incidentTotal: cny(10_000) }, 'contradiction'],
  ['a total below what is offered here', 10_000, ofIncident(9_999), 'contradiction'],
  ['another currency', 10_000, { incident: 'inc_1', incidentTotal: cny(20_000, 'USD') }, 'contradiction'],
])('%s is refused', (_, redress, more, code) => {
  member.when(agent, '03-02 11:00', propose(redress, more)).refused(code)
})
