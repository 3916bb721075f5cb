import { expect, test } from 'vitest'
import { isRefusal } from '../../src/domain/refusal.ts'
import { foreseen } from '../../src/domain/supervision/adoption.ts'
import { agent, given, on, opening, operator, policyNamed } from './../support/domain/given.ts'

// F33

const order = (id: string) => ({ policy: policyNamed(id), reason: 'One rule for all', by: operator })
const { complaint } = given(opening('rental'))

test('a look tells what would follow, and decides nothing', () => {
  const before = JSON.stringify(complaint)
  const found = foreseen(complaint, order('default'), on('03-02 10:00'))
  expect(isRefusal(found)).toBe(false)
  expect(found).toMatchObject({ begun: expect.any(Number), ended: expect.any(Number), breaches: 0 })
  expect(JSON.stringify(complaint)).toBe(before)
})

test('what would be late at once is counted', () => {
  const policy = structuredClone(policyNamed('default'))
  policy.id = 'quick'
  for (const clock of policy.clocks) if (clock.name === 'resolve') clock.term = { amount: 1, unit: 'hours' }
  const found = foreseen(complaint, { ...order('default'), policy }, on('03-03 08:00'))
  expect(found).toMatchObject({ breaches: 1 })
})

test('the complaint’s own refusals are its answer', () => {
  expect(foreseen(complaint, order('rental'), on('03-02 10:00'))).toMatchObject({ code: 'alreadyDone' })
  expect(foreseen(complaint, order('enquiry'), on('03-02 10:00'))).toMatchObject({ code: 'notAllowed' })
  expect(foreseen(complaint, { ...order('default'), by: agent }, on('03-02 10:00'))).toMatchObject({
    code: 'notAllowed',
  })
})
