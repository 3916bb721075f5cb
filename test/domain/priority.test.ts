import { describe, expect, test } from 'vitest'
import type { Command, CommandOf } from '../../src/domain/command.ts'
import { priorityOf } from '../../src/domain/policy/priority.ts'
import { fold } from '../../src/domain/evolve/fold.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type { TermRule } from '../../src/domain/policy/terms.ts'
import { agent, clockIn, given, manager, on, opening, policyNamed } from '../support/domain/given.ts'

const classify = (more: Partial<CommandOf<'classify'>> = {}): Command => ({
  ...{ type: 'classify', category: 'delivery', impact: 'medium', risk: 'medium', complexity: 'complex' },
  ...more,
})
const adopt = (snapshot: Policy): Command => ({
  ...{ type: 'adoptPolicy', policyId: snapshot.id, snapshot, reason: 'Moved', carries: true },
})
const own = policyNamed('default')
const strict: Policy = {
  ...own,
  id: 'strict',
  priorities: {
    minor: { low: 3, normal: 3, high: 2 },
    normal: { low: 2, normal: 2, high: 1 },
    major: { low: 1, normal: 1, high: 1 },
  },
}
const GRADES = { minor: ['low', 'low'], normal: ['medium', 'medium'], major: ['high', 'high'] } as const
const graded = (severity: keyof typeof GRADES, urgency?: 'low' | 'normal' | 'high') => {
  const [impact, risk] = GRADES[severity]
  return classify({ impact, risk, ...(urgency && { urgency }) })
}

// R26
describe('the priority of a complaint', () => {
  test.each([
    ['major', undefined, 1, 1],
    ['major', 'low', 2, 1],
    ['normal', 'high', 2, 1],
    ['normal', 'normal', 3, 2],
    ['minor', 'high', 3, 2],
    ['minor', undefined, 4, 3],
  ] as const)('%s and of urgency %s: %i as usual, %i by a table', (severity, urgency, usual, byTable) => {
    const priority = (policy: Policy) =>
      priorityOf(given(opening(policy), [agent, '03-02 10:00', graded(severity, urgency)]).complaint)
    expect(priority(own)).toBe(usual)
    expect(priority(strict)).toBe(byTable)
  })

  test('is none before somebody has classified it, and is kept only where a table gives it', () => {
    expect(priorityOf(given(opening()).complaint)).toBeUndefined()
    const plain = given(opening(), [agent, '03-02 10:00', graded('major')]).complaint.classification
    expect(plain).toEqual({ category: 'delivery', severity: 'major', complexity: 'complex' })
  })

  test('another than follows needs a reason; with it it stays, whatever policy is adopted', () => {
    const story = given(opening())
    story.when(agent, '03-02 10:00', classify({ priority: 1 })).refused('missing')
    const same = story.and([agent, '03-02 10:00', classify({ priority: 3 })])
    expect(priorityOf(same.complaint)).toBe(3)
    const press = classify({ priority: 1, reason: 'The press asks' })
    const first = story.and([agent, '03-02 10:00', press]).and([manager, '03-02 11:00', adopt(strict)])
    expect(priorityOf(first.complaint)).toBe(1)
  })

  test('follows from the policy that is adopted, and the journal gives it again', () => {
    const before = given(opening(strict), [agent, '03-02 10:00', graded('minor')])
    const { complaint } = before.and([manager, '03-02 11:00', adopt(own)])
    expect([priorityOf(before.complaint), priorityOf(complaint)]).toEqual([3, 4])
    expect(complaint.classification).not.toHaveProperty('priority')
    const { policy, calendar } = opening(strict)
    expect(fold({ policy, calendar }, before.entries)?.classification).toEqual(
      before.complaint.classification,
    )
  })

  test('another urgency than before needs a reason; to say what was not said does not', () => {
    const story = given(opening(), [agent, '03-02 10:00', classify()])
    story.when(agent, '03-02 11:00', classify({ urgency: 'high' })).refused('missing')
    story.when(agent, '03-02 11:00', classify({ urgency: 'normal' })).then('classified')
    story
      .when(agent, '03-02 11:00', classify({ urgency: 'high', reason: 'She travels tomorrow' }))
      .then({ type: 'classified', urgency: 'high' })
  })
})

// R26, R27
test('a term may follow from urgency, or from priority', () => {
  const hours = (amount: number): TermRule => ({ amount, unit: 'hours' })
  const clocks = own.clocks.map((rule) =>
    rule.name === 'resolve'
      ? {
          ...rule,
          termWhen: [
            { priority: 1 as const, term: hours(4) },
            { urgency: 'high' as const, term: hours(8) },
            { urgency: 'normal' as const, term: hours(48) },
          ],
        }
      : rule,
  )
  const due = (command?: Command) =>
    clockIn(
      given(opening({ ...own, clocks }), ...(command ? [[agent, '03-02 10:00', command] as const] : []))
        .complaint,
      'resolve',
    ).dueAt
  expect(due(graded('major', 'high'))).toBe(on('03-02 13:00'))
  expect(due(graded('minor', 'high'))).toBe(on('03-02 17:00'))
  expect(due(graded('minor'))).toBe(on('03-04 09:00'))
  expect(due(graded('minor', 'low'))).toBe(due())
})
