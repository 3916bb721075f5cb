import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { admit } from '../../../src/domain/admit.ts'
import { extendedBack, trimmed } from '../../../src/domain/calendar/days.ts'
import type { Command, CommandOf } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { publicEventOf } from '../../../src/webhooks/event-types.ts'
import { agent, clockIn, cn, given, on, opening, system } from '../../support/domain/given.ts'

const absorb = (complaint: string, more: Partial<CommandOf<'absorb'>> = {}): Command => ({
  ...{ type: 'absorb', complaint, number: `N-${complaint}`, receivedAt: on('03-02 08:30') },
  ...{ mergedBy: 'li.na', reason: 'The same', ...more },
})
const merge = (into: string): Command => ({ type: 'merge', into, reason: 'The same' })
const beginMerge = (into: string): Command => ({ type: 'beginMerge', into })
const complaintOf = (id: string) => given({ ...opening(), id })
const at = '03-02 10:00'

// Trial B1, B2
describe('merging', () => {
  test('is announced first: a complaint that has made way for another merge does not close', () => {
    complaintOf('cmp_1').when(agent, at, merge('cmp_2')).refused('mergingNow')
    const entered = complaintOf('cmp_5').and([system, at, beginMerge('cmp_2')])
    const yielded = entered
      .when(system, at, absorb('cmp_3'))
      .then(
        { type: 'mergeCancelled', into: 'cmp_2', why: 'yielded' },
        { type: 'absorbed', complaint: 'cmp_3' },
      )
    yielded.when(agent, at, merge('cmp_2')).refused('mergingNow')
  })

  test('a complaint in its merge absorbs nothing that comes after it', () => {
    const entered = complaintOf('cmp_5').and([system, at, beginMerge('cmp_2')])
    entered.when(system, at, absorb('cmp_7')).refused('mergingNow')
    entered
      .and([system, at, { type: 'cancelMerge', into: 'cmp_2', why: 'refused' }])
      .when(system, at, absorb('cmp_7'))
      .then('absorbed')
    // Whoever carried it out is gone for good.
    entered.when(system, '03-02 10:11', absorb('cmp_7')).then('mergeCancelled', 'absorbed')
  })

  test('what was absorbed is given back, and may then be merged the other way round', () => {
    const absorbed = complaintOf('cmp_1').and([system, at, absorb('cmp_2')])
    absorbed.when(system, at, beginMerge('cmp_2')).refused('alreadyDone')
    const released = absorbed
      .when(system, at, { type: 'release', complaint: 'cmp_2', why: 'reopened' })
      .then({ type: 'released', complaint: 'cmp_2' })
    expect(released.complaint.absorbed).toEqual([])
    released.when(system, at, beginMerge('cmp_2')).then('mergeBegun')
    released.when(system, at, { type: 'release', complaint: 'cmp_2', why: 'reopened' }).then()
  })

  test('a matter of another kind is not absorbed', () => {
    complaintOf('cmp_1')
      .when(system, at, absorb('cmp_2', { kind: 'enquiry' }))
      .refused('notAllowed')
  })

  test('rings of any length, in any order of their steps, end with one open; of two opposed merges one wins', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
        fc.array(fc.nat(4), { minLength: 60, maxLength: 60 }),
        (ids, turns) => {
          const ring = ringOf(ids.map((id) => `cmp_${id}`))
          for (const turn of [...turns, ...ids.flatMap(() => ids.map((_, index) => index))])
            ring.step(turn % ids.length)
          const all = ring.complaints()
          expect(all.some(({ stage }) => stage !== 'closed')).toBe(true)
          expect(all.some(({ stage }) => stage === 'closed')).toBe(true)
          for (const one of all) {
            expect(one).not.toHaveProperty('merging')
            for (const { id } of one.absorbed ?? [])
              expect(all.find((other) => other.id === id)?.mergedInto).toBe(one.id)
          }
        },
      ),
      { numRuns: 300, seed: 20261126 },
    )
  })
})

