import { describe, expect, test } from 'vitest'
import type { Relation } from '../../../src/domain/access/permission.ts'
import { reachOf } from '../../../src/domain/access/reach.ts'
import { ACTIONS, mayUnder } from '../../../src/domain/access/table.ts'
import { relationsOf, tiesOf } from '../../../src/domain/access/ties.ts'
import type { Actor } from '../../../src/domain/command.ts'
import { allowedActions } from '../../../src/domain/decide/decide.ts'
import { Role } from '../../../src/domain/policy/policy.ts'
import { agent, customer, given, opening, supervisor, type Move } from '../../support/domain/given.ts'

// R36, R41

const of = (id: string, ...departments: string[]): Actor => ({ id, role: 'agent', departments })
const li = of('li.na', 'service')
const wang = of('wang.wei', 'workshop')
const lead: Actor = { ...supervisor, departments: ['workshop'] }

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const task: Move = [
  agent,
  '03-02 11:00',
  { type: 'openTask', kind: 'department', title: 'Look at it', department: 'workshop', person: 'wang.wei' },
]
const note = { type: 'addNote', text: 'Seen.' } as const
const acknowledge = { type: 'acknowledge', method: 'phone', said: 'Sorry.' } as const

describe('what somebody has to do with a complaint', () => {
  const present = given(opening(), assigned, task).complaint

  test.each<[string, Actor, Relation[]]>([
    ['who has it', li, ['handler', 'department', 'takenIn']],
    ['who has it, from another department', of('li.na', 'sales'), ['handler', 'takenIn']],
    ['a colleague', of('chen', 'service'), ['department']],
    ['who is at home in all departments', { id: 'chen', role: 'agent' }, ['department']],
    ['who has a task in it', of('wang.wei', 'sales'), ['contributing']],
    ['whose department has a task in it', of('zhou', 'workshop'), ['contributing']],
    ['somebody else', of('zhou', 'sales'), ['none']],
    ['who stands in for who has it', { ...of('zhou', 'sales'), for: 'li.na' }, ['handler', 'takenIn']],
    ['whom it is about, and nothing else', of('rude.man', 'service'), ['about']],
    ['who stands in for whom it is about', { ...of('zhou', 'service'), for: 'rude.man' }, ['about']],
  ])('%s', (_, by, relations) => {
    expect(relationsOf(present, by)).toEqual(relations)
  })

  test('who took it in, wherever it lies by now; of an older state nobody knows', () => {
    const { takenInBy: _, ...older } = present
    const taker = of('chen', 'sales')
    const taken = given({ ...opening(), by: taker }, assigned).complaint
    expect(relationsOf(taken, taker)).toEqual(['takenIn'])
    expect(relationsOf(taken, { ...of('zhou', 'night'), for: 'chen' })).toEqual(['takenIn'])
    expect(tiesOf(older)).toEqual(tiesOf(present).filter((tie) => tie !== 'takenIn:li.na'))
    for (const by of [customer, { id: 'yk_1', role: 'integration' } as const])
      expect(tiesOf(given({ ...opening(), by }).complaint).join()).not.toContain('takenIn')
  })

  test('while nobody has it anyone may take it up', () => {
    expect(relationsOf(given(opening()).complaint, wang)).toEqual(['unassigned'])
  })

  test('stays in words, each once', () => {
    expect(tiesOf(present)).toEqual([
      ...['about:rude.man', 'department:service', 'handler:li.na'],
      ...['takenIn:li.na', 'taskIn:workshop', 'taskOf:wang.wei'],
    ])
  })
})

