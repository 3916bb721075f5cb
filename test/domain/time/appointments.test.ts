import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { toldToCustomer } from '../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { agent, customer, eventsOf, given, on, opening, type Move } from '../../support/domain/given.ts'

// R19

const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const book = (startsAt: string, more: object = { storeId: 'S12' }): Command => ({
  ...({ type: 'bookAppointment', title: 'Look at the car', startsAt: on(startsAt) } as const),
  ...more,
})
const begun = given(opening(), assigned)
const booked = begun.and([agent, '03-02 11:00', book('03-05 14:00', { storeId: 'S12', person: 'wang.wei' })])
const told = (from: number, story: typeof begun) =>
  noticesFor(story.complaint, story.entries.slice(from)).map(({ template, to }) => [
    template,
    to.person ?? to.role,
  ])

describe('an appointment', () => {
  test('is a task of the department that receives the customer, with when and where', () => {
    expect(booked.complaint.tasks).toMatchObject([
      { n: 1, kind: 'appointment', department: 'service', startsAt: on('03-05 14:00'), storeId: 'S12' },
    ])
  })

  test('is confirmed to the customer, and told to who expects them', () => {
    expect(told(begun.entries.length, booked)).toEqual([
      ['taskOpened', 'wang.wei'],
      ['appointmentBooked', 'customer'],
    ])
    expect(toldToCustomer(booked.entries.at(-1)!)).toEqual(
      expect.arrayContaining(['startsAt', 'place', 'storeId']),
    )
    const task = { type: 'openTask', kind: 'siteVisit', title: 'Look', department: 'workshop' } as const
    const other = begun.and([agent, '03-02 11:00', task])
    expect(toldToCustomer(other.entries.at(-1)!)).toBeUndefined()
  })

  test('is reminded of the day before, both who comes and who expects them', () => {
    const near = booked.until('03-04 15:00')
    expect(eventsOf(near.entries, 'appointmentNear')).toMatchObject([{ at: on('03-04 14:00'), task: 1 }])
    const heard = noticesFor(near.complaint, near.entries).filter(
      ({ template }) => template === 'appointmentNear',
    )
    expect(heard.map(({ to }) => to.person ?? to.role)).toEqual(['customer', 'wang.wei'])
    expect(eventsOf(near.until('03-20 09:00').entries, 'appointmentNear')).toHaveLength(1)
  })

  test('that is over, or booked within the day, is reminded of no more', () => {
    const done = booked.and([agent, '03-03 11:00', { type: 'completeTask', task: 1, result: 'Called off' }])
    const soon = begun.and([agent, '03-02 11:00', book('03-03 10:00')])
    for (const story of [done, soon])
      expect(eventsOf(story.until('03-20 09:00').entries, 'appointmentNear')).toEqual([])
  })

  test('lies ahead, at one place; a customer books one at a time', () => {
    begun.when(agent, '03-02 11:00', book('03-02 11:00')).refused('notThisInstant')
    begun.when(agent, '03-02 11:00', book('03-05 14:00', {})).refused('missing')
    begun
      .when(agent, '03-02 11:00', book('03-05 14:00', { storeId: 'S12', place: 'Gate' }))
      .refused('missing')
    const own = begun.and([customer, '03-02 11:00', book('03-05 14:00')])
    own.when(customer, '03-02 12:00', book('03-06 14:00')).refused('alreadyDone')
    own.and([agent, '03-02 12:00', book('03-06 14:00', { place: 'At the gate' })])
  })
})

describe('a recheck', () => {
  const recheck = (more: object): Command => ({
    ...({ type: 'openTask', kind: 'recheck', title: 'Check again', department: 'audit' } as const),
    ...more,
  })

  test('is a task of another department, with a due', () => {
    begun.when(agent, '03-02 11:00', recheck({})).refused('missing')
    begun
      .when(agent, '03-02 11:00', recheck({ department: 'service', dueAt: on('03-05 18:00') }))
      .refused('contradiction')
    const story = begun.and([agent, '03-02 11:00', recheck({ dueAt: on('03-05 18:00') })])
    expect(eventsOf(story.until('03-06 09:00').entries, 'taskOverdue')).toMatchObject([{ task: 1 }])
  })
})
