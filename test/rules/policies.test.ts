import { expect, test } from 'vitest'
import { WorkablePolicy } from '../../src/domain/policy/policy-check.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const policies = loadPolicies('policies')
const base = () => structuredClone(policies.get('default')!)
const sentences = (policy: unknown) =>
  WorkablePolicy.safeParse(policy).error?.issues.map(({ message }) => message) ?? []

test('every policy that ships is one that can work', () => {
  expect([...policies.keys()].sort()).toEqual(
    [
      'carmaker',
      'cn-nfra',
      'default',
      'demo',
      'enquiry',
      'event-log',
      'praise',
      'rental',
      'suggestion',
    ].sort(),
  )
})

test('a unit that needs a calendar is refused without one', () => {
  const { calendar: _, ...policy } = base()
  expect(sentences(policy)).toContain(
    'Clock resolve counts by a calendar, but the policy names none.'.replace('resolve', 'information'),
  )
})

test('an extension without a notice to the customer is refused', () => {
  const policy = base()
  delete policy.extensions![0]!.notice
  expect(sentences(policy)).toContain('The extension of resolve has no notice: the customer would not know.')
})

// F46
test('a level that nobody can execute is refused', () => {
  const policy = base()
  policy.ladders['standard']!.steps[0]!.to = 'auditor'
  expect(sentences(policy)).toContain('Ladder standard: the role auditor cannot act on level 1.')
})

// F6
test('a due that would not lie after its start is refused', () => {
  const policy = base()
  policy.clocks[0]!.term.amount = 0
  expect(sentences(policy)).toContain(
    'A term needs an amount of at least 1: its due would not lie after its start.',
  )
})

// F45
test('a ladder that does not exist is refused, and so is a statutory clock without sources', () => {
  const policy = base()
  policy.clocks[0]!.ladder = 'nowhere'
  policy.clocks[1]!.basis = 'statutory'
  expect(sentences(policy)).toEqual(
    expect.arrayContaining([
      'Clock acknowledge: there is no ladder nowhere.',
      'A policy with a statutory clock must name its sources.',
    ]),
  )
})

// F26
test('saving and reading a policy is a round trip', () => {
  for (const policy of policies.values())
    expect(WorkablePolicy.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy)
})
