import { describe, expect, test } from 'vitest'
import { withSnapshots } from '../../src/api/rules/snapshots.ts'
import type { Command } from '../../src/domain/command.ts'
import type { Complaint } from '../../src/domain/complaint.ts'
import { fold } from '../../src/domain/evolve/fold.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { isBreached, isRunning } from '../../src/domain/time/clocks.ts'
import type { Kind, Policy } from '../../src/domain/policy/policy.ts'
import { COMPLAINANT, possibleActions } from '../../src/portal/actions.ts'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { loadPolicies } from '../../src/rules/policies.ts'
import { selectionByKind } from '../../src/rules/selection.ts'
import {
  agent,
  clockIn,
  customer,
  eventsOf,
  given,
  manager,
  on,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../support/domain/given.ts'

const policies = loadPolicies('policies')
const rules = { policies, calendars: loadCalendars(), selection: selectionByKind(policies) }

const to = (kind: Kind, snapshot?: Policy): Command => ({
  ...{ type: 'changeKind', kind, reason: 'She only asks how to pay early' },
  ...(snapshot && { snapshot }),
})
const asEnquiry = to('enquiry', policyNamed('enquiry'))
const asComplaint = to('complaint', policyNamed('default'))
const running = ({ clocks }: Complaint) => clocks.filter((clock) => isRunning(clock)).map(({ name }) => name)
const assign: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]

// R21
describe('a complaint that turns out to be none', () => {
  const told = given(opening(), assign, [supervisor, '03-02 11:00', asEnquiry])

  test('comes under the policy for its kind in the same step, and what is owed counts from the receipt', () => {
    const { complaint, entries } = told
    expect(complaint).toMatchObject({ kind: 'enquiry', wasComplaint: 'default', policy: { id: 'enquiry' } })
    expect(running(complaint).toSorted()).toEqual(['acknowledge', 'answer'])
    expect(clockIn(complaint, 'answer')).toMatchObject({ startedAt: on('03-02 09:00') })
    expect(clockIn(complaint, 'acknowledge')).toMatchObject({ startedAt: on('03-02 09:00') })
    const types = entries.map(({ event }) => event.type)
    expect(types.slice(types.indexOf('kindChanged'), types.indexOf('kindChanged') + 2)).toEqual([
      ...['kindChanged', 'policyAdopted'],
    ])
  })

  test('says so by a supervisor, and no one below', () => {
    const story = given(opening(), assign)
    story.when(agent, '03-02 11:00', asEnquiry).refused('notAllowed')
    expect(story.and([manager, '03-02 11:00', asEnquiry]).complaint.kind).toBe('enquiry')
  })

  test('keeps what was broken: it stays owed and escalated', () => {
    const late = given(opening(), assign).until('03-04 09:00')
    const { complaint } = late.and([supervisor, '03-04 10:00', asEnquiry])
    expect(isBreached(clockIn(complaint, 'acknowledge'))).toBe(true)
    expect(complaint.escalations.find(({ clock }) => clock === 'acknowledge')?.state).toBe('open')
  })

  test('stays one once something has been offered, or when the policy is not for the kind', () => {
    const propose: Command = { type: 'proposeSolution', measures: 'A refund' }
    const offered = given(opening(), assign, [agent, '03-02 11:00', propose])
    offered.when(supervisor, '03-02 12:00', asEnquiry).refused('notInThisStage')
    const declined = offered.and([customer, '03-02 12:00', { type: 'declineSolution', reason: 'Too little' }])
    declined.when(supervisor, '03-02 13:00', asEnquiry).refused('alreadyDone')
    const story = given(opening())
    story.when(supervisor, '03-02 12:00', to('enquiry')).refused('notAllowed')
    story.when(supervisor, '03-02 12:00', to('enquiry', policyNamed('carmaker'))).refused('notAllowed')
    story.when(supervisor, '03-02 12:00', asComplaint).refused('alreadyDone')
  })

  test('may be one under the same policy too: then nothing is adopted', () => {
    const both: Policy = { ...policyNamed('default'), id: 'both', kinds: ['complaint', 'enquiry'] }
    given(opening(both)).when(supervisor, '03-02 10:00', to('enquiry')).then('kindChanged')
  })

  test('is told to the customer, with the reason', () => {
    const [notice] = noticesFor(told.complaint, told.entries).filter(
      ({ template }) => template === 'kindChanged',
    )
    expect(notice?.to).toEqual({ role: 'customer' })
  })
})

