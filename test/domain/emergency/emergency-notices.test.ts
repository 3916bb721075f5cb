import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { agent, given, manager, opening, supervisor } from '../../support/domain/given.ts'

const declare: Command = { type: 'declareEmergency', reason: 'Paid twice' }
const lend: Command = { type: 'assignResource', what: 'Two technicians', department: 'workshop' }
const end: Command = { type: 'endEmergency', summary: 'It runs again.' }
const started = given(opening('financial-emergency'), [
  agent,
  '03-02 09:30',
  { type: 'assign', department: 'service', person: agent.id },
])
const declared = started.and([manager, '03-02 10:00', declare])

const told = ({ complaint, entries }: typeof started, template: string) =>
  noticesFor(complaint, entries)
    .filter((one) => one.template === template)
    .map(({ to }) => [to.role, to.department, to.person].filter((one) => one !== undefined).join(' '))

// R56
test('at once all who must act hear of an emergency, and of its end', () => {
  const all = ['management service', 'agent service li.na', 'manager service', 'supervisor service']
  expect(told(declared, 'emergencyDeclared')).toEqual(all)
  const ended = declared.and([agent, '03-02 10:20', lend]).and([supervisor, '03-02 15:00', end])
  expect(told(ended, 'emergencyEnded')).toEqual([...all, 'supervisor workshop'])
})

test('who lends something hears what, the person where one is named; the customer hears of none of it', () => {
  expect(told(declared.and([agent, '03-02 10:20', lend]), 'resourceAssigned')).toEqual(['agent workshop'])
  const person = declared.and([agent, '03-02 10:20', { ...lend, person: 'feng' }])
  expect(told(person, 'resourceAssigned')).toEqual(['agent workshop feng'])
  const customers = noticesFor(person.complaint, person.entries).filter(({ to }) => to.role === 'customer')
  expect(customers.map(({ template }) => template).filter((one) => /resource|emergency/.test(one))).toEqual(
    [],
  )
})
