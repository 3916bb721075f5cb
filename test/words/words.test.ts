import { expect, test } from 'vitest'
import { EVENT_TYPES, fieldsSeenBy } from '../../src/domain/disclosure/readers.ts'
import { TEMPLATES } from '../../src/domain/notices/notice-rules.ts'
import { clockName } from '../../src/words/clocks.ts'
import { codeInSentence, codeName, namingOf } from '../../src/words/codes.ts'
import { eventName } from '../../src/words/events.ts'
import { clockTitlesOf } from '../../src/domain/policy/clock-titles.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const isChinese = (text: string) => /[一-龥]/.test(text)

test('every event has a name in Chinese', () => {
  expect(EVENT_TYPES.length).toBeGreaterThan(50)
  expect(EVENT_TYPES.filter((type) => !isChinese(eventName(type, 'zh')))).toEqual([])
})

test('every notice has one', () => {
  const told = Object.keys(TEMPLATES)
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter((name) => !isChinese(eventName(name, 'zh')))).toEqual([])
})

test('so have the clocks of the policies that ship', () => {
  const policies = loadPolicies('policies')
  const { clocks: titles } = clockTitlesOf(policies)
  const clocks = [...policies.values()].flatMap((policy) => policy.clocks.map(({ name }) => name))
  expect(clocks.filter((clock) => !isChinese(clockName(clock, 'zh', titles)))).toEqual([])
})

test('every field of an event that holds a code has words for it', () => {
  const WITHOUT = ['key', 'ladder', 'source']
  const nameless = EVENT_TYPES.flatMap((event) =>
    [...fieldsSeenBy('afterErasure', event)]
      .filter(([field, kind]) => kind === 'code' && !WITHOUT.includes(field) && !namingOf(field, { event }))
      .map(([field]) => `${event}.${field}`),
  )
  expect(nameless).toEqual([])
})

test('a code is called by the field it stands in', () => {
  expect(codeName('kind', 'other', 'zh', { event: 'taskOpened' })).toBe('其他')
  expect(codeName('kind', 'department', 'zh', { event: 'taskOpened' })).toBe('协办部门')
  expect(codeName('result', 'neither', 'zh')).toBe('一般')
  expect(codeName('reason', 'consent', 'en', { event: 'clockPaused' })).toBe('consent')
  expect(codeName('clock', 'consent', 'en')).toBe('Consent')
  expect(codeName('why', 'pauseLimit', 'zh')).toBe('中止计时已达上限')
  expect(codeName('why', 'reopened', 'zh')).toBe('重新受理')
})

test('a code without a word is shown as it is', () => {
  expect(eventName('somethingNewHappened', 'en')).toBe('Something new happened')
  expect(codeName('stage', 'toString', 'zh')).toBe('toString')
  expect(codeName('toString', 'received', 'zh')).toBe('received')
  expect(codeInSentence('toString', 'zh')).toBe('toString')
})
