import { expect, test } from 'vitest'
import { changesEscalations, pinned, steady, type Going } from '../../src/console/escalations/going.ts'

const going = (id: string, state = 'open') => ({ id, state }) as Going
const ids = (all: readonly { id: string; isGone?: true }[]) =>
  all.map(({ id, isGone }) => (isGone ? `${id} gone` : id))

test('what nobody has accepted stands first, otherwise as it came', () => {
  const all = [going('a', 'accepted'), going('b'), going('c', 'accepted'), going('d')]
  expect(ids(pinned(all))).toEqual(['b', 'd', 'a', 'c'])
})

test('while somebody points at the list nothing moves: what is new comes below, what has ended says so', () => {
  const before = [going('a'), going('b'), going('c')]
  const now = [going('new'), going('c', 'accepted'), going('a')]
  const held = steady(before, now)
  expect(ids(held)).toEqual(['a', 'b gone', 'c', 'new'])
  expect(held[2]!.state).toBe('accepted')
  expect(ids(steady(held, [going('b'), going('a')]))).toEqual(['a', 'b', 'c gone', 'new gone'])
})

test.each([
  [{ type: 'escalated' }, true],
  [{ type: 'supervisionReplied' }, true],
  [{ type: 'assigned' }, true],
  [{ type: 'noteAdded' }, false],
  [{ kind: 'erased' as const }, true],
])('%j is looked at: %s', (told, isSo) => {
  expect(changesEscalations({ complaintId: 'c', kind: 'recorded', sequence: 1, ...told })).toBe(isSo)
})
