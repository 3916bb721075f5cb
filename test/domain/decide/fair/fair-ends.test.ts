import { describe, expect, test } from 'vitest'
import { admit } from '../../../../src/domain/admit.ts'
import type { Command } from '../../../../src/domain/command.ts'
import { allowedActions } from '../../../../src/domain/decide/decide.ts'
import { isRefusal } from '../../../../src/domain/refusal.ts'
import {
  agent,
  colleague,
  customer,
  eventsOf,
  given,
  manager,
  on,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'
import { withdrawal } from '../../../support/domain/withdrawal.ts'

// processes.md §2: what the customer is said to want needs their words or a proof, and what the firm decides against
// them needs somebody above the handler.

const handled: Move[] = [
  [agent, '03-02 10:00', { type: 'assign', department: 'service', person: agent.id }],
  [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'Refund' }],
  [customer, '03-02 12:00', { type: 'acceptSolution' }],
  [agent, '03-02 13:00', { type: 'recordExecution', what: 'Paid' }],
]
const executed = given(opening(), ...handled)
const taken = given(opening(), handled[0]!)
const revisit = (more: object) => ({ type: 'recordRevisit', ...more }) as Command

describe('a revisit', () => {
  test.each([
    [5, 'satisfied'],
    [4, 'satisfied'],
    [3, 'neither'],
    [2, 'dissatisfied'],
    [1, 'dissatisfied'],
  ])('scored %i says %s, and no other result goes with it', (score, result) => {
    const { entries } = executed.and([colleague, '03-03 10:00', revisit({ score, comment: 'Well.' })])
    expect(eventsOf(entries, 'revisitRecorded')).toMatchObject([{ score, result }])
    for (const other of ['satisfied', 'neither', 'dissatisfied', 'unreachable'])
      if (other !== result)
        executed
          .when(colleague, '03-03 10:00', revisit({ score, result: other, comment: 'Well.' }))
          .refused('contradiction')
    executed.and([colleague, '03-03 10:00', revisit({ score, result, comment: 'Well.' })])
  })

  test('that found the customer dissatisfied needs their words', () => {
    executed.when(colleague, '03-03 10:00', revisit({ result: 'dissatisfied' })).refused('missing')
    executed.when(colleague, '03-03 10:00', revisit({ score: 1 })).refused('missing')
    executed.and([colleague, '03-03 10:00', revisit({ score: 1, comment: 'It leaks again.' })])
  })

  test('says how it came out; a three ends it, and is nobody’s success', () => {
    executed.when(colleague, '03-03 10:00', revisit({ comment: 'Hm.' })).refused('missing')
    const { complaint } = executed.and([colleague, '03-03 10:00', revisit({ score: 3 })])
    expect(complaint).toMatchObject({ stage: 'closed', outcome: 'resolved', cycle: 1 })
  })
})

describe('an end', () => {
  const refusal: Command = { type: 'refuse', ground: 'outOfScope', reason: 'Not ours' }
  const transfer: Command = { type: 'transfer', to: 'The carrier', reason: 'Theirs' }

  test.each([refusal, transfer])('that the firm decides is not the handler’s: $type', (command) => {
    taken.when(agent, '03-02 11:00', command).refused('notAllowed')
    expect(allowedActions(taken.complaint, agent)).not.toContain(command.type)
    expect(taken.and([supervisor, '03-02 11:00', command]).complaint.stage).toBe('closed')
  })

  test('is decided by whom the policy names', () => {
    const strict = given(opening({ ...policyNamed('default'), endsApprover: 'manager' }), handled[0]!)
    strict.when(supervisor, '03-02 11:00', refusal).refused('notAllowed')
    strict.and([manager, '03-02 11:00', refusal])
  })

  test('that the customer wanted needs a proof of that, unless they say so themselves', () => {
    const withdraw: Command = { type: 'withdraw', reason: 'Settled.' }
    for (const by of [agent, manager]) taken.when(by, '03-02 11:00', withdraw).refused('missing')
    taken.and([customer, '03-02 11:00', withdraw])
    const { entries } = taken.and([agent, '03-02 11:00', withdrawal])
    expect(eventsOf(entries, 'withdrawn')).toMatchObject([{ evidence: { reference: 'call-1' } }])
  })
})

test('another severity or complexity than before needs a reason', () => {
  const classify = (more: object) =>
    ({
      ...{ type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple' },
      ...more,
    }) as Command
  const classified = taken.and([agent, '03-02 10:30', classify({})])
  classified.and([agent, '03-02 11:00', classify({ category: 'damage' })])
  for (const more of [{ complexity: 'complex' }, { impact: 'high', risk: 'high' }]) {
    classified.when(agent, '03-02 11:00', classify(more)).refused('missing')
    classified.and([agent, '03-02 11:00', classify({ ...more, reason: 'Two more were hurt.' })])
  }
})

test('what was accepted before stays accepted, and is what it was', () => {
  const at = on('03-03 10:00')
  const accepted = (command: Command, from = executed.complaint) => {
    const admitted = admit(from, [command], { by: colleague, at, now: at, accepted: true })
    if (isRefusal(admitted)) throw new Error(admitted.detail)
    return admitted.complaint
  }
  expect(accepted(revisit({ result: 'satisfied', score: 3 })).outcome).toBe('resolved')
  expect(accepted(revisit({ result: 'dissatisfied' })).cycle).toBe(2)
  expect(accepted({ type: 'withdraw', reason: 'Settled.' }).outcome).toBe('withdrawn')
  const refusal: Command = { type: 'refuse', ground: 'other', reason: 'No' }
  expect(accepted(refusal, taken.complaint).outcome).toBe('refused')
})
