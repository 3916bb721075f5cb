import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OF_EVENTS, OF_EVERY_EVENT } from '../../../src/domain/disclosure/events.ts'
import type { EventFields, Reader } from '../../../src/domain/disclosure/field.ts'
import { EVENT_TYPES, fieldsSeenBy, sees, seenOf } from '../../../src/domain/disclosure/readers.ts'
import type { Event } from '../../../src/domain/event.ts'

const READERS: readonly Reader[] = ['customer', 'endpoints', 'exports', 'afterErasure']

/** Who sees each field, a line each. What survives is part of sealed digests: of what there is it does not change. */
const recorded = readFileSync(new URL('who-sees-what.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

test('who sees what there is stays as recorded; what is new is added by itself', () => {
  const now = EVENT_TYPES.flatMap((type) =>
    Object.keys({ ...OF_EVERY_EVENT, ...OF_EVENTS[type] }).map((field) =>
      [`${type}.${field}`, ...READERS.filter((reader) => sees(reader, type, field))].join(' '),
    ),
  )
  expect(now).toEqual(expect.arrayContaining(recorded))
})

test('what exports hold survives an erasure; so does what endpoints are told, but for what names another complaint', () => {
  for (const type of EVENT_TYPES) {
    for (const field of fieldsSeenBy('exports', type).keys())
      expect(sees('afterErasure', type, field), `${type}.${field}`).toBe(true)
    for (const [field, is] of fieldsSeenBy('endpoints', type))
      expect(sees('exports', type, field) || is === 'other', `${type}.${field}`).toBe(true)
  }
})

test('nothing that may be somebody’s words or name goes to endpoints or exports, or survives, by what fields are called', () => {
  const words =
    /text|said|what|summary|comment|measures|description|subject|title|result$|source|name|routes|reasons|details/
  const people = /^(person|by|approvedBy|mergedBy)$/
  const listed = (reader: Reader, not: RegExp) =>
    EVENT_TYPES.flatMap((type) =>
      [...fieldsSeenBy(reader, type).keys()]
        .filter((field) => not.test(field))
        .map((field) => `${type}.${field}`),
    )
  for (const reader of ['endpoints', 'exports', 'afterErasure'] as const)
    expect(listed(reader, words).toSorted()).toEqual([
      'escalated.source',
      'rated.result',
      'resourceAssigned.resource',
      'revisitRecorded.result',
    ])
  for (const reader of ['customer', 'endpoints', 'exports'] as const)
    expect(listed(reader, people)).toEqual([])
})

test('nobody sees what the table does not know', () => {
  expect(sees('afterErasure', 'received', 'invented')).toBe(false)
  expect(sees('afterErasure', 'invented', 'kind')).toBe(false)
  expect(sees('afterErasure', 'toString', 'length')).toBe(false)
  const event = { type: 'closed', at: 0, outcome: 'resolved', reopenUntil: 1, more: 'words' } as Event
  expect(seenOf('customer', event)).toEqual({ outcome: 'resolved', reopenUntil: 1 })
})

test('an event or a field of which nothing is said does not compile, nor words that are called a fact', () => {
  const { archived: _, ...without } = OF_EVENTS
  // @ts-expect-error An event is missing.
  const missing: EventFields = without
  // @ts-expect-error A field is missing.
  const partly: EventFields['noteAdded'] = {}
  // @ts-expect-error Somebody's details are no code.
  const wrong: EventFields['detailsAmended'] = { ...OF_EVENTS.detailsAmended, details: 'code' }
  // @ts-expect-error An exception does not open words.
  const opened: EventFields['noteAdded'] = { text: { is: 'words', endpoints: true } }
  expect([missing, partly, wrong, opened]).toHaveLength(4)
})
