import { describe, expect, test } from 'vitest'
import type { Actor, Command } from '../../../../src/domain/command.ts'
import { relationsOf } from '../../../../src/domain/access/ties.ts'
import { allowedActions } from '../../../../src/domain/decide/decide.ts'
import { determinationsFor, withheldFrom } from '../../../../src/domain/disclosure/withheld.ts'
import { toldToCustomer } from '../../../../src/domain/disclosure/told-to-customer.ts'
import { noticesFor } from '../../../../src/domain/notices/notices.ts'
import { Role } from '../../../../src/domain/policy/policy.ts'
import {
  agent,
  colleague,
  customer,
  given,
  management,
  manager,
  on,
  opening,
  supervisor,
  type Move,
} from '../../../support/domain/given.ts'

// R98, R109

const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
const determine = (more: object = {}): Command => ({
  type: 'determineResponsibility',
  bearer: 'person',
  department: 'service',
  person: 'rude.man',
  degree: 'main',
  reason: 'The recording shows it.',
  evidence,
  ...more,
})
const bearing = (bearer: 'partner' | 'product' | 'customer' | 'nobody', more: object = {}): Command => ({
  type: 'determineResponsibility',
  bearer,
  degree: 'minor',
  reason: 'As found.',
  ...more,
})
const object: Command = { type: 'objectToResponsibility', determination: 1, reason: 'I was not there.' }
const uphold: Command = { type: 'upholdResponsibility', determination: 1, reason: 'The roster says so.' }

const assigned: Move = [
  agent,
  '03-02 09:30',
  { type: 'assign', department: 'service', person: 'li.na' },
  { type: 'acknowledge', method: 'phone', said: 'We have it' },
]
const rude: Actor = { id: 'rude.man', role: 'agent', departments: ['workshop'] }
const begun = given(opening(), assigned)
const determined = begun.and([supervisor, '03-02 10:00', determine()])
const objected = determined.and([rude, '03-02 11:00', object])

