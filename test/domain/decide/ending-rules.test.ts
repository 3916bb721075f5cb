import { describe, expect, test } from 'vitest'
import type { Actor, Command } from '../../../src/domain/command.ts'
import {
  agent,
  clockIn,
  colleague,
  customer,
  eventsOf,
  given,
  management,
  manager,
  on,
  opening,
  policyNamed,
  supervisor,
  type Move,
  system,
} from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

const assign = (person: string): Command => ({ type: 'assign', department: 'service', person })
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
const revisit = (result: 'satisfied' | 'dissatisfied' | 'unreachable', more = {}): Command => ({
  type: 'recordRevisit',
  result,
  comment: 'So they said.',
  ...more,
})
const reopen: Command = { type: 'reopen', reason: 'It broke again' }
const final: Command = {
  type: 'finalResponse',
  reasons: 'These',
  routes: 'The arbitrator',
  upheld: 'notUpheld',
}

/** From a Monday 10:00 to a revisit due, in an afternoon. */
const handledBy = (who: Actor, day: string): Move[] => [
  [who, `${day} 10:00`, assign(who.id)],
  [who, `${day} 11:00`, propose],
  [customer, `${day} 12:00`, { type: 'acceptSolution' }],
  [who, `${day} 13:00`, { type: 'recordExecution', what: 'Paid' }],
]
const executed = given(opening(), ...handledBy(agent, '03-02'))
const second = executed
  .and([colleague, '03-03 10:00', revisit('dissatisfied')])
  .and([agent, '03-03 11:00', assign('wang.wei')])

describe('the revisit', () => {
  test('is not the handler’s (F68)', () => {
    executed.when(agent, '03-03 10:00', revisit('satisfied')).refused('conflictOfInterest')
  })

  // R78, R80, R81, F64
  test('satisfied closes: resolved, and open for a return for thirty days', () => {
    const closed = executed
      .when(colleague, '03-03 10:00', revisit('satisfied', { score: 5 }))
      .then(
        { type: 'revisitRecorded', by: 'wang.wei', score: 5 },
        { type: 'clockMet', clock: 'revisit' },
        { type: 'closed', outcome: 'resolved', reopenUntil: on('04-02 10:00') },
      )
    closed.when(colleague, '03-03 11:00', revisit('satisfied')).refused('notInThisStage')
  })

  // R82
  test('dissatisfied opens the second cycle, with the queue and clocks of its own; the first is frozen (F57)', () => {
    const { complaint } = executed
      .when(colleague, '03-03 10:00', revisit('dissatisfied'))
      .then(
        'revisitRecorded',
        { type: 'clockMet', clock: 'revisit', cycle: 1 },
        { type: 'cycleOpened', cycle: 2, why: 'dissatisfied' },
        { type: 'clockStarted', clock: 'resolve', cycle: 2, dueAt: on('03-11 00:00') - 1 },
        { type: 'clockStarted', clock: 'progress', cycle: 2 },
      )
    expect(complaint).toMatchObject({
      stage: 'investigating',
      owner: { department: 'service' },
      handledBefore: 'li.na',
    })
    expect(complaint.owner).not.toHaveProperty('person')
    expect(clockIn(complaint, 'acknowledge', 2)).toBeUndefined()
  })

  test('unreachable is tried again, and after the third attempt the complaint ends so, never as satisfied (F66)', () => {
    const once = executed
      .when(colleague, '03-03 10:00', revisit('unreachable'))
      .then('revisitRecorded', { type: 'clockMet', n: 1 }, { type: 'clockStarted', clock: 'revisit', n: 2 })
    const twice = once.and([colleague, '03-04 10:00', revisit('unreachable')])
    expect(twice.complaint.stage).toBe('revisiting')
    const { complaint } = twice.and([colleague, '03-05 10:00', revisit('unreachable')])
    expect(complaint).toMatchObject({ stage: 'closed', outcome: 'unreachable' })
    expect(clockIn(complaint, 'revisit').state).toBe('cancelled')
  })

  // F67
  test('unreachable once the days for it have passed ends it as well', () => {
    const once = executed.and([colleague, '03-03 10:00', revisit('unreachable')])
    expect(once.and([colleague, '03-10 10:00', revisit('unreachable')]).complaint.stage).toBe('revisiting')
    expect(once.and([colleague, '03-10 10:01', revisit('unreachable')]).complaint.outcome).toBe('unreachable')
  })
})

