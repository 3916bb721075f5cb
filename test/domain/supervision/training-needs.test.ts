import { expect, test } from 'vitest'
import { trainingNeeds, type Shortfall } from '../../../src/domain/supervision/training-needs.ts'

const cause = (times: number): Shortfall => ({ found: 'cause', rootCause: 'staff-knowledge', times })
const borne = (times: number): Shortfall => ({ found: 'responsibility', department: 'workshop', times })
const unfair = (times: number): Shortfall => ({ found: 'unfair', department: 'service', times })
type Action = { kind: string; rootCause: string | null; owner: string; departments?: string[] }
const open: Action = { kind: 'training', rootCause: null, owner: 'li.na' }

// R99
test('what was found twice in a period is a need for training, once is none', () => {
  expect(trainingNeeds([cause(1), borne(2), unfair(1)], [])).toEqual([{ ...borne(2), planned: false }])
})

test('the most frequent come first, and what is found as often in the same order each time', () => {
  const needs = [{ ...cause(5) }, borne(2), unfair(2)].map((one) => ({ ...one, planned: false }))
  expect(trainingNeeds([unfair(2), borne(2), cause(5)], [])).toEqual(needs)
})

test('a training for the cause, or one that the department owns, is planned; another action is none', () => {
  const planned = (shortfall: Shortfall, action: Action) => trainingNeeds([shortfall], [action])[0]?.planned
  expect(planned(cause(2), { ...open, rootCause: 'staff-knowledge' })).toBe(true)
  expect(planned(cause(2), { ...open, rootCause: 'staff-conduct' })).toBe(false)
  expect(planned(cause(2), { ...open, kind: 'corrective', rootCause: 'staff-knowledge' })).toBe(false)
  expect(planned(borne(2), { ...open, owner: 'workshop' })).toBe(true)
  expect(planned(borne(2), { ...open, departments: ['service', 'workshop'] })).toBe(true)
  expect(planned(borne(2), { ...open, departments: ['service'] })).toBe(false)
  expect(planned(unfair(2), { ...open, owner: 'workshop' })).toBe(false)
})
