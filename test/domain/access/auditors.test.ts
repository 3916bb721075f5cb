import { describe, expect, test } from 'vitest'
import { ACTIONS, mayEver } from '../../../src/domain/access/table.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import { COMMAND_TYPES } from '../../../src/domain/decide/rules.ts'
import { agent, given, management, on, opening, supervisor, type Move } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

// R55, R108: who supervises from outside the line

const auditor: Actor = { id: 'wu', role: 'auditor' }
const second: Actor = { id: 'gu', role: 'auditor' }
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const order: Command = {
  type: 'orderSupervision',
  instruction: 'Call the customer',
  dueAt: on('03-02 15:00'),
}
const ordered = given(opening(), assigned, [auditor, '03-02 11:00', order])

test('auditors order, conclude, evaluate, review and sample; they ask a complaint for nothing else', () => {
  expect(COMMAND_TYPES.filter((type) => mayEver(auditor, type))).toEqual([
    'orderSupervision',
    'concludeSupervision',
    'evaluateEmergency',
    'reviewHandling',
  ])
  expect(ACTIONS.filter((action) => action.startsWith('sample') && mayEver(auditor, action))).toEqual([
    'sampleReviews',
  ])
})

describe('an order of theirs', () => {
  const replied = ordered.and([
    agent,
    '03-02 14:00',
    { type: 'replyToSupervision', order: 1, reply: 'Called' },
  ])

  test('is answered by the line, and concluded by auditors, whatever somebody’s rank', () => {
    const conclude: Command = { type: 'concludeSupervision', order: 1 }
    for (const by of [supervisor, management]) replied.when(by, '03-02 15:00', conclude).refused('notAllowed')
    for (const by of [auditor, second]) replied.when(by, '03-02 15:00', conclude).then('supervisionConcluded')
  })

  test('that nobody answers climbs from the first level', () => {
    const late = ordered.until('03-02 16:00')
    expect(late.complaint.escalations).toMatchObject([{ source: '1/supervision:1', level: 1 }])
  })

  test('of the line’s own they do not conclude', () => {
    given(opening(), assigned, [supervisor, '03-02 11:00', order])
      .when(auditor, '03-02 14:00', { type: 'concludeSupervision', order: 1 })
      .refused('notAllowed')
  })
})

test('one who had no part in it judges how it was handled', () => {
  const closed = ordered.and([agent, '03-02 12:00', withdrawal])
  const judged: Command = { type: 'reviewHandling', fair: true, text: 'Fine' }
  closed.when(auditor, '03-03 09:00', judged).refused('conflictOfInterest')
  closed.when(second, '03-03 09:00', judged).then({ type: 'handlingReviewed', by: 'gu' })
})
