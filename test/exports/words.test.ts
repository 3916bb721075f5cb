import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Channel } from '../../src/domain/intake.ts'
import { TEMPLATES } from '../../src/domain/notices/notice-rules.ts'
import { Complexity, Kind, Role, Severity, Stage, WaitReason } from '../../src/domain/policy/policy.ts'
import { eventName, valueName } from '../../src/exports/words.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const isChinese = (text: string) => /[一-龥]/.test(text)

/** Events are types and leave nothing behind to be listed: they are read where they are written. */
const source = (file: string) => readFileSync(new URL(`../../src/domain/${file}`, import.meta.url), 'utf8')
const eventTypes = [...source('event.ts').matchAll(/\{ type: '(\w+)'|\n {6}type: '(\w+)'/g)].map(
  ([, one, other]) => one ?? other!,
)

test('every event has a name in Chinese', () => {
  expect(eventTypes.length).toBeGreaterThan(50)
  expect(eventTypes.filter((type) => !isChinese(eventName(type, 'zh')))).toEqual([])
})

test('every notice has one', () => {
  const told = Object.keys(TEMPLATES)
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter((name) => !isChinese(eventName(name, 'zh')))).toEqual([])
})

test('so have stages, kinds, channels, grades, roles, and the clocks of the policies that ship', () => {
  const codes = [Channel, Complexity, Kind, Role, Severity, Stage, WaitReason].flatMap(
    ({ options }) => options,
  )
  const clocks = [...loadPolicies('policies').values()].flatMap((policy) =>
    policy.clocks.map(({ name }) => name),
  )
  const unnamed = [...new Set([...codes, ...clocks])].filter((code) => !isChinese(valueName(code, 'zh')))
  expect(unnamed.filter((code) => code !== 'app')).toEqual([])
})

test('a code without a word is shown as it is', () => {
  expect(eventName('somethingNewHappened', 'en')).toBe('Something new happened')
  expect(valueName('toString', 'zh')).toBe('toString')
})
