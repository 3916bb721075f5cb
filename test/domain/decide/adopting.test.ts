import { describe, expect, test } from 'vitest'
import { withCurrentMeaning, COMMANDS } from '../../../src/api/complaints/commands.ts'
import { isBreached, isRunning } from '../../../src/domain/time/clocks.ts'
import type { Scope } from '../../../src/domain/access/scopes.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Policy, Role } from '../../../src/domain/policy/policy.ts'
import { mayChoose } from '../../../src/api/rules/choosing.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'
import { agent, clockIn, given, manager, on, opening, policyNamed } from '../../support/domain/given.ts'

const policies = loadPolicies('policies')
const adopt = (snapshot: Policy): Command =>
  withCurrentMeaning<Command>([{ type: 'adoptPolicy', policyId: snapshot.id, snapshot, reason: 'Moved' }])[0]!
const own = policyNamed('default')
/** Knows no clock but `answer`, which starts with the receipt. */
const bare: Policy = {
  ...own,
  id: 'bare',
  clocks: policyNamed('enquiry').clocks.filter(({ name }) => name === 'answer'),
}
/** Gives the customer one day for an answer. */
const hurried: Policy = {
  ...own,
  id: 'hurried',
  clocks: own.clocks.map((clock) =>
    clock.name === 'information' ? { ...clock, term: { ...clock.term, amount: 1 } } : clock,
  ),
}
const running = ({ clocks }: Complaint) => clocks.filter(isRunning).map(({ name }) => name)

// Trial S6
describe('adopting a policy', () => {
  test('and another one back, nothing that was promised is gone', () => {
    const before = given(opening())
    const { complaint } = before
      .and([manager, '03-02 10:00', adopt(bare)])
      .and([manager, '03-02 11:00', adopt(own)])
    for (const name of ['acknowledge', 'resolve'])
      expect(clockIn(complaint, name)).toMatchObject({
        state: 'running',
        startedAt: clockIn(before.complaint, name).startedAt,
        dueAt: clockIn(before.complaint, name).dueAt,
      })
    expect(running(complaint).toSorted()).toEqual(['acknowledge', 'progress', 'resolve'])
  })

  test('starts what is owed under it from its own start, not from the adoption', () => {
    const { complaint } = given(opening())
      .and([agent, '03-02 09:30', { type: 'assign', department: 'service', person: 'li.na' }])
      .and([manager, '03-02 12:00', adopt(policyNamed('carmaker'))])
    expect(clockIn(complaint, 'respond')).toMatchObject({ state: 'running', startedAt: on('03-02 09:00') })
  })

  test('what would have lapsed under it by then is a breach, marked retroactive', () => {
    const late = given(opening()).and([manager, '03-30 12:00', adopt(bare)])
    const answer = clockIn(late.complaint, 'answer')
    expect(answer).toMatchObject({ startedAt: on('03-02 09:00'), breach: { retroactive: true } })
    expect(late.complaint.escalations.find(({ clock }) => clock === 'answer')).toMatchObject({
      state: 'open',
    })
  })

  // F14
  test('what the customer owes is never a breach: a term that was shortened runs out now, and what waited for it goes on', () => {
    const waiting = given(opening())
      .and([agent, '03-02 10:00', { type: 'acknowledge', method: 'phone', said: 'Sorry' }])
      .and([agent, '03-02 10:00', { type: 'requestInformation', what: 'The receipt' }])
    const { complaint } = waiting.and([manager, '03-05 12:00', adopt(hurried)])
    expect(clockIn(complaint, 'information')).toMatchObject({ state: 'running', dueAt: on('03-05 12:00') })
    expect(isBreached(clockIn(complaint, 'information'))).toBe(false)
    const later = waiting.and([manager, '03-05 12:00', adopt(hurried)]).until('03-05 13:00').complaint
    expect(clockIn(later, 'information').state).toBe('expired')
    expect(later.waiting).toEqual([])
    expect(clockIn(later, 'resolve').pauses).toMatchObject([
      { from: on('03-02 10:00'), until: on('03-05 12:00') },
    ])
  })

  // F34
  test('carries what was broken: it stays owed and escalated, and back under its policy it can be met late', () => {
    const lapsed = given(opening()).until('03-04 09:00')
    const moved = lapsed.and([manager, '03-04 10:00', adopt(bare)])
    const acknowledge = clockIn(moved.complaint, 'acknowledge')
    expect([isRunning(acknowledge), isBreached(acknowledge)]).toEqual([true, true])
    expect(moved.complaint.escalations.find(({ clock }) => clock === 'acknowledge')?.state).toBe('open')
    const back = moved
      .and([manager, '03-04 11:00', adopt(own)])
      .and([agent, '03-04 12:00', { type: 'acknowledge', method: 'phone', said: 'Sorry' }])
    expect(clockIn(back.complaint, 'acknowledge')).toMatchObject({ state: 'met', n: 1 })
  })

  // R49
  test('under which nothing would be owed any more is refused, and so is one for another kind of matter', () => {
    given(opening())
      .when(manager, '03-02 10:00', adopt({ ...own, id: 'none', clocks: [] }))
      .refused('notAllowed')
    given(opening())
      .when(manager, '03-02 10:00', adopt(policyNamed('enquiry')))
      .refused('notAllowed')
  })

  test('as it was adopted before that still ends what the policy does not know', () => {
    const old: Command = { type: 'adoptPolicy', policyId: 'bare', snapshot: bare, reason: 'Moved' }
    given(opening())
      .when(manager, '03-02 10:00', {
        ...old,
        snapshot: { ...own, version: '9', clocks: own.clocks.slice(1) },
      })
      .then('policyAdopted', { type: 'clockCancelled', clock: 'acknowledge' })
  })
})

describe('who may name a policy', () => {
  const named = (id: string) => policies.get(id)!
  const chooses = (role: Role, policy: Policy) => mayChoose({ by: { id: 'x', role } }, policy)

  test('is said by the policy: those for development and imports are nobody’s at the desk', () => {
    for (const id of ['demo', 'event-log'])
      for (const role of ['customer', 'agent', 'supervisor', 'manager', 'management'] as const)
        expect(chooses(role, named(id))).toBe(false)
    expect(chooses('operator', named('demo'))).toBe(true)
  })

  test('a customer chooses none; where nothing is said whoever works here may', () => {
    expect(chooses('customer', named('carmaker'))).toBe(false)
    expect(chooses('agent', named('carmaker'))).toBe(true)
  })

  test('another system does with a key for policies, unless the policy names who does', () => {
    const crm = { id: 'yk_crm', role: 'integration' } as const
    const choosableBy = (scopes: readonly Scope[], policy: Policy, by: Actor = crm) =>
      mayChoose({ by, scopes }, policy)
    expect(choosableBy(['policies', 'complaints:create'], named('carmaker'))).toBe(true)
    expect(choosableBy(['policies'], named('demo'))).toBe(false)
    expect(choosableBy(['complaints:create'], named('carmaker'))).toBe(false)
    expect(choosableBy(['policies'], named('carmaker'), { ...crm, departments: ['service'] })).toBe(false)
    expect(choosableBy(['complaints:create'], { ...own, choosableBy: ['integration'] })).toBe(true)
  })

  test('is pinned to no complaint, and nobody says from outside how an adoption is meant', () => {
    expect(pinned(named('demo'))).not.toHaveProperty('choosableBy')
    const { body } = COMMANDS.find(({ type }) => type === 'adoptPolicy')!
    expect(body.safeParse({ policyId: 'x', reason: 'x', carries: true }).success).toBe(false)
  })
})
