import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { bearingDepartments, responsibilities } from '../../src/figures/responsibility.ts'
import { unfairReviews } from '../../src/figures/unfair-reviews.ts'
import { agent, customer, given, manager, on, opening, supervisor } from '../support/domain/given.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'
import { recordAll } from '../support/register/record-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { WEEK } from './fortnight.ts'

// R98, R91

const begin = (n: number) => ({ ...opening('default', on('03-02 09:00')), id: `cmp_${n}`, number: `N${n}` })
const first: Command[] = [
  { type: 'acknowledge', method: 'phone', said: 'We look into it.' },
  { type: 'classify', category: 'delivery', impact: 'low', risk: 'low', complexity: 'simple' },
  { type: 'assign', department: 'service', person: 'li.na' },
]
const findings: Command = { type: 'recordFindings', rootCause: 'carrier', text: 'So it was.' }
const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' } as const
const of = (bearer: 'person' | 'department' | 'partner' | 'nobody', more: object = {}): Command => ({
  ...{ type: 'determineResponsibility', bearer, degree: 'main', reason: 'As found.', evidence },
  ...more,
})
const review = (fair: boolean): Command => ({ type: 'reviewHandling', fair, text: 'As it was handled.' })
const person = { department: 'workshop', person: 'wang.wei' }

let kept: FreshRegister
beforeAll(async () => {
  kept = await freshRegister()
  await recordAll(kept.register, [
    given(
      begin(1),
      [agent, '03-02 10:00', ...first, findings],
      [supervisor, '03-02 11:00', of('person', person)],
      [
        { id: 'wang.wei', role: 'agent', departments: ['workshop'] },
        '03-02 12:00',
        { type: 'objectToResponsibility', determination: 1, reason: 'No.' },
      ],
      [manager, '03-04 12:00', of('person', { ...person, degree: 'minor' }), of('partner')],
    ),
    given(
      begin(2),
      [agent, '03-02 10:00', ...first],
      [supervisor, '03-02 11:00', of('nobody', { degree: 'none' })],
      [
        supervisor,
        '03-02 12:00',
        of('department', { department: 'workshop' }),
        of('person', { department: 'workshop', person: 'zhou', degree: 'minor' }),
      ],
      [customer, '03-03 10:00', withdrawal],
      [{ id: 'wu', role: 'auditor' }, '03-03 12:00', review(false)],
      [{ id: 'feng', role: 'auditor' }, '03-09 12:00', review(false)],
    ),
    given(
      begin(3),
      [agent, '03-02 10:00', ...first],
      [customer, '03-03 10:00', withdrawal],
      [{ id: 'wu', role: 'auditor' }, '03-03 12:00', review(true)],
    ),
  ])
})
afterAll(() => kept?.close())

const none = { full: 0, main: 0, equal: 0, minor: 0, none: 0, objections: 0 }

test('by whose it is, with the root cause: what holds at the end, and as it was known by then', async () => {
  expect(await responsibilities(kept.pool, WEEK)).toEqual([
    { ...none, bearer: 'department', department: 'workshop', rootCause: null, main: 1 },
    { ...none, bearer: 'person', department: 'workshop', rootCause: 'carrier', minor: 1 },
    { ...none, bearer: 'person', department: 'workshop', rootCause: null, minor: 1 },
    { ...none, bearer: 'partner', department: null, rootCause: 'carrier', main: 1 },
  ])
  expect(await responsibilities(kept.pool, { ...WEEK, asOf: on('03-02 12:30') })).toEqual([
    { ...none, bearer: 'department', department: 'workshop', rootCause: null, main: 1 },
    { ...none, bearer: 'person', department: 'workshop', rootCause: 'carrier', main: 1, objections: 1 },
    { ...none, bearer: 'person', department: 'workshop', rootCause: null, minor: 1 },
  ])
})

test('a department bears a complaint once, however many of it bear parts', async () => {
  expect(await bearingDepartments(kept.pool, WEEK)).toEqual([{ department: 'workshop', complaints: 2 }])
})

test('of the complaints that lay with some departments', async () => {
  expect(await responsibilities(kept.pool, { ...WEEK, departments: ['workshop'] })).toEqual([])
  expect(await responsibilities(kept.pool, { ...WEEK, departments: ['service'] })).toHaveLength(4)
})

// R99, R108
test('reviews of a period that found it unfair, by the department that had it then', async () => {
  expect(await unfairReviews(kept.pool, WEEK)).toEqual([{ department: 'service', reviews: 1 }])
  expect(await unfairReviews(kept.pool, { ...WEEK, asOf: on('03-03 11:00') })).toEqual([])
  expect(await unfairReviews(kept.pool, { ...WEEK, departments: ['workshop'] })).toEqual([])
})
