import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { agent, customer, given, manager, opening, supervisor } from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

// R100

const summary = 'Called back within the hour, put right the same day.'
const mark = (more: object = {}): Command => ({ type: 'markAsExample', kind: 'good', summary, ...more })
const withdraw: Command = { type: 'withdrawExample', reason: 'It turned out otherwise.' }
const base = opening()
const known = {
  ...base.details,
  complainant: { name: '王建国', phone: '138 0000 1234', email: 'Wang@Example.org' },
  representative: { name: 'Ms. Ann Li' },
  orderNumber: 'DD-2026-77',
  product: { model: 'EV-1', serial: 'LFV3A23C8' },
  about: 'zhou.min',
}

test('a lead marks a complaint as an example, also once it is closed; again in other words', () => {
  const { complaint } = given(base)
    .and([customer, '03-02 10:00', withdrawal])
    .when(supervisor, '03-02 11:00', mark())
    .then({ type: 'exampleMarked', kind: 'good', summary })
  expect(complaint.example).toMatchObject({ kind: 'good', summary })
  const again = given(base)
    .and([supervisor, '03-02 10:00', mark()])
    .when(manager, '03-02 11:00', mark({ kind: 'notable', summary: 'Two departments, one answer.' }))
    .then('exampleMarked')
  expect(again.complaint.example).toMatchObject({ kind: 'notable', summary: 'Two departments, one answer.' })
})

test('nobody but a lead does', () => {
  for (const by of [agent, customer, { id: 'wu', role: 'auditor' } as const])
    given(base).when(by, '03-02 10:00', mark()).refused('notAllowed')
})

test('what would tell who it was is refused, however it is written', () => {
  const refused = (text: string) =>
    given({ ...base, details: known })
      .when(supervisor, '03-02 10:00', mark({ summary: text }))
      .refused('contradiction')
  for (const text of [
    '王建国的车当天修好。',
    '王建國的车当天修好。',
    'Reached at 13800001234 at once.',
    'Reached at +86 138-0000-1234 at once.',
    'Answered to wang@example.org.',
    'For ann li, her daughter.',
    '订单DD-2026-77当天退款。',
    'The battery of LFV3A23C8 was replaced.',
    'Zhou.min called first.',
    'Reached at 0086 138 0000 1234.',
    'For Li Ann, her daughter.',
    '订单dd 2026 77当天退款。',
    '王 建国的车当天修好。',
  ])
    refused(text)
})

test('what only looks like it in part is taken', () => {
  for (const text of ['A plan for Annals and Li-ion batteries.', '国王的车当天修好。', 'EV-1: put right.'])
    given({ ...base, details: known })
      .when(supervisor, '03-02 10:00', mark({ summary: text }))
      .then('exampleMarked')
})

test('it is taken back, once it is there', () => {
  given(base).when(supervisor, '03-02 10:00', withdraw).refused('nothingToAnswer')
  const { complaint } = given(base)
    .and([supervisor, '03-02 10:00', mark()])
    .when(supervisor, '03-02 11:00', withdraw)
    .then('exampleWithdrawn')
  expect(complaint).not.toHaveProperty('example')
})
