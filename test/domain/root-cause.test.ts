import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { allowedActions } from '../../src/domain/decide/decide.ts'
import {
  agent,
  colleague,
  customer,
  given,
  manager,
  opening,
  policyNamed,
  supervisor,
  type Move,
  system,
} from '../support/domain/given.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

const demanding = { ...policyNamed('default'), requiresRootCause: true }
const findings: Command = { type: 'recordFindings', rootCause: 'staff-error', text: 'Seen' }
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
const revisit = (result: 'satisfied' | 'dissatisfied' | 'unreachable'): Command => ({
  type: 'recordRevisit',
  result,
  comment: 'So they said.',
})
const handled: Move[] = [
  [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }],
  [agent, '03-02 11:00', propose],
  [customer, '03-02 12:00', { type: 'acceptSolution' }],
  [agent, '03-02 13:00', { type: 'recordExecution', what: 'Paid' }],
]
const executed = given(opening(demanding), ...handled)

test('a complaint is not closed as answered before its root cause is recorded (R62)', () => {
  executed.when(colleague, '03-03 10:00', revisit('satisfied')).refused('missing')
  const final: Command = { type: 'finalResponse', reasons: 'These', routes: 'Those' }
  executed.when(manager, '03-03 10:00', final).refused('missing')
  const found = executed.and([agent, '03-03 09:00', findings])
  const closed = found.and([colleague, '03-03 10:00', revisit('satisfied')])
  expect(closed.complaint.outcome).toBe('resolved')
})

// R29, R62
test('a category may ask for one where the policy does not', () => {
  const classify = (more: object) =>
    ({
      ...{ type: 'classify', category: 'brakes', impact: 'low', risk: 'low', complexity: 'simple' },
      ...more,
    }) as Command
  const story = (more: object) => given(opening(), [agent, '03-02 09:30', classify(more)], ...handled)
  const asking = story({ list: 'shop 1', requiresRootCause: true })
  asking.when(colleague, '03-03 10:00', revisit('satisfied')).refused('missing')
  const found = asking.and([agent, '03-03 09:00', findings])
  expect(found.and([colleague, '03-03 10:00', revisit('satisfied')]).complaint.outcome).toBe('resolved')
  expect(story({}).and([colleague, '03-03 10:00', revisit('satisfied')]).complaint.outcome).toBe('resolved')
})

test('what does not close it needs none: a second handling, an attempt to reach the customer', () => {
  expect(executed.and([colleague, '03-03 10:00', revisit('dissatisfied')]).complaint.cycle).toBe(2)
  expect(executed.and([colleague, '03-03 10:00', revisit('unreachable')]).complaint.stage).toBe('revisiting')
})

test('it ends without one where it is not answered: withdrawn, merged', () => {
  const taken = given(opening(demanding), [
    ...([system, '03-02 09:30'] as const),
    { type: 'beginMerge', into: 'cmp_2' },
  ])
  const ends: Command[] = [
    withdrawal,
    { type: 'merge', into: 'cmp_2', reason: 'The same' },
    { type: 'transfer', to: 'Other firm', reason: 'Theirs' },
  ]
  for (const end of ends) expect(taken.and([supervisor, '03-02 10:00', end]).complaint.stage).toBe('closed')
})

test('where acceptance closes, the proposal is refused and not the customer', () => {
  const policy = { ...demanding, skips: ['execution' as const, 'revisit' as const] }
  const taken = given(opening(policy), handled[0]!)
  taken.when(agent, '03-02 11:00', propose).refused('missing')
  const closed = taken
    .and([agent, '03-02 10:30', findings])
    .and([agent, '03-02 11:00', propose])
    .and([customer, '03-02 12:00', { type: 'acceptSolution' }])
  expect(closed.complaint.stage).toBe('closed')
})

test('where execution closes, it is refused until then', () => {
  const policy = { ...demanding, skips: ['revisit' as const] }
  const accepted = given(opening(policy), ...handled.slice(0, 3))
  const execute: Command = { type: 'recordExecution', what: 'Paid' }
  accepted.when(agent, '03-02 13:00', execute).refused('missing')
  expect(allowedActions(accepted.complaint, agent)).toContain('recordExecution')
  expect(
    accepted.and([agent, '03-02 12:30', findings]).and([agent, '03-02 13:00', execute]).complaint.stage,
  ).toBe('closed')
})

test('a policy that does not ask for it closes as before', () => {
  const closed = given(opening(), ...handled).and([colleague, '03-03 10:00', revisit('satisfied')])
  expect(closed.complaint).toMatchObject({ stage: 'closed', outcome: 'resolved' })
})
