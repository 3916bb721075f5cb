import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FileFault } from '../../../src/files/fault.ts'
import { loadPolicies } from '../../../src/rules/policies.ts'
import { faultText } from '../../../src/words/sentences/fault-text.ts'
import { POLICIES } from '../../../src/words/sentences/policies.ts'
import { RULES } from '../../../src/words/sentences/rules.ts'
import { defaultWith } from './default-policy.ts'
import { writtenIn } from './folder.ts'
import { POLICIES_AT_ODDS } from './policies.ts'
import { RULES_AT_ODDS } from './rules.ts'

// What fits by itself and not together: every sentence that a file of rules can be refused with, in both languages.

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-at-odds-'))
afterAll(() => rmSync(folder, { recursive: true }))

function faultOf(load: () => unknown): unknown {
  try {
    return load()
  } catch (error) {
    return error
  }
}

/** A sentence whose values may be anything. */
const anyOf = (sentence: string): RegExp =>
  new RegExp(
    `^${sentence
      .split(/\{\d\}/)
      .map(literally)
      .join('.+')}$`,
  )
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const THREE_WORDS = /[a-z]+ [a-z]+ [a-z]+/

function expectTold(fault: unknown, sentence: string, field: string, file: string): void {
  expect(fault).toBeInstanceOf(FileFault)
  const inEnglish = faultText(fault, 'en').split('\n')
  const inChinese = faultText(fault, 'zh').split('\n')
  const prefix = field && `${field}: `
  const isTold = (line: string) => line.startsWith(prefix) && anyOf(sentence).test(line.slice(prefix.length))
  const at = inEnglish.findIndex(isTold)
  expect(at < 0 ? inEnglish : []).toEqual([])
  // The file stands above it.
  for (const lines of [inEnglish, inChinese])
    expect(lines.slice(0, at).findLast((line) => line.includes('.json'))).toContain(file)
  expect(inChinese[at]!.startsWith(prefix)).toBe(true)
  expect(inChinese[at]!.slice(prefix.length)).toMatch(/\p{Script=Han}/u)
  expect(inChinese.filter((line) => THREE_WORDS.test(line.replace(file, '')))).toEqual([])
}

describe('a policy that could not work is refused:', () => {
  test.each(POLICIES_AT_ODDS)('%s', (sentence, field, change) => {
    const file = path.join(mkdtempSync(path.join(folder, 'policy-')), 'default.json')
    writeFileSync(file, JSON.stringify(defaultWith(change)))
    expectTold(
      faultOf(() => loadPolicies(path.dirname(file))),
      sentence,
      field,
      file,
    )
  })
})

describe('rules that contradict themselves, or one another, are refused:', () => {
  test.each(RULES_AT_ODDS)('%s (%s)', (sentence, field, rules) => {
    const { root, file } = writtenIn(folder, rules)
    expectTold(
      faultOf(() => rules.load(root)),
      sentence,
      field,
      file,
    )
  })
})

/** Of rules among others: of those in the register, of a running system, of a command. */
const ELSEWHERE = [
  'There is no policy {1}. Known: {2}.',
  'There is no policy canary in {1}.',
  'There is no calendar {1} in {2}.',
  'There is no calendar {1}, by which the policy {2} counts.',
  'The policy {1} has been changed, and complaints were begun under its version {2} as it was before: give the changed file a new version.',
  'The calendar {1} has been changed, and complaints were begun by its version {2} as it was before: give the changed file a new version.',
  'The calendar was changed and still calls itself {1}.',
  'There is no story {1}. Known: {2}.',
  'The system at {1} knows no calendar {2}.',
  'Nothing answers at {1}.',
  '"{1}" is not a year.',
  '"{1}" is not the id of a calendar.',
  'Name a policy with --policy, or several with --compare.',
  'A page compares: name other policies with --compare.',
]

test('no sentence of the catalogues is left out', () => {
  const shown = [...POLICIES_AT_ODDS, ...RULES_AT_ODDS].map(([sentence]) => sentence)
  const isShown = (sentence: string) => shown.some((one) => one.includes(sentence))
  const all = [...Object.keys(POLICIES), ...Object.keys(RULES)]
  expect(all.filter((sentence) => !isShown(sentence))).toEqual(ELSEWHERE)
})
