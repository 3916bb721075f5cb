import { expect, test } from 'vitest'
import { isRefusal } from '../../src/domain/refusal.ts'
import { adopting, adoptingCalendar, foreseen } from '../../src/domain/supervision/adoption.ts'
import { movedDues } from '../../src/domain/time/moved-dues.ts'
import { agent, given, on, opening, operator, policyNamed } from './../support/domain/given.ts'

// F33

const order = (id: string) => ({ policy: policyNamed(id), reason: 'One rule for all', by: operator })
const { complaint } = given(opening('rental'))
const look = (asked: ReturnType<typeof order>, now: number) =>
  foreseen(complaint, adopting(asked), { by: asked.by, now })

test('a look tells what would follow, and decides nothing', () => {
  const before = JSON.stringify(complaint)
  const found = look(order('default'), on('03-02 10:00'))
  expect(isRefusal(found)).toBe(false)
  expect(found).toMatchObject({ begun: expect.any(Number), ended: expect.any(Number), breaches: 0 })
  expect(JSON.stringify(complaint)).toBe(before)
})

test('what would be late at once is counted', () => {
  const policy = structuredClone(policyNamed('default'))
  policy.id = 'quick'
  for (const clock of policy.clocks) if (clock.name === 'resolve') clock.term = { amount: 1, unit: 'hours' }
  const found = look({ ...order('default'), policy }, on('03-03 08:00'))
  expect(found).toMatchObject({ breaches: 1 })
})

test('the complaint’s own refusals are its answer', () => {
  expect(look(order('rental'), on('03-02 10:00'))).toMatchObject({ code: 'alreadyDone' })
  expect(look(order('enquiry'), on('03-02 10:00'))).toMatchObject({ code: 'notAllowed' })
  expect(look({ ...order('default'), by: agent }, on('03-02 10:00'))).toMatchObject({
    code: 'notAllowed',
  })
})

test('of a calendar it is the dues that it moves, and its complaint says when it counts by it already', () => {
  const { calendar } = complaint
  const asked = (to: typeof calendar) => adoptingCalendar(complaint, { calendar: to, reason: 'It is new.' })
  const now = on('03-02 10:00')
  const moved = {
    ...calendar,
    version: 'later',
    holidays: { ...calendar.holidays, 2026: ['03-03', '03-04'] },
  }
  expect(foreseen(complaint, asked(moved), { by: operator, now })).toMatchObject({
    dues: movedDues(complaint, moved, now).length,
  })
  expect(movedDues(complaint, moved, now).length).toBeGreaterThan(0)
  expect(foreseen(complaint, asked(calendar), { by: operator, now })).toMatchObject({ code: 'alreadyDone' })
})
