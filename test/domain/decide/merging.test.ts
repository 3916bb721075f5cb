import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { agent, given, on, opening, supervisor, system } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

const absorb = (complaint: string): Command => ({
  type: 'absorb',
  complaint,
  number: '20260302-2',
  receivedAt: on('03-02 08:30'),
  mergedBy: 'li.na',
  reason: 'The same',
})
const merge = (into: string): Command => ({ type: 'merge', into, reason: 'The same' })
const beginMerge = (into: string): Command => ({ type: 'beginMerge', into })
const taken = given(opening())

test('a complaint that is merged closes, and says where its matter goes on', () => {
  const { complaint } = taken
    .and([system, '03-02 10:00', beginMerge('cmp_2')])
    .when(agent, '03-02 10:00', merge('cmp_2'))
    .then({ type: 'merged', into: 'cmp_2' }, { type: 'closed', outcome: 'merged' }, ...cancelled(3))
  expect(complaint).toMatchObject({ stage: 'closed', mergedInto: 'cmp_2' })
  const reopened = taken
    .and([system, '03-02 10:00', beginMerge('cmp_2')])
    .and([agent, '03-02 10:00', merge('cmp_2')])
  const second = reopened.and([agent, '03-03 10:00', { type: 'reopen', reason: 'Not the same after all' }])
  expect(second.complaint).not.toHaveProperty('mergedInto')
})

/** The clocks that ran: acknowledge, resolve, progress. */
const cancelled = (count: number) => Array.from({ length: count }, () => 'clockCancelled' as const)

test('the other one knows what was merged into it, with its own time of receipt', () => {
  const { complaint } = taken
    .when(system, '03-02 10:00', absorb('cmp_2'))
    .then({ type: 'absorbed', complaint: 'cmp_2', mergedBy: 'li.na' })
  expect(complaint.absorbed).toEqual([
    { id: 'cmp_2', number: '20260302-2', receivedAt: on('03-02 08:30'), at: on('03-02 10:00') },
  ])
  expect(complaint.stage).toBe('received')
})

test('it is told once, and only while it is open', () => {
  const told = taken.and([system, '03-02 10:00', absorb('cmp_2')])
  told.when(system, '03-02 11:00', absorb('cmp_2')).refused('alreadyDone')
  told.when(system, '03-02 11:00', absorb('cmp_1')).refused('unknown')
  told
    .and([agent, '03-02 11:00', withdrawal])
    .when(system, '03-02 12:00', absorb('cmp_3'))
    .refused('notInThisStage')
})

test('no one says so by command: it follows from a merge', () => {
  taken.when(agent, '03-02 10:00', absorb('cmp_2')).refused('notAllowed')
  taken.when(supervisor, '03-02 10:00', absorb('cmp_2')).refused('notAllowed')
})

test('two complaints are not merged into each other, nor one into itself', () => {
  const told = taken.and([system, '03-02 10:00', absorb('cmp_2')])
  told.when(agent, '03-02 11:00', merge('cmp_2')).refused('alreadyDone')
  told.when(agent, '03-02 11:00', merge('cmp_1')).refused('unknown')
  const third = told.and([system, '03-02 11:00', beginMerge('cmp_3')])
  expect(third.and([agent, '03-02 11:00', merge('cmp_3')]).complaint.mergedInto).toBe('cmp_3')
})