// R21
describe('the customer who objects', () => {
  const object: Command = { ...asComplaint, reason: 'It is one' } as Command
  const left = given(opening(), assign, [supervisor, '03-02 11:00', asEnquiry])

  test('has it as a complaint again, from its receipt, and the handler is told', () => {
    const { complaint, entries } = left.and([customer, '03-03 08:00', object])
    expect(complaint).toMatchObject({ kind: 'complaint', policy: { id: 'default' } })
    expect(complaint).not.toHaveProperty('wasComplaint')
    const before = given(opening(), assign).complaint
    for (const name of ['acknowledge', 'resolve'])
      expect(clockIn(complaint, name)).toMatchObject({
        startedAt: on('03-02 09:00'),
        dueAt: clockIn(before, name).dueAt,
      })
    expect(eventsOf(entries, 'kindChanged').at(-1)).toMatchObject({ before: 'enquiry', objected: true })
    const roles = noticesFor(complaint, entries.slice(-20))
      .filter(({ template }) => template === 'kindChanged')
      .map(({ to: { role } }) => role)
    expect(new Set(roles)).toEqual(new Set(['customer', 'agent', 'supervisor']))
  })

  test('finds what would have lapsed meanwhile as a breach', () => {
    const { complaint } = left.until('03-20 09:00').and([customer, '03-20 09:00', object])
    expect(clockIn(complaint, 'resolve')).toMatchObject({ breach: { retroactive: true } })
  })

  test('may do so while it is open, and to nothing but a complaint that was said to be none', () => {
    given(opening()).when(customer, '03-02 12:00', object).refused('nothingToAnswer')
    const canObject = (complaint: Complaint) =>
      possibleActions(complaint, COMPLAINANT).actions.includes('object-to-kind')
    expect([canObject(given(opening()).complaint), canObject(left.complaint)]).toEqual([false, true])
    left.when(customer, '03-02 12:00', to('praise', policyNamed('praise'))).refused('notAllowed')
  })
})

test('an enquiry that is a complaint is one by anybody who handles it', () => {
  const enquiry = { ...opening('enquiry'), kind: 'enquiry' as const }
  const { complaint } = given(enquiry, assign, [agent, '03-02 11:00', asComplaint])
  expect(complaint.kind).toBe('complaint')
  expect(clockIn(complaint, 'resolve').startedAt).toBe(on('03-02 09:00'))
})

test('the journal alone gives it again', () => {
  const { complaint, entries } = given(opening(), assign, [supervisor, '03-02 11:00', asEnquiry])
  const { policy, calendar } = opening()
  expect(fold({ policy, calendar }, entries)).toEqual(complaint)
})

// R21, R40
describe('the policy that comes with the kind', () => {
  const ask = async (complaint: Complaint, kind: Kind) => {
    const [command] = await withSnapshots(rules, { find: async () => complaint, by: supervisor }, [to(kind)])
    return (command as { snapshot?: Policy }).snapshot?.id
  }

  test('is the one that would be selected; back, the one under which it was a complaint', async () => {
    const { complaint } = given(opening('carmaker'))
    expect(await ask(complaint, 'enquiry')).toBe('enquiry')
    const left = given(opening('carmaker'), [supervisor, '03-02 11:00', asEnquiry])
    expect(await ask(left.complaint, 'complaint')).toBe('carmaker')
    const enquiry = { ...opening('enquiry'), kind: 'enquiry' as const }
    expect(await ask(given(enquiry).complaint, 'complaint')).toBe('default')
  })

  test('is not put in where it is the same', async () => {
    const both = { ...policies.get('default')!, kinds: ['complaint', 'enquiry'] as Kind[] }
    const same = {
      ...rules,
      selection: { rules: [{ policy: 'default' }] },
      policies: new Map([['default', both]]),
    }
    const asked = { find: async () => given(opening()).complaint, by: supervisor }
    expect(await withSnapshots(same, asked, [to('enquiry')])).toEqual([to('enquiry')])
  })
})
