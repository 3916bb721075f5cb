import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { nextDue } from '../../../src/domain/summary.ts'
import { partOfEmergency } from '../../../src/domain/supervision/emergency.ts'
import {
  clockIn,
  agent,
  given,
  management,
  on,
  opening,
  policyNamed,
  supervisor,
} from '../../support/domain/given.ts'

const auditor = { id: 'wu', role: 'auditor' } as const
const declare: Command = { type: 'declareEmergency', reason: 'Paid twice' }
const measure: Command = { type: 'recordEmergencyMeasure', what: 'Transfers are stopped.' }
const end: Command = { type: 'endEmergency', summary: 'It runs again.' }
const evaluate: Command = { type: 'evaluateEmergency', effective: true, text: 'Stopped within the hour.' }
const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
const withdraw: Command = { type: 'withdraw', reason: 'Settled', evidence }
const reopen: Command = { type: 'reopen', reason: 'Again' }

const declared = given(opening('financial-emergency'), [agent, '03-02 10:00', declare])
const runs = ({ clocks }: Complaint, clock: string) =>
  clocks.filter(({ name }) => name === clock).map(({ n, state, breach }) => [n, state, breach?.dueAt])

// R56
describe('while an emergency is on', () => {
  test('its first measure is owed within an hour, and the top hears where it is not', () => {
    expect(clockIn(declared.complaint, 'emergencyMeasure').dueAt).toBe(on('03-02 11:00'))
    const inTime = declared.and([agent, '03-02 11:00', measure])
    expect(runs(inTime.complaint, 'emergencyMeasure')).toEqual([[1, 'met', undefined]])
    const late = declared.and([agent, '03-02 14:30', measure])
    expect(runs(late.complaint, 'emergencyMeasure')).toEqual([[1, 'met', on('03-02 11:00')]])
    const own = late.complaint.escalations.find(({ clock }) => clock === 'emergencyMeasure')
    expect(own).toMatchObject({ level: 3, to: 'management', state: 'ended' })
  })

  test('its status is owed every four hours until it ends, and warned of again and again', () => {
    const told = declared.and([agent, '03-02 10:30', measure])
    expect(clockIn(told.complaint, 'emergencyStatus').dueAt).toBe(on('03-02 14:30'))
    const silent = told.until('03-02 23:00')
    expect(clockIn(silent.complaint, 'emergencyStatus')).toMatchObject({
      breach: { dueAt: on('03-02 14:30') },
      warnings: 2,
    })
    const again = silent.and([agent, '03-02 23:30', measure])
    expect(runs(again.complaint, 'emergencyStatus')).toEqual([
      [1, 'met', on('03-02 14:30')],
      [2, 'running', undefined],
    ])
    const ended = again.and([supervisor, '03-03 00:10', end])
    expect(runs(ended.complaint, 'emergencyStatus').at(-1)).toEqual([2, 'cancelled', undefined])
  })

  test('a second handling is of the same emergency', () => {
    const again = declared
      .and([agent, '03-02 10:30', measure])
      .and([agent, '03-02 10:40', withdraw])
      .and([management, '03-02 11:00', reopen])
      .and([agent, '03-02 11:10', measure])
    expect(again.complaint.cycle).toBe(2)
    expect(clockIn(again.complaint, 'emergencyStatus')).toMatchObject({ state: 'running', cycle: 2 })
  })
})

// R57
describe('once an emergency is over', () => {
  const ended = declared.and([agent, '03-02 10:30', measure]).and([supervisor, '03-02 12:00', end])
  const due = on('03-09 23:59:59.999')

  test('its evaluation is owed within five working days', () => {
    const { complaint } = ended.and([auditor, '03-02 12:30', evaluate])
    expect(clockIn(ended.complaint, 'evaluation').dueAt).toBe(due)
    expect(runs(complaint, 'evaluation')).toEqual([[1, 'met', undefined]])
  })

  test('also after the complaint was closed; nobody is called up for it, and nothing outlasts the archive', () => {
    const closed = ended.and([agent, '03-02 12:10', withdraw])
    expect(runs(closed.complaint, 'evaluation')).toEqual([[1, 'running', undefined]])
    expect(nextDue(closed.complaint)).toMatchObject({ clock: 'evaluation', at: due })
    const archived = closed.until('06-01 09:00').complaint
    expect(archived.archivedAt).toBeDefined()
    expect(runs(archived, 'evaluation')).toEqual([[1, 'unmet', due]])
    expect(archived.escalations.filter(({ clock }) => clock === 'evaluation')).toEqual([])
    const evaluated = closed.and([auditor, '03-04 12:00', evaluate]).complaint
    expect(runs(evaluated, 'evaluation')).toEqual([[1, 'met', undefined]])
  })

  test('also where it ended after the closing, unless that were beyond the archiving', () => {
    const closed = declared.and([agent, '03-02 10:40', withdraw])
    expect(runs(closed.complaint, 'emergencyMeasure')).toEqual([[1, 'cancelled', undefined]])
    const over = closed.and([supervisor, '03-03 12:00', end])
    expect(runs(over.complaint, 'evaluation')).toEqual([[1, 'running', undefined]])
    expect(runs(closed.and([supervisor, '04-29 12:00', end]).complaint, 'evaluation')).toEqual([])
  })

  test('goes on in a second handling, and is dropped by another emergency', () => {
    const again = ended.and([agent, '03-02 12:10', withdraw]).and([management, '03-02 12:20', reopen])
    expect(runs(again.and([auditor, '03-02 12:30', evaluate]).complaint, 'evaluation')).toEqual([
      [1, 'met', undefined],
    ])
    const another = again.and([agent, '03-02 12:30', declare]).complaint
    expect(runs(another, 'evaluation')).toEqual([[1, 'cancelled', undefined]])
    expect(clockIn(another, 'emergencyMeasure')).toMatchObject({ cycle: 2, state: 'running' })
  })
})

test('a clock of an emergency is owed for a part of it, by what ends it', () => {
  const parts = policyNamed('financial-emergency').clocks.flatMap((rule) => partOfEmergency(rule) ?? [])
  expect(parts).toEqual(['measure', 'status', 'evaluation'])
  expect(partOfEmergency({ from: ['emergencyDeclared'], until: ['emergencyEnded'] })).toBeUndefined()
})
