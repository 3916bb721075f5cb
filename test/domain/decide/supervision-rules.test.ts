import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
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
} from '../../support/domain/given.ts'

const assigned: Move = [
  agent,
  '03-02 09:30',
  { type: 'acknowledge', method: 'phone', said: 'We have it' },
  { type: 'assign', department: 'service', person: 'li.na' },
]
const order = (more: object = { dueAt: on('03-02 17:00') }): Command => ({
  type: 'orderSupervision',
  instruction: 'Call the customer today and tell me what he said.',
  ...more,
})
const ordered: Move = [supervisor, '03-02 10:00', order()]
const reply: Command = { type: 'replyToSupervision', order: 1, reply: 'Called: he waits for the refund.' }
const conclude: Command = { type: 'concludeSupervision', order: 1, comment: 'Good.' }
const story = given(opening(), assigned, ordered)

describe('a supervise order', () => {
  test('is answered by the handler and concluded by whoever gave it (R55)', () => {
    const replied = story
      .when(agent, '03-02 11:00', reply)
      .then({ type: 'supervisionReplied', order: 1, by: 'li.na' })
    expect(replied.complaint.supervision).toMatchObject([
      { n: 1, by: 'zhao.min', role: 'supervisor', repliedBy: 'li.na', repliedAt: on('03-02 11:00') },
    ])
    const concluded = replied
      .when(supervisor, '03-02 12:00', conclude)
      .then({ type: 'supervisionConcluded', order: 1, by: 'zhao.min', comment: 'Good.' })
    concluded.when(agent, '03-02 13:00', reply).refused('nothingToAnswer')
    expect(eventsOf(concluded.until('03-03 08:00').entries, 'supervisionOverdue')).toEqual([])
  })

  test('is given by those who lead, with a due that lies ahead, counted by the calendar if need be', () => {
    const base = given(opening(), assigned)
    base.when(agent, '03-02 10:00', order()).refused('notAllowed')
    base.when(supervisor, '03-02 10:00', order({})).refused('missing')
    base.when(supervisor, '03-02 10:00', order({ dueAt: on('03-02 09:00') })).refused('notThisInstant')
    const counted = base.and([
      supervisor,
      '03-06 10:00',
      order({ within: { amount: 1, unit: 'workingDays' } }),
    ])
    expect(counted.complaint.supervision?.[0]?.dueAt).toBe(on('03-09 10:00'))
  })

  test('is not judged by whoever answered it, nor by a lower role than gave it', () => {
    story
      .and([supervisor, '03-02 11:00', reply])
      .when(supervisor, '03-02 12:00', conclude)
      .refused('conflictOfInterest')
    story
      .and([supervisor, '03-02 11:00', reply])
      .when(manager, '03-02 12:00', conclude)
      .then('supervisionConcluded')
    given(opening(), assigned, [manager, '03-02 10:00', order()])
      .when(supervisor, '03-02 12:00', conclude)
      .refused('notAllowed')
    story.when(supervisor, '03-02 12:00', { ...conclude, order: 2 }).refused('unknown')
  })

  test('that is not answered by its due escalates from the level that gave it, and climbs', () => {
    const late = story.until('03-02 17:01')
    expect(late.entries.slice(-2).map(({ event }) => event)).toMatchObject([
      { type: 'supervisionOverdue', order: 1, at: on('03-02 17:00') },
      { type: 'escalated', key: '1/supervision:1/L1/0', to: 'supervisor', at: on('03-02 17:00') },
    ])
    const byManager = given(opening(), assigned, [manager, '03-02 10:00', order()]).until('03-02 17:01')
    expect(byManager.entries.at(-1)?.event).toMatchObject({ level: 2, to: 'manager' })
    expect(eventsOf(late.until('03-03 14:00').entries, 'escalated').at(-1)).toMatchObject({ level: 2 })
    late
      .when(agent, '03-02 18:00', reply)
      .then('supervisionReplied', { type: 'escalationEnded', key: '1/supervision:1/L1/0', why: 'replied' })
  })

  test('is only remembered where the policy has no ladder for it', () => {
    const { manual: _, ...without } = policyNamed('default')
    const late = given(opening(without), assigned, ordered).until('03-02 17:01')
    expect(late.entries.at(-1)?.event).toMatchObject({ type: 'supervisionOverdue', order: 1 })
  })

  test('holds nobody up who ends the complaint: it ends with it', () => {
    const withdrawn = story.and([customer, '03-02 12:00', { type: 'withdraw', reason: 'Settled' }])
    expect(eventsOf(withdrawn.entries, 'supervisionConcluded')).toMatchObject([{ order: 1, why: 'closed' }])
    const later = withdrawn.until('03-20 09:00')
    expect(later.entries).toHaveLength(withdrawn.entries.length)
  })
})