describe('the second handling', () => {
  test('needs another handler than the first (R82)', () => {
    const queued = executed.and([colleague, '03-03 10:00', revisit('dissatisfied')])
    queued.when(agent, '03-03 11:00', assign('li.na')).refused('conflictOfInterest')
    expect(second.complaint.owner?.person).toBe('wang.wei')
  })

  // F57
  test('has a ladder that starts one level higher', () => {
    const { entries } = second.until('03-11 01:00')
    const step = eventsOf(entries, 'escalated').find(({ source }) => source === '2/resolve/1')
    expect(step).toMatchObject({
      key: '2/resolve/1/L2/0',
      level: 2,
      to: 'manager',
      at: on('03-11 00:00') - 1,
    })
  })

  // F59
  test('keeps the breaches of the first', () => {
    const late = given(opening()).until('03-11 09:00')
    const moves: Move[] = [...handledBy(agent, '03-11'), [colleague, '03-12 10:00', revisit('dissatisfied')]]
    const { complaint } = moves.reduce((story, move) => story.and(move), late)
    expect(complaint.cycle).toBe(2)
    expect(clockIn(complaint, 'resolve', 1)).toMatchObject({
      state: 'met',
      breach: { dueAt: on('03-10 00:00') - 1 },
    })
  })

  test('dissatisfied again is the bound: management decides, and only a final response is left (R83)', () => {
    const moves = handledBy(colleague, '03-04').slice(1)
    const again = moves
      .reduce((story, move) => story.and(move), second)
      .when({ ...colleague, id: 'he.ping' }, '03-05 10:00', revisit('dissatisfied'))
      .then(
        'revisitRecorded',
        { type: 'clockMet', clock: 'revisit' },
        { type: 'escalated', source: '2/manual:1' },
      )
    expect(again.complaint).toMatchObject({ cycle: 2, stage: 'investigating', finalOnly: true })
    again.when(supervisor, '03-05 11:00', propose).refused('boundReached')
    const ended = again.and([supervisor, '03-05 11:00', final])
    expect(ended.complaint.outcome).toBe('finalResponse')
    ended.when(customer, '03-06 11:00', reopen).refused('boundReached')
  })
})

describe('reopening', () => {
  const closed = executed.and([colleague, '03-03 10:00', revisit('satisfied')])

  // R85
  test('within its time opens the next cycle', () => {
    closed
      .when(customer, '03-20 10:00', reopen)
      .then('reopened', { type: 'cycleOpened', cycle: 2, why: 'reopened' }, 'clockStarted', 'clockStarted')
    executed.when(customer, '03-03 10:00', reopen).refused('notInThisStage')
  })

  test('after its time is refused: the complaint has been archived', () => {
    closed.when(customer, '04-02 10:01', reopen).refused('notAllowed')
    closed.and([customer, '04-02 10:00', reopen])
  })
})

describe('other ends', () => {
  const ways: [Command, string][] = [
    [withdrawal, 'withdrawn'],
    [{ type: 'refuse', ground: 'outOfScope', reason: 'Not ours' }, 'refused'],
    [{ type: 'transfer', to: 'The carrier', reason: 'Theirs' }, 'transferred'],
    [{ type: 'merge', into: 'cmp_2', reason: 'The same' }, 'merged'],
  ]

  // F29
  test.each(ways)(
    '%j: every clock is stopped in the same step, and nothing fires any more (F51)',
    (command, outcome) => {
      const begun: Command = { type: 'beginMerge', into: 'cmp_2' }
      const ended = given(opening(), [system, '03-02 10:00', begun], [supervisor, '03-02 10:00', command])
      expect(ended.complaint).toMatchObject({ stage: 'closed', outcome })
      expect(ended.complaint.clocks.map(({ state }) => state)).toEqual([
        'cancelled',
        'cancelled',
        'cancelled',
      ])
      const later = ended.until('03-31 10:00')
      expect(later.entries).toHaveLength(ended.entries.length)
    },
  )

  test('a final response is given by a superior, meets resolve and says who was right', () => {
    executed.when(agent, '03-03 10:00', final).refused('notAllowed')
    const story = given(opening(), [agent, '03-02 10:00', assign('li.na')])
    const { complaint } = story.and([supervisor, '03-02 11:00', final])
    expect(complaint).toMatchObject({ outcome: 'finalResponse', upheld: 'notUpheld' })
    expect(clockIn(complaint, 'resolve').state).toBe('met')
    expect(clockIn(complaint, 'acknowledge').state).toBe('met')
  })

  test('a complaint is not merged into itself, and not refused once it has been promised', () => {
    given(opening())
      .when(agent, '03-02 10:00', { type: 'merge', into: 'cmp_1', reason: 'The same' })
      .refused('unknown')
    executed.when(supervisor, '03-02 14:00', ways[1]![0]).refused('notInThisStage')
    executed.when(agent, '03-02 14:00', ways[2]![0]).refused('notInThisStage')
  })

  test('closing ends the open escalations too', () => {
    const { complaint } = given(opening()).until('03-03 10:00').and([manager, '03-03 10:00', ways[0]![0]])
    expect(complaint.escalations.map(({ state }) => state)).toEqual(['ended'])
    expect(clockIn(complaint, 'acknowledge').state).toBe('unmet')
  })
})

test('without a bound on attempts the first unreachable revisit ends it', () => {
  const { revisit: _, ...policy } = policyNamed('default')
  const story = given(opening(policy), ...handledBy(agent, '03-02'))
  expect(story.and([management, '03-03 10:00', revisit('unreachable')]).complaint.outcome).toBe('unreachable')
})
