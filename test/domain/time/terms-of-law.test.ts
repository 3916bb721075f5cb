import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import {
  agent,
  clockIn,
  eventsOf,
  given,
  management,
  on,
  opening,
  policyNamed,
  supervisor,
  system,
  type Move,
} from '../../support/domain/given.ts'

const REACHED = {
  complainant: { name: 'Chen Yu', phone: '13800138000', email: 'chen@example.com' },
  ...{ subject: 'A fee', description: 'Charged twice', contractNumber: 'C-1', product: { serial: 'LSV-1' } },
}
const begun = (policy: string, received: string) =>
  given({ ...opening(policy, on(received)), details: REACHED })
const graded = (complexity: 'simple' | 'complex'): Command => ({
  ...({ type: 'classify', category: 'other', nature: 'price', impact: 'low', risk: 'low' } as const),
  complexity,
})
const due = (story: ReturnType<typeof begun>, name: string) => clockIn(story.complaint, name).dueAt
const endOf = (day: string) => on(`${day} 23:59:59`) + 999

// R76
describe.each(['cn-nfra', 'car-finance', 'financial-emergency'])('under %s the term of the law', (policy) => {
  test('is fifteen days where it is simple, thirty where not, and a rest day is not the last', () => {
    const simple = begun(policy, '02-13 09:00').and([agent, '02-13 09:30', graded('simple')])
    expect(due(simple, 'decide')).toBe(endOf('02-28'))
    const complex = begun(policy, '03-02 09:00').and([agent, '03-02 09:30', graded('complex')])
    expect(due(complex, 'decide')).toBe(endOf('04-01'))
  })

  test('is thirty days more once management has approved it and the customer has been told', () => {
    const granted = begun(policy, '08-07 09:00').and([
      ...([supervisor, '08-10 10:00'] as const),
      {
        ...{ type: 'extendDeadline', clock: 'decide', reason: 'An expert looks' },
        ...{ approvedBy: management.id, approverRole: 'management' as const },
      },
    ])
    const notice = clockIn(granted.complaint, 'decide').extensions![0]!.notice
    const sentAt = on('08-10 10:01')
    const told = granted.and([system, '08-10 10:02', { type: 'confirmNotice', key: notice, sentAt }])
    expect(due(told, 'decide')).toBe(endOf('10-08'))
  })
})

// R46, R76
test('the house promises more than the law asks: broken, it climbs, while the term of the law goes on', () => {
  const late = begun('car-finance', '03-02 09:00')
    .and([agent, '03-02 09:30', graded('simple')])
    .until('03-03 10:00')
  expect(clockIn(late.complaint, 'resolve')).toMatchObject({ breach: { dueAt: on('03-03 09:00') } })
  expect(clockIn(late.complaint, 'decide')).toMatchObject({ state: 'running' })
  expect(clockIn(late.complaint, 'decide').breach).toBeUndefined()
  const [escalated] = eventsOf(late.entries, 'escalated').filter(({ clock }) => clock === 'resolve')
  expect(escalated).toMatchObject({ to: 'supervisor', level: 1 })
})

// R76
describe('who asks to exchange or return a car', () => {
  const asked = begun('cn-sanbao', '09-15 10:00')
  const agreed: Move[] = [
    [agent, '09-16 10:00', { type: 'assign', department: 'service', person: agent.id }],
    [agent, '09-17 10:00', { type: 'proposeSolution', measures: 'The car is exchanged.' }],
  ]

  test('has the answer in ten working days and the car in twenty', () => {
    expect(due(asked, 'decide')).toBe(endOf('09-29'))
    expect(due(asked, 'complete')).toBe(endOf('10-19'))
  })

  test('has it later by as long as they owe an answer, and by no other delay', () => {
    const offered = agreed.reduce((story, move) => story.and(move), asked)
    expect(clockIn(offered.complaint, 'complete')).toMatchObject({ pausedBy: 'consent' })
    expect(clockIn(offered.complaint, 'decide')).not.toHaveProperty('pausedBy')
  })
})

test('only what a law says is called statutory in the policies of the documents', () => {
  for (const id of ['car-finance', 'odi-agency', 'rental', 'financial-emergency', 'carmaker'])
    for (const { name, basis } of policyNamed(id).clocks)
      expect([name, basis === 'statutory'], id).toEqual([name, name === 'decide'])
})