describe('a determination of responsibility', () => {
  test('says who bears which part, why, and by what evidence', () => {
    const { complaint } = begun.when(supervisor, '03-02 10:00', determine()).then({
      type: 'responsibilityDetermined',
      determination: 1,
      by: 'zhao.min',
      role: 'supervisor',
      bearer: 'person',
      person: 'rude.man',
      degree: 'main',
      evidence,
    })
    expect(complaint.responsibilities).toMatchObject([{ n: 1, at: on('03-02 10:00'), degree: 'main' }])
    expect(complaint.responsibilities?.[0]).not.toHaveProperty('evidence')
  })

  test('is of several, each with their part, and again of the same takes the place of the former', () => {
    const { complaint } = determined
      .and([manager, '03-02 10:10', bearing('partner', { name: 'Haulier A' })])
      .and([manager, '03-02 10:11', bearing('partner', { name: 'Haulier B' })])
      .when(manager, '03-02 10:20', determine({ degree: 'minor', department: 'workshop' }))
      .then({ type: 'responsibilityDetermined', determination: 4, replaces: 1, degree: 'minor' })
    expect(complaint.responsibilities?.map(({ n, degree }) => [n, degree])).toEqual([
      [2, 'minor'],
      [3, 'minor'],
      [4, 'minor'],
    ])
  })

  test('is by those who lead and had no part in it (decision 32)', () => {
    begun.when(agent, '03-02 10:00', determine()).refused('notAllowed')
    begun.when(customer, '03-02 10:00', determine()).refused('notAllowed')
    const led = begun.and([
      supervisor,
      '03-02 10:00',
      { type: 'orderSupervision', instruction: 'Call them.', dueAt: on('03-02 17:00') },
    ])
    led.when(supervisor, '03-02 10:10', determine()).refused('conflictOfInterest')
    led.when(manager, '03-02 10:10', determine()).then('responsibilityDetermined')
    led
      .and([management, '03-02 10:10', { type: 'waiveIndependence', person: 'zhao.min', reason: 'Alone' }])
      .when(supervisor, '03-02 10:20', determine())
      .then('responsibilityDetermined')
    begun.when(supervisor, '03-02 10:00', determine({ person: 'zhao.min' })).refused('conflictOfInterest')
    given(opening()).when(supervisor, '03-02 09:10', determine()).refused('notInThisStage')
  })

  test('names a person with their department, a department, or a partner or product by its name', () => {
    const refused = (command: Command, code: 'missing' | 'contradiction') =>
      begun.when(supervisor, '03-02 10:00', command).refused(code)
    refused(determine({ person: undefined }), 'missing')
    refused(determine({ department: undefined }), 'missing')
    refused(determine({ bearer: 'department', person: 'rude.man' }), 'contradiction')
    refused(bearing('product', { department: 'service' }), 'contradiction')
    refused(bearing('customer', { name: 'Chen' }), 'contradiction')
    refused(bearing('nobody'), 'contradiction')
    refused(determine({ evidence: undefined }), 'missing')
    begun
      .when(supervisor, '03-02 10:00', determine({ evidence: undefined, degree: 'none' }))
      .then('responsibilityDetermined')
  })

  test('leaves nothing to others where one bears all of it, and the main part to one', () => {
    determined.when(manager, '03-02 10:10', bearing('product', { degree: 'main' })).refused('contradiction')
    determined.when(manager, '03-02 10:10', bearing('product', { degree: 'full' })).refused('contradiction')
    determined.when(manager, '03-02 10:10', bearing('nobody', { degree: 'none' })).refused('contradiction')
    const freed = determined.and([manager, '03-02 10:10', determine({ degree: 'none' })])
    const nobody = freed.and([manager, '03-02 10:20', bearing('nobody', { degree: 'none' })])
    const { complaint } = nobody.and([manager, '03-02 10:30', bearing('product', { degree: 'full' })])
    expect(complaint.responsibilities?.map(({ bearer }) => bearer)).toEqual(['person', 'product'])
  })

  test('has a bound', () => {
    const many = Array.from({ length: 20 }, (_, n) => bearing('partner', { name: `Haulier ${n}` }))
    const full = begun.and([manager, '03-02 10:00', ...many])
    full.when(manager, '03-02 10:10', bearing('product')).refused('boundReached')
    full.when(manager, '03-02 10:10', many[3]!).then({ type: 'responsibilityDetermined', replaces: 4 })
  })
})