describe('resolving an escalation', () => {
  const resolve = (key?: string): Command => ({
    type: 'resolveEscalation',
    note: 'The customer has been called, a van is on its way.',
    ...(key !== undefined && { key }),
  })
  const key = '1/resolve/1/L1/0'
  const lapsed = given(opening(), assigned).until('03-10 09:00')

  test('ends it, open or accepted; the breach stays and nobody is called any more', () => {
    const resolved = lapsed
      .when(supervisor, '03-10 09:00', resolve(key))
      .then({ type: 'escalationEnded', key, why: 'resolved', by: 'zhao.min' })
    expect(eventsOf(resolved.until('03-20 09:00').entries, 'escalated').map((one) => one.key)).toEqual([key])
    expect(resolved.complaint.clocks.find(({ name }) => name === 'resolve')?.breach).toBeDefined()
    const accepted = lapsed.and([supervisor, '03-10 09:00', { type: 'acceptEscalation', key }])
    accepted.when(supervisor, '03-10 10:00', resolve()).then('escalationEnded')
    resolved.when(supervisor, '03-10 10:00', resolve(key)).refused('nothingToAnswer')
  })

  test('is for the level it has reached, or for the delegate', () => {
    lapsed.when(agent, '03-10 09:00', resolve(key)).refused('notAllowed')
    const delegate: Command = { type: 'delegateEscalation', key, to: 'wang.wei', reason: 'Away' }
    const delegated = lapsed.and([supervisor, '03-10 09:00', delegate])
    delegated.when(agent, '03-10 09:10', resolve(key)).refused('notAllowed')
    delegated.when(colleague, '03-10 09:10', resolve(key)).then('escalationEnded')
    lapsed.until('03-10 14:00').when(supervisor, '03-10 14:00', resolve(key)).refused('notAllowed')
    lapsed.when(supervisor, '03-10 09:00', resolve('1/nothing/1/L1/0')).refused('unknown')
  })

  test('is not for the person complained about, nor delegated to them (R41)', () => {
    const himself = { id: 'rude.man', role: 'supervisor' } as const
    lapsed.when(himself, '03-10 09:00', resolve(key)).refused('conflictOfInterest')
    lapsed.when(himself, '03-10 09:00', { type: 'acceptEscalation', key }).refused('conflictOfInterest')
    const toHim: Command = { type: 'delegateEscalation', key, to: 'rude.man', reason: 'Away' }
    lapsed.when(supervisor, '03-10 09:00', toHim).refused('conflictOfInterest')
    story.when(himself, '03-02 12:00', conclude).refused('conflictOfInterest')
    story.when(himself, '03-02 12:00', reply).refused('conflictOfInterest')
  })
})

test('fairness is judged at the end, by somebody who had no part in it (R108)', () => {
  const review: Command = { type: 'reviewHandling', fair: false, text: 'Only one side was heard.' }
  story.when(manager, '03-02 11:00', review).refused('notInThisStage')
  const closed = story.and([customer, '03-02 12:00', { type: 'withdraw', reason: 'Settled' }])
  closed.when(supervisor, '03-02 13:00', review).refused('conflictOfInterest')
  closed.when(agent, '03-02 13:00', review).refused('notAllowed')
  const reviewed = closed.when(manager, '03-02 13:00', review).then('handlingReviewed')
  expect(reviewed.complaint.review).toEqual({ at: on('03-02 13:00'), by: 'qian.jun', fair: false })
})
