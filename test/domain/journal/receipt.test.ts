import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionsFrom, allowedActions } from '../../../src/domain/decide/decide.ts'
import { receiptOf } from '../../../src/domain/journal/receipt.ts'
import { agent, customer, given, manager, opening, supervisor } from '../../support/domain/given.ts'
import { live, script } from '../../support/domain/random-lives.ts'

const assigned = { type: 'assign', department: 'service', person: agent.id } as const
const referred = { type: 'recordReferral', origin: 'MIIT', reference: '7', dueAt: Date.UTC(2027, 0) } as const

test('whatever has happened, an answer says to each person what they may ask for next', () => {
  const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) }
  fc.assert(
    fc.property(script, (one) => {
      for (const { complaint } of live(one).commits)
        for (const by of [agent, supervisor, manager, customer])
          expect(actionsFrom(complaint.stage, receiptOf(complaint, by), by)).toEqual(
            allowedActions(complaint, by),
          )
    }),
    runs,
  )
})

test('what is usual in a stage an answer names only where it is forbidden', () => {
  const { complaint } = given(opening(), [agent, '03-02 10:00', assigned])
  expect(receiptOf(complaint, agent)).toMatchObject({
    actions: ['acknowledge', 'proposeSolution'],
    without: [],
  })
  const { complaint: later } = given(
    opening(),
    [agent, '03-02 10:00', assigned],
    [agent, '03-02 11:00', referred],
  )
  expect(receiptOf(later, agent)).toMatchObject({
    actions: ['acknowledge', 'proposeSolution', 'answerReferral'],
    without: ['recordReferral'],
  })
})

test('an answer from before names all that it allows', () => {
  const { complaint } = given(opening(), [agent, '03-02 10:00', assigned])
  const { without: _, ...old } = receiptOf(complaint, agent)
  expect(actionsFrom('investigating', { ...old, actions: ['proposeSolution', 'escalate'] }, agent)).toEqual(
    expect.not.arrayContaining(['recordReferral', 'draftProposal']),
  )
})
