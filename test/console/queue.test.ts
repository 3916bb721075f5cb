import { describe, expect, test } from 'vitest'
import {
  agrees,
  filterOf,
  placeOf,
  queryOf,
  searchOf,
  withinTab,
  type Place,
} from '../../src/console/queue/address.ts'
import { concerns } from '../../src/console/queue/concerns.ts'
import { duePressure } from '../../src/console/queue/list/due-state.ts'

const now = Date.parse('2026-11-27T06:00:00Z')

describe('the address of the queue', () => {
  test('holds the tab, the filters, the words, the order and the page, and is read back as it was', () => {
    const place: Place = {
      ...{ tab: 'open', filter: { stage: 'proposed', text: '退款' }, rows: 100, page: 3, cursor: 'abc' },
      dueIn: 'today',
      sort: 'received',
    }
    expect(placeOf(searchOf(place))).toEqual(place)
  })

  test('says nothing of a page where there is no cursor, and is not taken at its word where it makes no sense', () => {
    expect(placeOf({ page: '4', rows: '7', sort: 'name', dueIn: 'soon' })).toMatchObject({
      ...{ page: 1, rows: 50, sort: 'desk', dueIn: undefined },
    })
  })

  test('means what somebody likes where it says nothing, and everything where it names filters alone', () => {
    expect(placeOf({}, { sort: 'touched', rows: 200 })).toMatchObject({ sort: 'touched', rows: 200 })
    expect(placeOf({}).tab).toBeUndefined()
    expect(placeOf({ handler: 'li' }).tab).toBe('all')
  })

  test('a list is asked with its tab and its filters; what is due soon by the clock', () => {
    const place = placeOf({ tab: 'mine', kind: 'complaint', dueIn: 'within1h' })
    expect(queryOf(place, { open: true, handler: 'li' }, now)).toEqual({
      ...{ open: true, handler: 'li', kind: 'complaint', sort: 'desk', limit: 50 },
      ...{ dueAfter: '2026-11-27T06:00:00.000Z', dueBefore: '2026-11-27T07:00:00.000Z' },
    })
    expect(filterOf(place, {}, now)).not.toHaveProperty('sort')
  })

  const mine = { open: true, handler: 'li' }
  test.each([
    [{ stage: 'proposed' }, mine, true],
    [{ stage: 'closed' }, mine, false],
    [{ handler: 'chen' }, mine, false],
    [{ handler: 'li' }, mine, true],
    [{ handler: 'li' }, { open: true, unassigned: true }, false],
    [{ category: 'billing' }, { open: true, unclassified: true }, false],
    [{ outcome: 'resolved' }, { open: false }, true],
    [{ overdue: 'true' }, { open: false }, false],
  ])('filters %j go with a tab %j: %s', (filter, tab, goes) => {
    expect(agrees({ filter }, tab)).toBe(goes)
  })

  test('another tab keeps the filters that go with it', () => {
    const place = placeOf({ tab: 'all', handler: 'chen', kind: 'praise' })
    expect(withinTab(place, mine)).toEqual({ filter: { kind: 'praise' }, dueIn: undefined })
    expect(withinTab(placeOf({ stage: 'closed' }), mine)).toEqual({ filter: {}, dueIn: undefined })
  })
})

describe('what concerns a list', () => {
  const rows = [{ id: 'a', version: 8 }]
  const news = (of: object) => ({ complaintId: 'a', kind: 'recorded' as const, sequence: 9, ...of })

  test.each([
    ['a row that has changed', news({}), {}, true],
    ['a row that shows it already', news({ sequence: 8 }), {}, false],
    ['one that is replaced', news({ sequence: 1, kind: 'replaced' as const }), {}, true],
    ['another of the same person', news({ complaintId: 'b', handler: 'li' }), { handler: 'li' }, true],
    ['one of somebody else', news({ complaintId: 'b', handler: 'chen' }), { handler: 'li' }, false],
    ['one of another department', news({ complaintId: 'b', department: 'x' }), { department: 'y' }, false],
    [
      'one that somebody has, beside the queue',
      news({ complaintId: 'b', handler: 'li' }),
      { unassigned: true },
      false,
    ],
  ])('%s', (_, one, query, does) => {
    expect(concerns(one, rows, query)).toBe(does)
  })
})

test.each([
  [-1, 'over'],
  [1, 'soon'],
  [5, 'half'],
  [30, 'calm'],
])('what is due in %d hours is %s', (hours, pressure) => {
  const nextDueAt = new Date(now + hours * 3_600_000).toISOString()
  expect(duePressure({ nextDueAt, closedAt: null }, now)).toBe(pressure)
  expect(duePressure({ nextDueAt, closedAt: nextDueAt }, now)).toBeUndefined()
})
