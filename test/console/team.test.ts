import { expect, test } from 'vitest'
import { changesLoad, listBehind, type Load } from '../../src/console/team/lists.ts'

const load = { department: 'service', person: 'li' } as Load
/** Three in the morning where the firm is. */
const at = Date.parse('2026-11-27T19:00:00Z')

test('a number leads to what is open of somebody, and of a queue to what nobody has', () => {
  expect(listBehind(load, 'open', at)).toEqual({ open: true, department: 'service', handler: 'li' })
  const { person: _, ...queue } = load
  expect(listBehind(queue as Load, 'overdue', at)).toEqual({
    ...{ open: true, department: 'service', unassigned: true, overdue: true },
  })
})

test.each([
  ['dueToday', '2026-11-28T16:00:00.000Z'],
  ['dueWithin24Hours', '2026-11-28T19:00:00.000Z'],
] as const)('what is %s is due from now until %s, whatever the clock of the reader', (counted, dueBefore) => {
  expect(listBehind(load, counted, at)).toMatchObject({ dueAfter: '2026-11-27T19:00:00.000Z', dueBefore })
})

test.each([
  [{ type: 'assigned' }, true],
  [{ type: 'clockMet' }, true],
  [{ type: 'noteAdded' }, false],
  [{ kind: 'erased' as const }, true],
])('%j is looked at: %s', (told, isSo) => {
  expect(changesLoad({ complaintId: 'c', kind: 'recorded', sequence: 1, ...told })).toBe(isSo)
})
