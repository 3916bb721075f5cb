import { expect, test } from 'vitest'
import { chooseRule, type Routable } from '../../src/directory/choose-rule.ts'
import type { RoutingRule } from '../../src/directory/directory.ts'

const rule = (id: string, position: number, more: Partial<RoutingRule> = {}): RoutingRule => ({
  ...{ id, position, category: null, storeId: null, words: null, department: id },
  ...more,
})
const rules = [
  rule('technical', 1, { category: 'technical' }),
  rule('north', 2, { storeId: 'BJ-01' }),
  rule('brakes', 3, { words: ['刹车', 'Brake'] }),
  rule('technical-north', 4, { category: 'technical', storeId: 'BJ-01' }),
]
const chosen = (facts: Partial<Routable>, among = rules) =>
  chooseRule(among, { category: 'billing', subject: 'x', ...facts })?.id

// R6, R25, R31
test('a rule fits where each of its conditions holds', () => {
  expect(chosen({ category: 'technical' })).toBe('technical')
  expect(chosen({ storeId: 'BJ-01' })).toBe('north')
  expect(chosen({ subject: 'The BRAKES squeak' })).toBe('brakes')
  expect(chosen({ subject: '行驶中刹车异响' })).toBe('brakes')
  expect(chosen({ subject: '行駛中剎車異響' })).toBe('brakes')
  expect(chosen({ subject: 'ＢＲＡＫＥ, or brake' })).toBe('brakes')
  expect(chosen({})).toBeUndefined()
})

test('the rule that says most holds, then the one in front', () => {
  expect(chosen({ category: 'technical', storeId: 'BJ-01', subject: '刹车' })).toBe('technical-north')
  expect(chosen({ category: 'technical', subject: '刹车' })).toBe('technical')
  expect(chosen({}, [...rules, rule('rest', 0)])).toBe('rest')
  expect(chosen({ category: 'technical' }, [rule('rest', 0), ...rules])).toBe('technical')
})
