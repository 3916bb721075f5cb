import { describe, expect, test } from 'vitest'
import { FileFault } from '../../src/files/fault.ts'
import { faultText } from '../../src/words/sentences/fault-text.ts'
import { LOGS } from '../../src/words/sentences/logs.ts'
import { DOMAIN } from '../../src/words/sentences/domain.ts'
import { AT_THE_DOOR } from '../../src/words/sentences/door.ts'
import { CONTENTS, FILES } from '../../src/words/sentences/files.ts'
import { POLICIES } from '../../src/words/sentences/policies.ts'
import { RULES } from '../../src/words/sentences/rules.ts'
import { sentencesIn, sourcesIn } from '../support/refusal-sentences.ts'

// Whoever reads Chinese is told in Chinese what is wrong with what they have written.

const catalogues = [DOMAIN, AT_THE_DOOR, FILES, CONTENTS, LOGS, POLICIES, RULES]
const catalogue: Record<string, string> = Object.assign({}, ...catalogues)

const SAYING =
  /^src\/(files\/(?!cells)|rules\/|reading\/labelled|domain\/(policy\/|notices\/notice-check|calendar\/calendar|text|instant)|notify\/words\/own-|directory\/(load-directory|shapes)|register\/complaint\/changed-rules|cli\/(process|simulate|calendar|intake)\.ts|cli\/shared\/(given-cases|tell-document|adopt-calendar|told-complaints|left-out)|cases\/(case-log|log-)|run\/start-worker)/
/** What is said of something else. */
const OTHER = [
  // How a policy is read where it is in force.
  'Before that the complaint must say: {1}.',
  // The file of a calendar itself.
  '"{1}": {2}',
  // Of the machine's zone data.
  'The offset "{1}" of {2} is not understood.',
  // What commands do, and what they have done.
  '{1} written. Complaints begun from now on count by {2}.',
  'Calendars: which there are, what they say, and loading a published year.',
  'Takes in the complaints of a table, a line each, through the API of a running system.',
  'Draws the process that a policy makes, as Mermaid or as SVG.',
  'Lives a log of past cases under a policy and prints what became of each clock, as CSV.',
  'The calendar {1} has been published.',
  '{1} complaints count by {2} now, {3} were left as they are.',
  '{1}: {2}',
  '{1}\t{2}\t{3}\t{4} to {5}',
  // As the parser says it.
  'at position {1}',
]

/** Also those that begin in the middle of a sentence, or go on with another. */
const isSaid = (text: string): boolean => /^\S.* .*[.?:]$/.test(text) || /[a-z.:,] §$/.test(text)
const said = sourcesIn(SAYING)
  .flatMap((file) => sentencesIn(file, { thrown: true, isSaid }).map((sentence) => [sentence, file] as const))
  .filter(([sentence]) => !OTHER.some((one) => sentence.trim() === one))

const inChinese = (says: string): string => faultText(new FileFault([{ says }]), 'zh')
const valuesIn = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([value]) => value).toSorted()

describe('every fault of a file has its sentence in Chinese', () => {
  test('the sources are read', () => {
    expect(said.length).toBeGreaterThan(120)
  })

  test.each(said)('%s (%s)', (sentence) => {
    expect(Object.keys(catalogue)).toContain(sentence)
  })

  test.each(Object.entries(catalogue))('%s is said in Chinese with its values', (english, chinese) => {
    expect(valuesIn(chinese)).toEqual(valuesIn(english))
    const filled = english.replaceAll(/\{(\d)\}/g, (_, n) => `某${n}`)
    expect(inChinese(filled)).toBe(chinese.replaceAll(/\{(\d)\}/g, (_, n) => `某${n}`))
  })

  test('no sentence stays that nobody says, and none stands twice', () => {
    const everywhere = new Set(
      sourcesIn(/^src\/(?!words\/sentences)/).flatMap((file) =>
        sentencesIn(file, { thrown: true, isSaid: () => true }),
      ),
    )
    const own = [FILES, LOGS, POLICIES, RULES].flatMap((sentences) => Object.keys(sentences))
    expect(own.filter((sentence) => !everywhere.has(sentence))).toEqual([])
    const all = catalogues.flatMap((sentences) => Object.keys(sentences))
    expect(all.filter((sentence, index) => all.indexOf(sentence) !== index)).toEqual([])
  })

  test('what a file would be is said, and nothing else', () => {
    const isWhat = (text: string): boolean => Object.hasOwn(CONTENTS, text)
    const whats = sourcesIn(/^src\/(rules|directory|notify|reading|cli)\//).flatMap((file) =>
      sentencesIn(file, { isSaid: isWhat }),
    )
    expect([...new Set(whats)].toSorted()).toEqual(Object.keys(CONTENTS).toSorted())
  })
})

test('codes stay as whoever has written the file finds them there', () => {
  expect(inChinese('Clock resolve is owed by the customer: it cannot escalate.')).toBe(
    '时限 resolve 由 customer 承担，不能升级（ladder 须为 none）。',
  )
})

test('what nobody has put into Chinese is said as it is', () => {
  expect(inChinese('Nobody has put this into Chinese.')).toBe('Nobody has put this into Chinese.')
  expect(faultText(new Error('Nobody has put this into Chinese.'), 'zh')).toMatch(/^Nobody/)
})
