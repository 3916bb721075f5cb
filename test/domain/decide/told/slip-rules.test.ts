import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/domain/command.ts'
import { toldToCustomer } from '../../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { agent, customer, given, opening, supervisor } from '../../../support/domain/given.ts'

// Trial S3: the customer's secret can be renewed, and goes to the customer alone.

const renew: Command = { type: 'renewSlip' }
const lost: Command = { type: 'renewSlip', reason: 'The slip was lost.' }
const reached = () => {
  const begin = opening()
  const complainant = { ...begin.details.complainant, email: 'chen@example.com' }
  return given({ ...begin, details: { ...begin.details, complainant } })
}

describe('renewing the slip', () => {
  test('is for the customer and for leads, who say why', () => {
    reached().when(customer, '03-02 10:00', renew).then({ type: 'slipRenewed', generation: 1 })
    reached()
      .when(supervisor, '03-02 10:00', lost)
      .then({ type: 'slipRenewed', reason: 'The slip was lost.' })
    reached().when(supervisor, '03-02 10:00', renew).refused('missing')
    reached().when(agent, '03-02 10:00', lost).refused('notAllowed')
  })

  test('needs an address: the new one is told to nobody else', () => {
    given(opening()).when(customer, '03-02 10:00', renew).refused('nothingToAnswer')
    given(opening()).when(supervisor, '03-02 10:00', lost).refused('nothingToAnswer')
  })

  test('counts on, in every stage, and tells the customer', () => {
    const twice = reached().and([customer, '03-02 10:00', renew]).and([supervisor, '03-02 11:00', lost])
    expect(twice.complaint.slip).toBe(2)
    const told = noticesFor(twice.complaint, twice.entries).filter(
      ({ template }) => template === 'slipRenewed',
    )
    expect(told.map(({ to }) => to)).toEqual([{ role: 'customer' }, { role: 'customer' }])
    const last = twice.entries.at(-1)!
    expect(toldToCustomer(last)).toEqual([])
    const withdrawn = reached().and([customer, '03-02 10:00', { type: 'withdraw', reason: 'Settled' }])
    withdrawn.when(customer, '03-02 11:00', renew).then('slipRenewed')
  })
})

describe('another address', () => {
  const amend = (complainant: object): Command => ({
    type: 'amendDetails',
    details: { complainant },
    partial: true,
  })
  const toldOf = (command: Command) => {
    const { complaint, entries } = reached().and([agent, '03-02 10:00', command])
    return noticesFor(complaint, entries).filter(({ template }) => template === 'addressChanged')
  }

  test('of whichever kind, is told to the one there was', () => {
    expect(toldOf(amend({ email: 'other@example.com' }))).toMatchObject([{ to: { role: 'customer' } }])
    expect(toldOf(amend({ email: null }))).toHaveLength(1)
    expect(toldOf(amend({ phone: '13800001234' }))).toHaveLength(1)
    expect(toldOf(amend({ name: 'Chen Yue' }))).toEqual([])
  })
})
