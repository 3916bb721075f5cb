import { describe, expect, test } from 'vitest'
import type { CommandOf, Command } from '../../../src/domain/command.ts'
import { isEvidenceMissing, isGathered, sourcesOf } from '../../../src/domain/evolve/gathered.ts'
import { decide } from '../../../src/domain/decide/decide.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { agent, given, manager, on, opening, policyNamed, type Move } from '../../support/domain/given.ts'

// R59, R61

const policy = { ...policyNamed('default'), id: 'verified', independentSources: { major: 2 } }
const classified = (risk: 'low' | 'high'): Command => ({
  ...({ type: 'classify', category: 'safety', complexity: 'complex' } as const),
  ...({ impact: risk, risk } as const),
})
const begun = (risk: 'low' | 'high' = 'high') =>
  given(opening(policy), [
    ...([agent, '03-02 10:00'] as const),
    ...[classified(risk), { type: 'assign' as const, department: 'service', person: 'li.na' }],
  ])
const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
type Kind = CommandOf<'attachEvidence'>['kind']
const attached = (source: string, kind: Kind = 'interview', at = '03-02 11:00'): Move => [
  ...([agent, at] as const),
  { type: 'attachEvidence', kind, digest: 'a'.repeat(64), source },
]

describe('a major complaint', () => {
  test('is not proposed for, nor answered for good, before there is evidence of so many sources', () => {
    const story = begun()
    expect(sourcesOf(story.complaint)).toEqual({ needed: 2, known: 0 })
    story.when(agent, '03-02 12:00', propose).refused('missing')
    const one = story.and(attached('The technician'))
    one.when(agent, '03-02 12:00', propose).refused('missing')
    const final: Command = { type: 'finalResponse', reasons: 'No', routes: 'The court' }
    one.when(manager, '03-02 12:00', final).refused('missing')
    const two = one.and(attached('Maintenance records', 'systemRecord'))
    expect(sourcesOf(two.complaint)).toEqual({ needed: 2, known: 2 })
    expect(two.and([agent, '03-02 12:00', propose]).complaint.stage).toBe('proposed')
  })

  test('has one source in what one person says and shows, however it is written', () => {
    const { complaint } = begun()
      .and(attached('The technician'))
      .and(attached(' the  TECHNICIAN', 'document'))
    expect(sourcesOf(complaint)).toEqual({ needed: 2, known: 1 })
  })

  test('counts what comes with findings and with a visit, and not what was voided', () => {
    const evidence = { kind: 'photo', digest: 'b'.repeat(64), source: 'On the spot' } as const
    const visited = begun()
      .and([
        ...([agent, '03-02 11:00'] as const),
        { type: 'openTask', kind: 'siteVisit', title: 'Look', department: 'service' },
        { type: 'completeTask', task: 1, result: 'Seen', evidence },
      ])
      .and(attached('The technician', 'interview', '03-02 11:30'))
    expect(sourcesOf(visited.complaint)?.known).toBe(2)
    const sequence = visited.complaint.version
    const without = visited.and([
      agent,
      '03-02 12:00',
      { type: 'voidEntry', sequence, reason: 'Another case' },
    ])
    expect(sourcesOf(without.complaint)?.known).toBe(1)
    expect(isGathered(without.complaint, 'photo')).toBe(true)
    expect(isGathered(without.complaint, 'interview')).toBe(false)
  })

  test('was taken by a history before the rule was there, and stays so', () => {
    const { complaint } = begun()
    const at = on('03-02 12:00')
    const decided = decide(complaint, { command: propose, by: agent, at, recordedAt: at, accepted: true })
    expect(isRefusal(decided)).toBe(false)
  })
})

test('of other complaints, and under other policies, nothing more is asked', () => {
  const story = begun('low')
  expect(sourcesOf(story.complaint)).toBeUndefined()
  expect(story.and([agent, '03-02 12:00', propose]).complaint.stage).toBe('proposed')
  expect(given(opening()).complaint).not.toHaveProperty('gathered')
})

test('what proves a consent is no evidence of the matter', () => {
  const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
  const { complaint } = begun('low')
    .and([agent, '03-02 12:00', propose])
    .and([agent, '03-02 13:00', { type: 'acceptSolution', evidence }])
  expect(isGathered(complaint, 'recording')).toBe(false)
})

describe('what its category wants', () => {
  const wanting = given(opening(policy), [
    agent,
    '03-02 10:00',
    { ...classified('low'), evidenceWanted: ['photo', 'interview'] } as Command,
    { type: 'assign', department: 'service', person: 'li.na' },
  ])

  test('is missing until each kind is there, and again once it is voided', () => {
    expect(isEvidenceMissing(wanting.complaint)).toBe(true)
    const one = wanting.and(attached('The technician'))
    expect(isEvidenceMissing(one.complaint)).toBe(true)
    const both = one.and(attached('The customer', 'photo', '03-02 11:30'))
    expect(isEvidenceMissing(both.complaint)).toBe(false)
    const { version: sequence } = both.complaint
    const voided = both.and([agent, '03-02 12:00', { type: 'voidEntry', sequence, reason: 'Another car' }])
    expect(isEvidenceMissing(voided.complaint)).toBe(true)
  })

  test('is missing no more once it is closed, nor of another category', () => {
    const proof = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
    const withdraw: Command = { type: 'withdraw', reason: 'Settled', evidence: proof }
    expect(isEvidenceMissing(wanting.and([agent, '03-02 12:00', withdraw]).complaint)).toBe(false)
    const again = wanting.and([agent, '03-02 12:00', { ...classified('low'), category: 'price' } as Command])
    expect(isEvidenceMissing(again.complaint)).toBe(false)
    expect(isEvidenceMissing(begun('low').complaint)).toBe(false)
  })
})