/** A ring of merges at once, each carried out step by step as the workflow does it, in any order among each other. */
function ringOf(ids: readonly string[]) {
  const complaints = new Map(ids.map((id) => [id, complaintOf(id).complaint]))
  const ask = (id: string, command: Command) => {
    const when = on(at)
    const by = command.type === 'merge' ? agent : system
    const admitted = admit(complaints.get(id)!, [command], { by, at: when, now: when })
    if (isRefusal(admitted)) return admitted.code
    complaints.set(id, admitted.complaint)
    return 'done'
  }
  function* mergeOf(id: string, into: string): Generator<void> {
    if (ask(id, beginMerge(into)) !== 'done') return
    yield
    const told = ask(into, absorb(id))
    yield
    const isThere = told === 'done' || told === 'alreadyDone'
    if (isThere && ask(id, merge(into)) === 'done') return
    yield
    ask(id, { type: 'cancelMerge', into, why: 'refused' })
    yield
    if (isThere) ask(into, { type: 'release', complaint: id, why: 'refused' })
  }
  const merges = ids.map((id, index) => mergeOf(id, ids[(index + 1) % ids.length]!))
  return {
    step: (index: number) => void merges[index]!.next(),
    complaints: (): Complaint[] => [...complaints.values()],
  }
}

// Processes §2: the survivor counts from the earliest receipt
describe('the one that goes on with a matter', () => {
  const later = given({ ...opening(), receivedAt: on('03-04 09:00'), registeredAt: on('03-04 09:00') })
  const early = absorb('cmp_2', { receivedAt: on('03-02 09:00'), countsFrom: on('03-02 09:00') })
  const original = given(opening()).complaint

  test('counts from the earliest receipt, and goes on so when the merge is taken back', () => {
    const absorbed = later
      .when(system, '03-04 10:00', early)
      .then(
        'absorbed',
        { type: 'dueChanged', clock: 'acknowledge', why: 'absorbed' },
        { type: 'breached', clock: 'acknowledge', retroactive: true },
        'escalated',
        { type: 'dueChanged', clock: 'resolve', why: 'absorbed', dueAt: clockIn(original, 'resolve').dueAt },
        { type: 'dueChanged', clock: 'progress', why: 'absorbed' },
      )
    expect(absorbed.complaint.receivedAt).toBe(on('03-04 09:00'))
    const released = absorbed
      .when(system, '03-04 11:00', { type: 'release', complaint: 'cmp_2', why: 'reopened' })
      .then('released')
    expect(clockIn(released.complaint, 'resolve').dueAt).toBe(clockIn(original, 'resolve').dueAt)
  })

  test('is moved by none that came later, nor by one from before that was counted', () => {
    later.when(system, '03-04 10:00', absorb('cmp_3', { countsFrom: on('03-04 09:30') })).then('absorbed')
    later.when(system, '03-04 10:00', absorb('cmp_2')).then('absorbed')
  })

  test('gets a calendar that reaches back as far as what it absorbs', () => {
    const begin = { ...opening(), receivedAt: on('06-10 09:00'), registeredAt: on('06-10 09:00') }
    const own = trimmed(cn, begin.receivedAt)
    const snapshot = trimmed(cn, on('03-02 09:00'))
    const { complaint } = given({ ...begin, calendar: own }).and([
      ...([system, '06-10 10:00'] as const),
      absorb('cmp_2', { countsFrom: on('03-02 09:00'), snapshot }),
    ])
    expect(complaint.calendar).toEqual(snapshot)
    expect(complaint.calendar).toEqual(extendedBack(own, snapshot))
  })
})

// Trial B10
test('a webhook names the other complaint of a merge, unless that has been erased', () => {
  const merged = { type: 'merged', at: 0, into: 'cmp_2', reason: 'Ms Chen again' } as const
  expect(publicEventOf(merged)).toEqual({ type: 'complaint.merged', fields: { into: 'cmp_2' } })
  const absorbed = absorb('cmp_3') as CommandOf<'absorb'>
  expect(publicEventOf({ ...absorbed, type: 'absorbed', at: 0 })?.fields).toMatchObject({
    complaint: 'cmp_3',
    number: 'N-cmp_3',
  })
  expect(publicEventOf({ ...merged, into: { erased: 'x' } } as never)?.fields).toEqual({})
})
