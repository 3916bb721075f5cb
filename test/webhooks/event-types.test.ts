import { expect, test } from 'vitest'
import type { EventType } from '../../src/domain/event.ts'
import { isHarmless } from '../../src/register/proof/harmless.ts'
import { ASKABLE, OF_OTHERS, TOLD, toldOf, wants } from '../../src/webhooks/event-types.ts'

/** Fields that hold the id of somebody who works here: harmless in the journal, nobody's business outside. */
const OF_PERSONS = ['person', 'by', 'approvedBy', 'mergedBy']

test.each(Object.entries(TOLD))('%s: nothing that is told outside is personal', (type, [, ...tells]) => {
  for (const field of tells) {
    expect(isHarmless(type, field) || OF_OTHERS.includes(field), field).toBe(true)
    expect(OF_PERSONS).not.toContain(field)
  }
  expect(TOLD[type as EventType][0]).toMatch(/^[a-z]+\.[a-z_]+$/)
})

test('what people wrote stays, also where an event has more fields than it should', () => {
  const event = { type: 'classified', at: 0, category: 'cleanliness', reason: 'Ms Chen insists.' }
  expect(toldOf(event as never)).toEqual({
    type: 'complaint.classified',
    fields: { category: 'cleanliness' },
  })
  expect(toldOf({ type: 'invented', at: 0 } as never)).toBeUndefined()
})

test('the top of a ladder again is another event than the step to it, and so is a revisit nobody answered', () => {
  const step = { type: 'escalated', at: 0, key: 'k', level: 3 }
  expect(toldOf({ ...step, repeat: 0 } as never)?.type).toBe('escalation.raised')
  expect(toldOf({ ...step, repeat: 1 } as never)?.type).toBe('escalation.repeated')
  const revisit = { type: 'revisitRecorded', at: 0, by: 'li' }
  expect(toldOf({ ...revisit, result: 'unreachable' } as never)?.type).toBe('revisit.attempted')
  expect(toldOf({ ...revisit, result: 'satisfied' } as never)?.type).toBe('revisit.completed')
})

test('an endpoint asks for one event, for a family, or for all', () => {
  expect(wants(['complaint.closed'], 'complaint.closed')).toBe(true)
  expect(wants(['complaint.closed', 'clock.*'], 'clock.breached')).toBe(true)
  expect(wants(['clock.*'], 'complaint.closed')).toBe(false)
  expect(wants(['*'], 'journal.replaced')).toBe(true)
  for (const type of ['*', 'complaint.*', 'escalation.repeated', 'journal.replaced', 'complaint.erased'])
    expect(ASKABLE).toContain(type)
  expect(new Set(ASKABLE).size).toBe(ASKABLE.length)
})