describe('an objection', () => {
  test('is by the person themselves, once, though the complaint lies elsewhere or is about them', () => {
    const { complaint } = determined
      .when(rude, '03-02 11:00', object)
      .then({ type: 'responsibilityObjected', determination: 1, by: 'rude.man', person: 'rude.man' })
    expect(complaint.responsibilities?.[0]?.objection?.reason).toBe('I was not there.')
    objected.when(rude, '03-02 12:00', object).refused('nothingToAnswer')
    determined.when(colleague, '03-02 11:00', object).refused('notAllowed')
    const elsewhere = begun.and([supervisor, '03-02 10:00', determine({ person: 'wu' })])
    const wu: Actor = { id: 'wu', role: 'agent', departments: ['workshop'] }
    expect(relationsOf(elsewhere.complaint, wu)).toEqual(['determined'])
    expect(allowedActions(elsewhere.complaint, wu)).toEqual(['objectToResponsibility'])
    elsewhere.when(wu, '03-02 11:00', object).then('responsibilityObjected')
    elsewhere.when(wu, '03-02 11:00', { ...object, determination: 2 }).refused('unknown')
  })

  test('for a department is by who leads it, and by nobody else there', () => {
    const story = begun.and([
      manager,
      '03-02 10:00',
      determine({ bearer: 'department', department: 'workshop', person: undefined }),
    ])
    const lead: Actor = { id: 'wen', role: 'supervisor', departments: ['workshop'] }
    story.when({ ...lead, role: 'agent' }, '03-02 11:00', object).refused('notAllowed')
    story.when({ ...lead, departments: ['sales'] }, '03-02 11:00', object).refused('notAllowed')
    const { complaint } = story
      .when(lead, '03-02 11:00', object)
      .then({ type: 'responsibilityObjected', by: 'wen', department: 'workshop' })
    expect(determinationsFor(complaint, lead)).toHaveLength(1)
  })

  test('is answered a level above who determined it: upheld, or determined again', () => {
    objected.when(supervisor, '03-02 12:00', uphold).refused('notAllowed')
    objected.when(supervisor, '03-02 12:00', determine({ degree: 'none' })).refused('notAllowed')
    objected.when({ ...supervisor, id: 'other' }, '03-02 12:00', uphold).refused('notAllowed')
    const upheld = objected
      .when(manager, '03-02 12:00', uphold)
      .then({ type: 'responsibilityUpheld', determination: 1, by: 'qian.jun', person: 'rude.man' })
    upheld.when(manager, '03-02 13:00', uphold).refused('nothingToAnswer')
    upheld.when(rude, '03-02 13:00', object).refused('nothingToAnswer')
    const changed = objected
      .when(manager, '03-02 12:00', determine({ degree: 'minor' }))
      .then({ type: 'responsibilityDetermined', determination: 2, replaces: 1 })
    changed.when(rude, '03-02 13:00', { ...object, determination: 2 }).then('responsibilityObjected')
    determined.when(manager, '03-02 12:00', uphold).refused('nothingToAnswer')
  })

  test('to what management determined is answered by another of them', () => {
    const story = begun.and([management, '03-02 10:00', determine()]).and([rude, '03-02 11:00', object])
    story.when(management, '03-02 12:00', uphold).refused('notAllowed')
    story.when(manager, '03-02 12:00', uphold).refused('notAllowed')
    story.when({ id: 'he', role: 'management' }, '03-02 12:00', uphold).then('responsibilityUpheld')
  })
})

describe('who hears and reads of it', () => {
  const heard = ({ complaint, entries }: typeof determined) =>
    noticesFor(complaint, entries.slice(-1)).map(({ template, to }) => ({ template, ...to }))

  test('the person, or who leads the department; of an objection the level above', () => {
    expect(heard(determined)).toEqual([
      { template: 'responsibilityDetermined', role: 'agent', department: 'service', person: 'rude.man' },
    ])
    expect(heard(objected)).toEqual([
      { template: 'responsibilityObjected', role: 'manager', department: 'service' },
    ])
    expect(heard(objected.and([manager, '03-02 12:00', uphold]))).toMatchObject([{ person: 'rude.man' }])
    const ofDepartment = determine({ bearer: 'department', department: 'workshop', person: undefined })
    expect(heard(begun.and([manager, '03-02 10:00', ofDepartment]))).toEqual([
      { template: 'responsibilityDetermined', role: 'supervisor', department: 'workshop' },
    ])
    expect(heard(begun.and([manager, '03-02 10:00', bearing('product')]))).toEqual([])
  })

  test('leads and those who look after them read it; others that there is one, the person their own', () => {
    const entry = determined.entries.at(-1)!
    const reads = (id: string) =>
      Role.options.filter((role) => withheldFrom(entry, { id, role }).length === 0)
    expect(reads('x')).toEqual(['supervisor', 'manager', 'management', 'auditor', 'legal'])
    expect(reads('rude.man')).toEqual(Role.options)
    expect(withheldFrom(entry, agent)).toEqual([
      ...['bearer', 'department', 'person', 'degree', 'reason', 'evidence'],
    ])
    expect(toldToCustomer(entry)).toBeUndefined()
  })

  test('who sees how it stands sees what is of them, and no more', () => {
    const { complaint } = determined.and([manager, '03-02 10:10', bearing('product')])
    expect(determinationsFor(complaint, agent)).toEqual([])
    expect(determinationsFor(complaint, rude).map(({ n }) => n)).toEqual([1])
    expect(determinationsFor(complaint, supervisor)).toHaveLength(2)
    const accused: Actor = { id: 'rude.man', role: 'supervisor', departments: ['service'] }
    expect(determinationsFor(complaint, accused).map(({ n }) => n)).toEqual([1])
  })
})