describe('a command', () => {
  const begun = given(opening(), assigned)

  test('is for the department that has it, and the refusal says so', () => {
    begun.when(wang, '03-02 12:00', acknowledge).refused('notAllowed')
    begun.and([li, '03-02 12:00', acknowledge])
    const none = allowedActions(begun.complaint, wang)
    expect(none).toEqual([])
  })

  test('what somebody may begin they may finish, though it goes to others on the way', () => {
    const assign = { type: 'assign', department: 'workshop' } as const
    begun.and([li, '03-02 12:00', assign, acknowledge])
    const gone = begun.and([li, '03-02 12:00', assign])
    gone.when(li, '03-02 12:01', acknowledge).refused('notAllowed')
    gone.and([wang, '03-02 12:01', acknowledge])
  })

  test('whoever contributes says and shows what they know, and completes what they were given', () => {
    const others: Move = [
      li,
      '03-02 11:30',
      { ...task[2], title: 'Ask him', department: 'sales', person: 'li.na' } as never,
    ]
    const both = begun.and(task).and(others)
    both.when(wang, '03-02 12:00', note).then('noteAdded')
    both.when(wang, '03-02 12:00', { type: 'completeTask', task: 1, result: 'Done.' }).then('taskCompleted')
    both.when(wang, '03-02 12:00', { type: 'completeTask', task: 2, result: 'x' }).refused('notAllowed')
    both.when(wang, '03-02 12:00', acknowledge).refused('notAllowed')
    expect(allowedActions(both.complaint, wang)).toEqual([
      ...['recordContact', 'addNote', 'attachEvidence', 'completeTask', 'recordEffort'],
    ])
  })

  test('who answers for the law says what they were asked, and completes no other task (R75)', () => {
    const lawyer: Actor = { id: 'xu.lv', role: 'legal' }
    const review = {
      type: 'openTask',
      kind: 'legalReview',
      title: 'What we owe',
      department: 'legal',
    } as const
    const asked = begun.and(task).and([li, '03-02 11:30', { ...review, person: 'xu.lv' }])
    const said = (n: number) => ({ type: 'completeTask', task: n, result: 'The fee.' }) as const
    asked.when(lawyer, '03-02 12:00', said(2)).then('taskCompleted')
    asked.when({ ...lawyer, id: 'deputy', for: 'xu.lv' }, '03-02 12:00', said(2)).then('taskCompleted')
    asked.when(lawyer, '03-02 12:00', said(1)).refused('notAllowed')
    asked.when({ ...lawyer, id: 'tang' }, '03-02 12:00', said(2)).refused('notAllowed')
    asked.when(lawyer, '03-02 12:00', { type: 'recordEffort', minutes: 40 }).then('effortRecorded')
    asked
      .when({ ...lawyer, id: 'tang' }, '03-02 12:00', { type: 'recordEffort', minutes: 40 })
      .refused('notAllowed')
    expect(allowedActions(asked.complaint, lawyer)).toEqual([
      ...['addNote', 'attachEvidence', 'completeTask', 'recordEffort'],
    ])
    expect(allowedActions(begun.complaint, lawyer)).not.toContain('completeTask')
  })

  test('a delegate answers their escalation, and nothing more', () => {
    const raised = begun.and([li, '03-02 12:00', { type: 'escalate', reason: 'Urgent', level: 1 }])
    const { key } = raised.complaint.escalations[0]!
    const service: Actor = { ...supervisor, departments: ['service'] }
    const asked = { type: 'acceptEscalation', key } as const
    raised.when(lead, '03-02 12:30', asked).refused('notAllowed')
    const delegated = raised.and([
      ...([service, '03-02 12:30'] as const),
      { type: 'delegateEscalation', key, to: 'wang.wei', reason: 'Knows it' },
    ])
    delegated.when(wang, '03-02 13:00', acknowledge).refused('notAllowed')
    delegated.when(wang, '03-02 13:00', asked).then('escalationAccepted')
  })

  test('whoever took it in says what they still hear, and nothing more', () => {
    const taker = of('chen', 'sales')
    const taken = given({ ...opening(), by: taker }, assigned)
    taken.when(taker, '03-02 12:00', note).then('noteAdded')
    taken.when(taker, '03-02 12:00', acknowledge).refused('notAllowed')
    expect(allowedActions(taken.complaint, taker)).toEqual(['addNote', 'attachEvidence'])
    const about = given({ ...opening(), by: of('rude.man', 'sales') }, assigned).complaint
    expect(relationsOf(about, of('rude.man', 'sales'))).toEqual(['about'])
  })

  test('a deputy of whom it is about is barred as they are', () => {
    const deputy: Actor = { ...of('zhou', 'service'), for: 'rude.man' }
    begun.when(deputy, '03-02 12:00', acknowledge).refused('conflictOfInterest')
    begun.when(deputy, '03-02 12:00', note).then('noteAdded')
  })
})

test('what somebody reaches of all complaints is what they may with each', () => {
  const complaints = [given(opening()), given(opening(), assigned), given(opening(), assigned, task)]
  const people = [
    li,
    wang,
    of('li.na', 'night'),
    of('zhou', 'sales'),
    of('rude.man', 'service'),
    { ...wang, for: 'rude.man' },
  ]
  const actors = people.flatMap(({ departments, ...one }) =>
    Role.options.flatMap((role): Actor[] => [
      { ...one, role },
      { ...one, role, departments: departments! },
    ]),
  )
  for (const { complaint } of complaints)
    for (const by of actors)
      for (const action of ACTIONS) {
        const { among, without } = reachOf(by, action)
        const ties = tiesOf(complaint)
        const isReached =
          (among === 'all' || among.some((tie) => ties.includes(tie))) &&
          !without.some((tie) => ties.includes(tie))
        expect(isReached, `${action} ${JSON.stringify(by)}`).toBe(
          mayUnder(by, action, relationsOf(complaint, by)),
        )
      }
})
