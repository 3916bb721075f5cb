import { describe, expect, test } from 'vitest'
import type { Details } from '../../src/domain/intake.ts'
import type { Command } from '../../src/domain/command.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { intakeForm } from '../../src/domain/policy/intake-form.ts'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import type { RequiredField } from '../../src/domain/policy/required-field.ts'
import { missingOf } from '../../src/domain/policy/required.ts'
import { Intake } from '../../src/domain/intake.ts'
import { overtaken } from '../../src/notify/overtaken.ts'
import { codeInSentence } from '../../src/words/codes.ts'
import { admit } from '../../src/domain/admit.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { agent, given, on, opening, policyNamed, type Move } from '../support/domain/given.ts'
import { factsOf } from '../support/domain/notice-facts.ts'

// R12, R18

const requires: RequiredField[] = [
  { field: 'complainant.contact', at: 'classify' },
  { field: 'product.model', at: 'classify', ask: true },
  { field: 'contractNumber', at: 'propose', ask: true },
]
const policy = { ...policyNamed('default'), id: 'demanding', requires }
const taken = (more: Partial<Details> = {}) =>
  given({ ...opening(policy), details: { complainant: { name: '陈女士' }, subject: 'Late', ...more } })

const classify: Command = {
  ...({ type: 'classify', category: 'safety', impact: 'low', risk: 'low', complexity: 'simple' } as const),
}
const amend = (details: Extract<Command, { type: 'amendDetails' }>['details']): Move => [
  ...([agent, '03-02 10:00'] as const),
  { type: 'amendDetails', partial: true, details },
]
const all = { complainant: { phone: '13800001234' }, product: { model: 'EV-1' } }

describe('a field that a policy requires', () => {
  test('keeps no complaint from being taken in, and stands among what is missing', () => {
    expect(missingOf(taken().complaint).map(({ field }) => field)).toEqual(requires.map(({ field }) => field))
    expect(missingOf(taken().and(amend(all)).complaint)).toEqual([requires[2]])
    expect(missingOf(given(opening()).complaint)).toEqual([])
  })

  test('is named by the command that needs it, by all that is missing at once', () => {
    const { detail } = refusalOf(classify)
    expect(detail).toBe('Before that the complaint must say: complainant.contact, product.model.')
    taken().when(agent, '03-02 10:00', classify).refused('missing')
    const { complaint } = taken().and(amend(all)).and([agent, '03-02 11:00', classify])
    expect(complaint.classification?.category).toBe('safety')
  })

  test('has a word in a sentence, alone and among others', () => {
    expect(codeInSentence('contractNumber', 'zh')).toBe('合同号')
    expect(codeInSentence('complainant.contact, product.model', 'zh')).toBe('联系电话或邮箱、产品型号')
  })

  test('for a proposal also what was needed before', () => {
    const story = taken()
      .and(amend(all))
      .and([agent, '03-02 11:00', classify, { type: 'assign', department: 'service', person: 'li.na' }])
    const propose: Command = { type: 'proposeSolution', measures: 'Refund' }
    story.when(agent, '03-02 12:00', propose).refused('missing')
    const whole = story.and(amend({ contractNumber: 'HT-7' }))
    whole
      .and(amend({ product: null }))
      .when(agent, '03-02 12:00', propose)
      .refused('missing')
    expect(whole.and([agent, '03-02 12:00', propose]).complaint.proposal?.state).toBe('offered')
  })

  test('refuses nothing that a history holds', () => {
    const { complaint } = taken()
    const at = on('03-02 10:00')
    expect(isRefusal(admit(complaint, [classify], { by: agent, at, now: at, accepted: true }))).toBe(false)
  })
})

function refusalOf(command: Command) {
  const at = on('03-02 10:00')
  const refused = admit(taken().complaint, [command], { by: agent, at, now: at })
  if (!isRefusal(refused)) throw new Error('It was not refused.')
  return refused
}

describe('what a policy asks for', () => {
  const templates = (story: ReturnType<typeof given>) =>
    noticesFor(story.complaint, story.entries).map(({ template }) => template)

  test('goes out in one request by itself, and none where nothing is missing or nothing is asked', () => {
    expect(templates(taken())).toEqual(['received', 'detailsWanted'])
    expect(templates(taken({ product: { model: 'EV-1' }, contractNumber: 'HT-7' }))).toEqual(['received'])
    expect(templates(given(opening()))).toEqual(['received'])
  })

  test('is not asked for any more once it is told', () => {
    const story = taken()
    const wanted = ({ complaint }: typeof story) =>
      factsOf(complaint, story.entries, noticesFor(story.complaint, story.entries)).find(
        ({ notice }) => notice.template === 'detailsWanted',
      )!
    expect(overtaken(wanted(story))).toBeUndefined()
    const told = story.and(amend({ contractNumber: 'HT-7', product: { model: 'EV-1' } }))
    expect(overtaken(wanted(told))).toBe('answered')
  })
})

describe('the form of a channel', () => {
  test('has what is usual, how one is reached there, and what the policy needs, in this order', () => {
    expect(intakeForm(policy, 'phone')).toEqual([
      { field: 'complainant.name', needed: 'intake' },
      { field: 'complainant.phone' },
      { field: 'orderNumber' },
      { field: 'subject', needed: 'intake' },
      { field: 'description' },
      { field: 'complainant.contact', needed: 'classify' },
      { field: 'product.model', needed: 'classify' },
      { field: 'contractNumber', needed: 'propose' },
    ])
    expect(intakeForm(policy, 'web')[1]).toEqual({ field: 'complainant.contact', needed: 'classify' })
    expect(intakeForm({}, 'store').map(({ field }) => field)).toContain('storeId')
  })

  test('what it says is needed at the intake is what is refused without it', () => {
    const refused = Intake.safeParse({ channel: 'phone', details: { complainant: {} } })
    expect(refused.error?.issues.map(({ path }) => path.slice(1).join('.')).toSorted()).toEqual(
      intakeForm({}, 'phone')
        .flatMap(({ field, needed }) => (needed === 'intake' ? [field] : []))
        .toSorted(),
    )
  })
})

test.each([
  ['an unknown field', [{ field: 'shoeSize', at: 'classify' }], 'requires.0.field'],
  ['a point that there is not', [{ field: 'orderNumber', at: 'close' }], 'requires.0.at'],
  ['a field twice', [requires[2], { ...requires[2], at: 'classify' }], 'requires.1.field'],
  ['an empty list', [], 'requires'],
])('a policy with %s is refused by the field', (_, wrong, field) => {
  const refused = WorkablePolicy.safeParse({ ...policyNamed('default'), requires: wrong })
  expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})
