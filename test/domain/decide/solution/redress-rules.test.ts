import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/command.ts'
import { WorkablePolicy } from '../../../../src/domain/policy/checks/policy-check.ts'
import {
  agent,
  colleague,
  customer,
  eventsOf,
  given,
  management,
  manager,
  opening,
  policyNamed,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const investigating = given(opening(), assigned)
const cny = (amountCents: number) => ({ amountCents, currency: 'CNY' })
const refund = { kind: 'refund', money: cny(20_000) } as const
const voucher = { kind: 'voucher', what: 'One day', money: cny(10_000) } as const
const apology = { kind: 'apology' } as const
type Item = NonNullable<Extract<Command, { type: 'draftProposal' }>['items']>[number]
const propose = (items: Item[], more = {}): Command => ({
  type: 'proposeSolution',
  measures: 'As follows',
  items,
  ...more,
})

// R64
describe('what is offered, item by item', () => {
  test('its money adds up to the redress, which limits and figures look at', () => {
    const { complaint } = investigating.and([agent, '03-02 12:00', propose([refund, apology, voucher])])
    expect(complaint.proposal).toMatchObject({
      items: [refund, apology, voucher],
      redress: cny(30_000),
      state: 'offered',
    })
  })

  test('without money is no redress in money', () => {
    const { complaint } = investigating.and([agent, '03-02 12:00', propose([apology])])
    expect(complaint.proposal).not.toHaveProperty('redress')
  })

  test('above the limit only together waits for approval', () => {
    const { complaint } = investigating.and([
      agent,
      '03-02 12:00',
      propose([
        { kind: 'refund', money: cny(300_000) },
        { kind: 'discount', money: cny(300_000) },
      ]),
    ])
    expect(complaint.proposal?.state).toBe('awaitingApproval')
  })

  test.each<[string, Parameters<typeof propose>, string]>([
    ['a refund without its sum', [[{ kind: 'refund' }]], 'missing'],
    ['an apology that costs', [[{ kind: 'apology', money: cny(1) }]], 'contradiction'],
    ['something else that nobody can tell', [[{ kind: 'other' }]], 'missing'],
    [
      'sums of two currencies',
      [[refund, { kind: 'refund', money: { amountCents: 1, currency: 'EUR' } }]],
      'contradiction',
    ],
    ['a sum beside it that is another', [[refund], { redress: cny(1) }], 'contradiction'],
    [
      'more than any sum may be',
      [Array.from({ length: 2 }, () => ({ kind: 'refund', money: cny(100_000_000_000) }) as const)],
      'boundReached',
    ],
  ])('is refused: %s', (_, [items, more], code) => {
    for (const type of ['proposeSolution', 'draftProposal'] as const)
      investigating
        .when(agent, '03-02 12:00', { ...propose(items, more), type } as Command)
        .refused(code as 'missing')
  })

  test('is taken from the draft, or named anew; a sum alone does not go with the items of the draft', () => {
    const draft: Command = { type: 'draftProposal', measures: 'As follows', items: [refund] }
    const drafted = investigating.and([agent, '03-02 12:00', draft])
    expect(drafted.complaint.draft).toMatchObject({ items: [refund], redress: cny(20_000) })
    const taking = (more: object): Command => ({ type: 'proposeSolution', draft: 1, ...more })
    const proposalOf = (more: object) => drafted.and([agent, '03-02 13:00', taking(more)]).complaint.proposal
    expect(proposalOf({})).toMatchObject({ items: [refund], redress: cny(20_000) })
    expect(proposalOf({ items: [voucher] })).toMatchObject({ items: [voucher], redress: cny(10_000) })
    expect(proposalOf({ items: [apology] })).not.toHaveProperty('redress')
    drafted.when(agent, '03-02 13:00', taking({ redress: cny(1) })).refused('contradiction')
  })
})

// R65
describe('carried out item by item', () => {
  const agreed = investigating
    .and([agent, '03-02 12:00', propose([refund, apology])])
    .and([customer, '03-02 13:00', { type: 'acceptSolution' }])
  const carryOut = (item?: number): Command => ({
    type: 'recordExecution',
    what: 'Done',
    ...(item !== undefined && { item }),
  })
  const proof = { kind: 'document', digest: '0'.repeat(64), source: 'bank' } as const

  test('the execution is recorded with the last of them, in whatever order', () => {
    const paid = agreed
      .when(agent, '03-02 14:00', { type: 'recordExecution', what: 'Paid', item: 1, proof })
      .then({ type: 'redressCarriedOut', item: 1, what: 'Paid', proof })
    expect(paid.complaint).toMatchObject({ stage: 'executing', proposal: { carriedOut: [1] } })
    const all = paid
      .when(agent, '03-02 15:00', carryOut(2))
      .then(
        { type: 'redressCarriedOut', item: 2 },
        { type: 'executionRecorded', what: 'Done' },
        { type: 'clockMet', clock: 'execution' },
        { type: 'clockStarted', clock: 'revisit' },
      )
    expect(all.complaint.stage).toBe('revisiting')
  })

  test('once, and only what was offered; which one is said', () => {
    agreed.when(agent, '03-02 14:00', carryOut()).refused('missing')
    agreed.when(agent, '03-02 14:00', carryOut(3)).refused('unknown')
    agreed
      .and([agent, '03-02 14:00', carryOut(2)])
      .when(agent, '03-02 15:00', carryOut(2))
      .refused('alreadyDone')
  })

  test('where there are none, none is named', () => {
    investigating
      .and([agent, '03-02 12:00', { type: 'proposeSolution', measures: 'Refund' }])
      .and([customer, '03-02 13:00', { type: 'acceptSolution' }])
      .when(agent, '03-02 14:00', carryOut(1))
      .refused('unknown')
  })

  test('anew in the next cycle, by what is offered then', () => {
    const again = agreed
      .and([agent, '03-02 14:00', carryOut(1), carryOut(2)])
      .and([colleague, '03-02 15:00', { type: 'recordRevisit', result: 'dissatisfied', comment: 'Not paid' }])
      .and([colleague, '03-02 16:00', propose([voucher])])
    expect(again.complaint.proposal).not.toHaveProperty('carriedOut')
    expect(eventsOf(again.entries, 'redressCarriedOut')).toHaveLength(2)
  })
})

describe('approved by whoever the sum asks for', () => {
  const redressApprovals = [
    { above: { CNY: 1_000_000 }, by: 'manager' as const },
    { above: { CNY: 5_000_000 }, by: 'management' as const },
  ]
  const policy = WorkablePolicy.parse({ ...policyNamed('default'), redressApprovals })
  const tiered = given(opening(policy), assigned)
  const asking = (amountCents: number) =>
    tiered.and([agent, '03-02 12:00', propose([{ kind: 'refund', money: cny(amountCents) }])])
  const approve: Command = { type: 'approveProposal' }

  test('a lead up to the first sum, above it their manager, above the next management', () => {
    asking(1_000_000).and([supervisor, '03-02 13:00', approve])
    asking(1_000_001).when(supervisor, '03-02 13:00', approve).refused('notAllowed')
    asking(1_000_001).and([manager, '03-02 13:00', approve])
    asking(5_000_001).when(manager, '03-02 13:00', approve).refused('notAllowed')
    asking(5_000_001).and([management, '03-02 13:00', approve])
  })

  test('in a currency that no sum is named for, the highest', () => {
    const dear = propose([{ kind: 'refund', money: { amountCents: 1, currency: 'EUR' } }])
    const waiting = tiered.and([agent, '03-02 12:00', dear])
    waiting.when(manager, '03-02 13:00', approve).refused('notAllowed')
    waiting.and([management, '03-02 13:00', approve])
  })

  test('anybody who leads returns it', () => {
    asking(5_000_001).and([supervisor, '03-02 13:00', { type: 'returnProposal', reason: 'Too much' }])
  })
})
