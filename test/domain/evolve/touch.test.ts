import { expect, test } from 'vitest'
import { isStill } from '../../../src/domain/evolve/touch.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import { fold } from '../../../src/domain/evolve/fold.ts'
import {
  agent,
  given,
  manager,
  on,
  opening,
  policyNamed,
  supervisor,
  system,
} from '../../support/domain/given.ts'

const note = { type: 'addNote', text: 'Called the branch.' } as const

// F32
test('a clock that ticks moves its version and not the complaint’s own, and touches nothing', () => {
  const before = given(opening(), [agent, '03-02 10:00', note]).complaint
  const later = given(opening(), [agent, '03-02 10:00', note], [system, '03-20 10:00']).complaint
  expect(later.version).toBeGreaterThan(before.version)
  expect(later).toMatchObject({ ownVersion: before.ownVersion, touchedAt: on('03-02 10:00') })
  expect(isStill(later, before.version)).toBe(true)
  expect(isStill(later, later.version + 1)).toBe(false)
})

// F32
test('what somebody said is a touch, and who read it before has not read this', () => {
  const read = given(opening(), [agent, '03-02 10:00', note]).complaint
  const now = given(opening(), [agent, '03-02 10:00', note], [supervisor, '03-02 11:00', note]).complaint
  expect(now.touchedAt).toBe(on('03-02 11:00'))
  expect(isStill(now, read.version)).toBe(false)
})

// F32
test('of two who read before a clock ticked one is heard, and the other has to read again', () => {
  const read = given(opening(), [agent, '03-02 10:00', note])
  const ticked = read.until('03-20 10:00')
  expect(isStill(ticked.complaint, read.complaint.version)).toBe(true)
  const heard = ticked.and([supervisor, '03-20 10:01', note])
  for (const { complaint } of [read, ticked]) expect(isStill(heard.complaint, complaint.version)).toBe(false)
  expect(isStill(heard.until('03-25 10:00').complaint, heard.complaint.version)).toBe(true)
})

// F32
test('what comes about by itself, as a routing, is no touch, and yet has to be read', () => {
  const assign = { type: 'assign', department: 'service', automatic: 'by category' } as const
  const read = given(opening()).complaint
  const now = given(opening(), [system, '03-02 10:00', assign]).complaint
  expect(now.touchedAt).toBe(on('03-02 09:00'))
  expect(isStill(now, read.version)).toBe(false)
})

// F32, F33
test('a policy that is adopted moves the clocks, and the complaint was touched by nobody', () => {
  const snapshot = policyNamed('cn-nfra')
  const adopt = { type: 'adoptPolicy', policyId: snapshot.id, reason: 'New terms', snapshot } as const
  const now = given(opening(), [manager, '03-03 10:00', adopt]).complaint
  expect(now.policy.id).toBe('cn-nfra')
  expect(now.touchedAt).toBe(on('03-02 09:00'))
  expect(isStill(now, given(opening()).complaint.version)).toBe(true)
})

// F32
test('whoever raises a complaint by hand has touched it, and a ladder that climbs has not', () => {
  const raise = { type: 'escalate', reason: 'The press has called.' } as const
  const { complaint, entries } = given(opening(), [agent, '03-02 10:00', raise], [system, '03-12 10:00'])
  expect(complaint.touchedAt).toBe(on('03-02 10:00'))
  expect(fold({ policy: complaint.policy, calendar: complaint.calendar }, entries)).toMatchObject({
    ownVersion: complaint.ownVersion,
    touchedAt: complaint.touchedAt,
  })
})

// F32
test('what is told of earlier touches it when it is told, proved or not; of a past from elsewhere, when it happened', () => {
  const call = { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Told.' } as const
  const evidence = { kind: 'recording', reference: 'rec-1', source: 'phone' } as const
  const occurredAt = on('03-02 10:00')
  for (const told of [
    { ...call, occurredAt },
    { ...call, occurredAt, evidence },
  ]) {
    const { complaint, entries } = given(opening(), [agent, '03-03 15:00', told])
    expect(entries.at(-1)?.event.at).toBeLessThanOrEqual(on('03-03 15:00'))
    expect(complaint.touchedAt).toBe(on('03-03 15:00'))
    expect(fold({ policy: complaint.policy, calendar: complaint.calendar }, entries)).toEqual(complaint)
  }
  const begun = { ...opening(), registeredAt: on('03-05 09:00') }
  const past = openWithHistory(begun, [{ command: call, by: agent, at: occurredAt }], on('03-05 09:00'))
  expect(past).toMatchObject({ complaint: { touchedAt: occurredAt } })
})

// F32
test('whoever registers a first contact of the day before touches it then', () => {
  const begun = { ...opening(), registeredAt: on('03-03 09:00') }
  const { complaint, entries } = given(begun)
  expect(complaint.touchedAt).toBe(on('03-03 09:00'))
  expect(fold({ policy: complaint.policy, calendar: complaint.calendar }, entries)).toEqual(complaint)
})
