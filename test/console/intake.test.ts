import { describe, expect, test } from 'vitest'
import { placesAsked } from '../../src/console/intake/asked.ts'
import { bodyOf, commandsIn, valueOf, type IntakeDraft } from '../../src/console/intake/intake.ts'
import { pointerOf, valueAt, withValueAt } from '../../src/console/intake/paths.ts'
import { categoriesFor, isFree, policyIdOf, type Policies } from '../../src/console/intake/selecting.ts'
import { spelled } from '../../src/words/telling/spelled.ts'

const draft = (more: Partial<IntakeDraft> = {}, told: object = {}): IntakeDraft => ({
  ...{ key: 'k', told: { kind: 'complaint', channel: 'phone', details: {}, ...told }, commands: {} },
  ...more,
})

describe('what is sent of an intake', () => {
  test('what was left empty is left out, and what is needed is there to be told of', () => {
    expect(bodyOf(draft({}, { details: { complainant: { phone: ' ' }, subject: '' } }))).toEqual({
      ...{ kind: 'complaint', channel: 'phone', details: { complainant: {} } },
    })
  })

  test('commands that something was filled in for go along, in order, with what goes without saying', () => {
    const filled = draft({
      commands: {
        assign: { department: 'service' },
        acknowledge: { said: '已致歉。' },
        classify: { category: '' },
      },
    })
    expect(bodyOf(filled)).toMatchObject({
      commands: [
        { type: 'acknowledge', method: 'phone', said: '已致歉。' },
        { type: 'assign', department: 'service' },
      ],
    })
  })

  test('how they are spoken to follows the channel, until it is said otherwise; by itself it is no command', () => {
    expect(valueOf(draft({}, { channel: 'store' }), 'acknowledge')).toEqual({ method: 'inPerson' })
    expect(valueOf(draft({}, { channel: 'web' }), 'acknowledge')).toEqual({})
    expect(commandsIn(draft({ commands: { acknowledge: { method: 'email' } } }))).toEqual([])
  })
})

test('an appointment is called as the complaint, as far as its title goes, and no character is cut in half', () => {
  const titleOf = (subject: string) =>
    valueOf(draft({}, { details: { subject } }), 'bookAppointment')['title']
  expect(titleOf('车坏了')).toBe('车坏了')
  expect(titleOf(`${'车'.repeat(119)}😀坏了`)).toBe('车'.repeat(119))
  expect(titleOf(`${'车'.repeat(118)}😀坏了`)).toBe(`${'车'.repeat(118)}😀`)
})

const policies = {
  data: [{ id: 'default' }, { id: 'loans', categories: 'loans' }, { id: 'cars', categories: 'cars' }],
  selection: [
    { category: 'contract', policy: 'loans' },
    { product: 'R7', policy: 'cars' },
    { policy: 'default' },
  ],
} as unknown as Policies

const list = (name: string, ...ids: string[]) => ({ list: name, data: ids.map((id) => ({ id })) })
const lists = [list('loans', 'contract', 'rate'), list('cars', 'brakes')] as unknown as Parameters<
  typeof categoriesFor
>[1]
const idsFor = (one: IntakeDraft) =>
  categoriesFor(policies, lists, one).flatMap(({ categories }) => categories.map(({ id }) => id))

describe('the policy of an intake', () => {
  test('is the one that the rules select by what is known so far, or the one that is named', () => {
    expect(policyIdOf(policies, draft())).toBe('default')
    expect(policyIdOf(policies, draft({}, { details: { product: { model: 'R7' } } }))).toBe('cars')
    expect(policyIdOf(policies, draft({ commands: { classify: { category: 'contract' } } }))).toBe('loans')
    expect(policyIdOf(policies, draft({}, { policyId: 'cars' }))).toBe('cars')
  })

  test('offers the categories with which it, or another, would be selected', () => {
    expect(idsFor(draft())).toEqual(['contract'])
    expect(idsFor(draft({}, { details: { product: { model: 'R7' } } }))).toEqual(['contract', 'brakes'])
    expect(idsFor(draft({}, { policyId: 'loans' }))).toEqual(['contract', 'rate'])
  })

  test('without a list any word is a category, whatever has been chosen so far', () => {
    expect(isFree(policies, draft({ commands: { classify: { category: 'contract' } } }))).toBe(true)
    expect(isFree(policies, draft({}, { policyId: 'cars' }))).toBe(false)
  })
})

test('a field of the details is found and put by its path, and is where a fault points', () => {
  const put = withValueAt({ subject: 'x', product: { serial: '1' } }, 'product.model', 'R7')
  expect(put).toEqual({ subject: 'x', product: { serial: '1', model: 'R7' } })
  expect([valueAt(put, 'product.model'), valueAt({}, 'product.model')]).toEqual(['R7', undefined])
  expect(pointerOf('product.model')).toBe('/details/product/model')
})

test('of number and address either will do: they stand beside each other, where the first is asked for', () => {
  const label = { zh: '', en: '' }
  const asked = ['complainant.name', 'complainant.phone', 'subject', 'complainant.contact'] as const
  const places = placesAsked(asked.map((field) => ({ field, label })))
  expect(places.map(({ path }) => path)).toEqual([
    ...['complainant.name', 'complainant.phone', 'complainant.email', 'subject'],
  ])
  expect(places[2]!.or).toBe('complainant.phone')
  expect(placesAsked([{ field: 'subject', label }])).toEqual([{ path: 'subject', label }])
})

test('a number and a secret are read out in groups of four, digit by digit', () => {
  expect(spelled('Y20261127-WH71WWXS-G', 'zh').map(({ spoken }) => spoken)).toEqual([
    ...['Y', '二 零 二 六', '幺 幺 二 七', 'W H 七 幺', 'W W X S', 'G'],
  ])
  expect(spelled('K7QD-0A12', 'en')).toEqual([
    { written: 'K7QD', spoken: 'K seven Q D' },
    { written: '0A12', spoken: 'zero A one two' },
  ])
})
