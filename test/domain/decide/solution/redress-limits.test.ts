import { expect, test } from 'vitest'
import { admit } from '../../../../src/domain/admit.ts'
import type { Command } from '../../../../src/domain/command.ts'
import { isRefusal } from '../../../../src/domain/refusal.ts'
import type { Policy } from '../../../../src/domain/policy/policy.ts'
import { agent, given, on, opening, policyNamed } from '../../../support/domain/given.ts'

// processes.md §2: a sum in one currency says nothing about another.

const assign: Command = { type: 'assign', department: 'service', person: agent.id }
const propose = (amountCents: number, currency: string): Command => ({
  ...{ type: 'proposeSolution', measures: 'Refund' },
  redress: { amountCents, currency },
})
const under = (policy: Policy) => given(opening(policy), [agent, '03-02 10:00', assign])
const waits = (policy: Policy, amountCents: number, currency: string) =>
  under(policy).and([agent, '03-02 11:00', propose(amountCents, currency)]).complaint.proposal?.state ===
  'awaitingApproval'

const { redressLimitCents: _, ...unlimited } = policyNamed('default')
const both = { ...unlimited, redressLimits: { CNY: 100_000, USD: 10_000 } }

test.each([
  [100_000, 'CNY', false],
  [100_001, 'CNY', true],
  [10_000, 'USD', false],
  [10_001, 'USD', true],
  [1, 'EUR', true],
])('a redress of %i cents in %s waits for approval: %s', (amountCents, currency, isWaiting) => {
  expect(waits(both, amountCents, currency)).toBe(isWaiting)
})

test('an older policy’s limit is for CNY', () => {
  const older = policyNamed('default')
  expect(waits(older, 500_000, 'CNY')).toBe(false)
  expect(waits(older, 500_001, 'CNY')).toBe(true)
  expect(waits(older, 1, 'USD')).toBe(true)
})

test('a policy without any limit asks for no approval', () => {
  expect(waits(unlimited, 9_000_000, 'USD')).toBe(false)
})

test('what was asked by an edition before is decided as it was', () => {
  const { complaint } = under(policyNamed('default'))
  const at = on('03-02 11:00')
  const how = { by: agent, at, now: at, accepted: true, edition: 2 } as const
  const admitted = admit(complaint, [propose(1, 'USD')], how)
  if (isRefusal(admitted)) throw new Error(admitted.detail)
  expect(admitted.complaint.proposal?.state).toBe('offered')
})
