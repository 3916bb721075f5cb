import { expect, test } from 'vitest'
import { ASKABLE, publicEventOf, wants } from '../../src/webhooks/event-types.ts'
import type { Facts } from '../../src/webhooks/facts.ts'
import { payloadOf } from '../../src/webhooks/payload.ts'

test('what people wrote stays, also where an event has more fields than it should', () => {
  const event = { type: 'classified', at: 0, category: 'cleanliness', reason: 'Ms Chen insists.' }
  expect(publicEventOf(event as never)).toEqual({
    type: 'complaint.classified',
    fields: { category: 'cleanliness' },
  })
  expect(publicEventOf({ type: 'invented', at: 0 } as never)).toBeUndefined()
})

test('the top of a ladder again is another event than the step to it, and so is a revisit nobody answered', () => {
  const step = { type: 'escalated', at: 0, key: 'k', level: 3 }
  expect(publicEventOf({ ...step, repeat: 0 } as never)?.type).toBe('escalation.raised')
  expect(publicEventOf({ ...step, repeat: 1 } as never)?.type).toBe('escalation.repeated')
  const revisit = { type: 'revisitRecorded', at: 0, by: 'li' }
  expect(publicEventOf({ ...revisit, result: 'unreachable' } as never)?.type).toBe('revisit.attempted')
  expect(publicEventOf({ ...revisit, result: 'satisfied' } as never)?.type).toBe('revisit.completed')
})

test('an endpoint asks for one event, for a family, or for all', () => {
  expect(wants(['complaint.closed'], 'complaint.closed')).toBe(true)
  expect(wants(['complaint.closed', 'clock.*'], 'clock.breached')).toBe(true)
  expect(wants(['clock.*'], 'complaint.closed')).toBe(false)
  expect(wants(['*'], 'journal.replaced')).toBe(true)
  for (const type of ASKABLE) expect(type).toMatch(/^(\*|[a-z]+\.([a-z_]+|\*))$/)
  for (const type of ['*', 'complaint.*', 'escalation.repeated', 'journal.replaced', 'complaint.erased'])
    expect(ASKABLE).toContain(type)
  expect(new Set(ASKABLE).size).toBe(ASKABLE.length)
})

test('an instant is told as a text, whatever its field is called; a count stays a number', () => {
  const told = (event: object) => {
    const entry = { event: { at: 0, ...event }, by: { id: 'li', role: 'agent' }, command: 'c', recordedAt: 0 }
    const change = { kind: 'recorded', complaintId: 'cmp_1', sequence: 1, position: 1, entry }
    const facts = {
      position: 1,
      number: 'N',
      version: 1,
      stage: 'assigned',
      outcome: null,
      cycle: 1,
      level: 0,
    }
    const none = { policy: null, policyVersion: null, step: null, dueAt: null }
    return payloadOf(change as never, { ...facts, ...none } as Facts)?.data
  }
  expect(told({ type: 'interimMeasureOffered', until: 0 })).toMatchObject({
    until: '1970-01-01T00:00:00.000Z',
  })
  expect(told({ type: 'absorbed', countsFrom: 0 })).toMatchObject({ countsFrom: '1970-01-01T00:00:00.000Z' })
  expect(told({ type: 'policyAdopted', before: '1' })).toMatchObject({ before: '1' })
  expect(told({ type: 'clockMet', lateMs: 5 })).toMatchObject({ lateMs: 5 })
})
