import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { agent, clockIn, given, on, opening } from '../../support/domain/given.ts'

// The car maker's first response (processes.md §3, founding document 004)
const opened = opening('carmaker')
const told = { complainant: { name: 'Chen Yu', phone: '13800138000' }, product: { serial: 'LSV-1' } }
const taken = given({ ...opened, details: { ...opened.details, ...told } })
const promise = (dueAt: string): Command => ({
  ...{ type: 'promiseInvestigation', said: 'An engineer looks at it.', method: 'phone', dueAt: on(dueAt) },
})
const measure: Command = {
  ...{ type: 'offerInterimMeasure', what: 'A car meanwhile', said: 'You get one today.', method: 'phone' },
}
const stateOf = (story: typeof taken, name: string) => clockIn(story.complaint, name)?.state

// R44, R67
test('is an interim measure, a promise with a date, an offer or an answer; never what was found inside', () => {
  const findings: Command = { type: 'recordFindings', rootCause: 'process-gap', text: 'Worn.' }
  const assigned = taken.and([
    agent,
    '03-02 10:00',
    { type: 'assign', department: 'service', person: 'li.na' },
  ])
  expect(stateOf(assigned.and([agent, '03-02 11:00', findings]), 'respond')).toBe('running')
  expect(stateOf(taken.and([agent, '03-02 11:00', measure]), 'respond')).toBe('met')
  expect(stateOf(taken.and([agent, '03-02 11:00', promise('03-06 18:00')]), 'respond')).toBe('met')
})

// R67
test('a promise runs by its own date, and is kept by an offer or an answer', () => {
  const promised = taken
    .and([agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }])
    .and([agent, '03-02 11:00', promise('03-06 18:00')])
  expect(clockIn(promised.complaint, 'promised')).toMatchObject({
    state: 'running',
    dueAt: on('03-06 18:00'),
  })
  // Promised again it is no later.
  const again = promised.and([agent, '03-03 11:00', promise('03-13 18:00')])
  expect(clockIn(again.complaint, 'promised').dueAt).toBe(on('03-06 18:00'))
  expect(stateOf(promised.until('03-07 09:00'), 'promised')).toBe('running')
  expect(clockIn(promised.until('03-07 09:00').complaint, 'promised')).toHaveProperty('breach')
  const offered = promised.and([agent, '03-04 11:00', { type: 'proposeSolution', measures: 'Repaired.' }])
  expect(stateOf(offered, 'promised')).toBe('met')
})

test('a promise of what lies behind is none', () => {
  taken.when(agent, '03-02 11:00', promise('03-02 10:00')).refused('notThisInstant')
})
