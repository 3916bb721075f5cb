import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { agent, customer, given, opening, supervisor } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

// Complaints of one cause are in one incident.

const join = (incident: string): Command => ({ type: 'joinIncident', incident })
const leave: Command = { type: 'leaveIncident', reason: 'Another cause.' }

// R56
test('a complaint joins an incident by a lead, and is in one at a time', () => {
  given(opening()).when(agent, '03-02 10:00', join('inc_1')).refused('notAllowed')
  const joined = given(opening())
    .when(supervisor, '03-02 10:00', join('inc_1'))
    .then({ type: 'incidentJoined', incident: 'inc_1' })
  expect(joined.complaint.incident).toBe('inc_1')
  joined.when(supervisor, '03-02 11:00', join('inc_1')).refused('alreadyDone')
  joined.when(supervisor, '03-02 11:00', join('inc_2')).refused('contradiction')
})

test('it leaves it, with a reason, and may join another', () => {
  given(opening()).when(supervisor, '03-02 10:00', leave).refused('nothingToAnswer')
  const left = given(opening(), [supervisor, '03-02 10:00', join('inc_1')])
    .when(supervisor, '03-02 11:00', leave)
    .then({ type: 'incidentLeft', incident: 'inc_1', reason: 'Another cause.' })
  expect(left.complaint).not.toHaveProperty('incident')
  left.and([supervisor, '03-02 12:00', join('inc_2')])
})

test('what is closed joins none, and may leave', () => {
  const closed = given(
    opening(),
    [supervisor, '03-02 10:00', join('inc_1')],
    [customer, '03-02 11:00', withdrawal],
  )
  closed.and([supervisor, '03-02 12:00', leave])
  given(opening(), [customer, '03-02 11:00', withdrawal])
    .when(supervisor, '03-02 12:00', join('inc_1'))
    .refused('notInThisStage')
})
