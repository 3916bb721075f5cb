import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { relationsOf } from '../../../src/domain/access/ties.ts'
import { agent, customer, given, management, on, opening, supervisor } from '../../support/domain/given.ts'

const auditor = { id: 'wu', role: 'auditor' } as const
const lender = { id: 'feng', role: 'agent', departments: ['workshop'] } as const
const declare: Command = { type: 'declareEmergency', reason: 'Paid twice' }
const measure: Command = { type: 'recordEmergencyMeasure', what: 'Transfers are stopped.' }
const lend: Command = { type: 'assignResource', what: 'Two technicians', department: 'workshop' }
const end: Command = { type: 'endEmergency', summary: 'It runs again.' }
const evaluate: Command = { type: 'evaluateEmergency', effective: true, text: 'Stopped within the hour.' }

const started = given(opening(), [
  agent,
  '03-02 09:30',
  { type: 'assign', department: 'service', person: agent.id },
])
const declared = started.and([agent, '03-02 10:00', declare])
const ended = declared.and([supervisor, '03-02 15:00', end])
const withdrawal: Command = {
  ...{ type: 'withdraw', reason: 'Settled' },
  evidence: { kind: 'recording', reference: 'call-7', source: 'hotline' },
}

// R56, R57
describe('an emergency', () => {
  test('has measures, resources, an end and one evaluation, all on record', () => {
    const { complaint } = declared
      .when(agent, '03-02 10:10', measure)
      .then({ type: 'emergencyMeasured', what: 'Transfers are stopped.' })
      .when(agent, '03-02 10:20', { ...lend, person: 'feng', until: on('03-03 10:00') })
      .then({ type: 'resourceAssigned', resource: 1, department: 'workshop', person: 'feng' })
      .when(agent, '03-02 10:30', lend)
      .then({ type: 'resourceAssigned', resource: 2 })
      .when(supervisor, '03-02 15:00', end)
      .then({ type: 'emergencyEnded', summary: 'It runs again.' })
      .when(auditor, '03-02 15:30', evaluate)
      .then({ type: 'emergencyEvaluated', by: 'wu', effective: true })
    expect(complaint.emergency).toBeUndefined()
    expect(complaint).toMatchObject({
      emergencyEnded: { at: on('03-02 15:00'), evaluatedAt: on('03-02 15:30') },
      resources: [
        { n: 1, person: 'feng', until: on('03-03 10:00') },
        { n: 2, what: 'Two technicians' },
      ],
    })
  })

  test('takes measures and resources only while it is on', () => {
    for (const [command, lead] of [
      [measure, agent],
      [lend, agent],
      [end, supervisor],
    ] as const) {
      started.when(lead, '03-02 10:10', command).refused('nothingToAnswer')
      ended.when(lead, '03-02 16:00', command).refused('nothingToAnswer')
    }
    declared.when(agent, '03-02 10:10', { ...lend, until: on('03-02 10:10') }).refused('notThisInstant')
  })

  test('is evaluated after its end, once', () => {
    started.when(auditor, '03-02 10:10', evaluate).refused('nothingToAnswer')
    declared.when(auditor, '03-02 10:10', evaluate).refused('nothingToAnswer')
    ended
      .and([auditor, '03-02 16:00', evaluate])
      .when(management, '03-02 17:00', evaluate)
      .refused('alreadyDone')
  })

  test('is ended by leads and evaluated by those who oversee, also after the complaint was closed', () => {
    declared.when(agent, '03-02 15:00', end).refused('notAllowed')
    ended.when(agent, '03-02 16:00', evaluate).refused('notAllowed')
    declared.when(customer, '03-02 15:00', measure).refused('notAllowed')
    declared
      .and([agent, '03-02 11:00', withdrawal])
      .when(supervisor, '03-02 12:00', end)
      .then('emergencyEnded')
      .when(auditor, '03-02 13:00', evaluate)
      .then('emergencyEvaluated')
  })

  test('is declared again once it is over, and has its resources still', () => {
    const again = declared
      .and([agent, '03-02 10:20', lend])
      .and([supervisor, '03-02 15:00', end])
      .when(agent, '03-02 18:00', declare)
      .then('emergencyDeclared', { type: 'escalated', level: 3 })
    expect(again.complaint).toMatchObject({ emergency: true, resources: [{ n: 1 }] })
    expect(again.complaint.emergencyEnded).toBeUndefined()
    again.when(agent, '03-02 18:10', lend).then({ type: 'resourceAssigned', resource: 2 })
  })

  test('lets those who lend something record what they do', () => {
    const lent = declared.and([agent, '03-02 10:20', lend])
    expect(relationsOf(lent.complaint, lender)).toContain('contributing')
    lent.when(lender, '03-02 10:40', measure).then('emergencyMeasured')
    lent.when(lender, '03-02 10:40', lend).refused('notAllowed')
    declared.when(lender, '03-02 10:40', measure).refused('notAllowed')
  })
})
