import { expect, test } from 'vitest'
import {
  commandFor,
  incidentTotal,
  offersThatHold,
  partIn,
  refuseProposal,
  type IncidentCommand,
  type Member,
} from '../../../src/domain/supervision/incident.ts'

// One proposal to all complaints of an incident, with exceptions, and what it comes to.

const refund = (amountCents: number, currency = 'CNY') => [
  { kind: 'refund' as const, money: { amountCents, currency } },
]
const member = (id: string): Member => ({ id, number: `N-${id}` })
const command: IncidentCommand = {
  ...{ type: 'proposeSolution', measures: 'Refund', items: refund(8_000) },
  exceptions: [
    { complaint: 'a', leftOut: true },
    { complaint: 'N-b', items: refund(20_000) },
  ],
}
const order = { incident: 'inc_1', command }

// R56
test('it is about all but those left out; some are offered their own', () => {
  expect(partIn(command, member('a'))).toBeUndefined()
  expect(partIn(command, member('b'))).toEqual({ own: { items: refund(20_000) } })
  expect(partIn(command, member('c'))).toEqual({})
  expect(partIn({ type: 'joinIncident' }, member('a'))).toEqual({})
})

const offer = (complaint: string, state: string) => ({
  ...{ complaint, state },
  ...{ amountCents: 500, currency: 'CNY' },
})

test('the total is what all are offered, and what holds of the orders before', () => {
  const before = [offer('d', 'offered'), offer('e', 'returned')]
  const asked = [{ id: 'b', own: { items: refund(20_000) } }, { id: 'c' }, { id: 'g' }]
  expect(incidentTotal(order, asked, before)).toEqual({ amountCents: 36_500, currency: 'CNY' })
  expect(incidentTotal({ command: { type: 'joinIncident' } }, asked, before)).toBeUndefined()
})

test('what waits gives way to a new proposal, what was accepted is owed beside it', () => {
  const before = [offer('c', 'offered'), offer('c', 'accepted'), offer('c', 'accepted')]
  expect(incidentTotal(order, [{ id: 'c' }], before)).toEqual({ amountCents: 9_000, currency: 'CNY' })
})

test('what holds of all that was offered is told in each currency', () => {
  const offers = [
    { state: 'offered', amountCents: 500, currency: 'CNY' },
    { state: 'accepted', amountCents: 700, currency: 'CNY' },
    { state: 'returned', amountCents: 900, currency: 'CNY' },
    { state: 'awaitingApproval', amountCents: 20, currency: 'USD' },
  ]
  expect(offersThatHold(offers)).toEqual([
    { amountCents: 1_200, currency: 'CNY' },
    { amountCents: 20, currency: 'USD' },
  ])
  expect(offersThatHold([])).toEqual([])
})

test('each complaint is asked what is its own, with the total', () => {
  const total = { amountCents: 36_000, currency: 'CNY' }
  expect(commandFor({ ...order, total }, { items: refund(20_000) })).toEqual({
    ...{ type: 'proposeSolution', measures: 'Refund', items: refund(20_000) },
    ...{ incident: 'inc_1', incidentTotal: total },
  })
  expect(commandFor({ ...order, command: { type: 'joinIncident' } })).toEqual({
    ...{ type: 'joinIncident', incident: 'inc_1' },
  })
})

test('sums of several currencies have no total', () => {
  expect(refuseProposal(command)).toBeUndefined()
  const mixed = { ...command, exceptions: [{ complaint: 'b', items: refund(1, 'USD') }] } as IncidentCommand
  expect(refuseProposal(mixed)).toMatchObject({ code: 'contradiction' })
  const unclear = { ...command, items: [{ kind: 'refund' }] } as IncidentCommand
  expect(refuseProposal(unclear)).toMatchObject({ code: 'missing', field: 'items.0.money' })
  const exceptions = [{ complaint: 'a' }, { complaint: 'b', items: [{ kind: 'refund' }] }]
  expect(refuseProposal({ ...command, exceptions } as IncidentCommand)).toMatchObject({
    field: 'exceptions.1.items.0.money',
  })
})
