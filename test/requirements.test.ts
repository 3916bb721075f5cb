import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  citationsOf,
  citedIn,
  faultsOf,
  pageOf,
  readRequirements,
  testCitations,
} from '../scripts/requirements.ts'

const requirements = readRequirements()
const numbers = Object.values(requirements).flatMap((asked) => Object.keys(asked))

describe('the requirements', () => {
  test('are R1 to R112 and F1 to F69, each once', () => {
    const upTo = (letter: string, last: number) => Array.from({ length: last }, (_, n) => `${letter}${n + 1}`)
    expect(numbers.toSorted()).toEqual([...upTo('R', 112), ...upTo('F', 69)].toSorted())
  })

  test('are each shown by a test or said to be missing, and tests cite no others', () => {
    expect(faultsOf(requirements, testCitations())).toEqual([])
  })

  test('stand on the page as `npm run build:requirements` writes it', () => {
    expect(readFileSync('docs/requirements.md', 'utf8')).toBe(pageOf(requirements, testCitations()))
  })

  test('are cited in the sources by numbers that there are', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|sql)$/.test(file))
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
    const cited = sources.flatMap((text) => text.match(/\b[RF][1-9]\d{0,2}\b(?=[,–)])/g) ?? [])
    expect(cited.length).toBeGreaterThan(50)
    expect(cited.filter((number) => !numbers.includes(number))).toEqual([])
  })
})

describe('a citation', () => {
  test('ends the name of a test, or stands in a line of its own', () => {
    const [day, month] = ['R1', 'F2']
    expect(citedIn(`test('a day counts (${day}, ${month})', () => {`)).toEqual([day, month])
    expect(citedIn(`  // ${day}\n  test(`)).toEqual([day])
    expect(citedIn("// Trial R8: slow\nfrom('A', 'R1')")).toEqual([])
  })

  test('of what is not asked, or of what is said to be missing, is a fault; so is its absence', () => {
    const asked = { asks: 'x' }
    const ours = { R1: asked, R2: { ...asked, partly: 'y' }, R3: { ...asked, missing: 'z' } }
    const source = { Some: { ...ours, R4: { ...asked, organisational: 'people' } } }
    const faults = (text: string) => faultsOf(source, citationsOf([['a.test.ts', text]]))
    expect(faults('// R1, R2')).toEqual([])
    expect(faults('// R1, R2, R9')).toEqual(['a.test.ts: there is no R9.'])
    expect(faults('// R1, R2, R3')).toEqual(['R3 is said to be missing, and a test cites it.'])
    expect(faults('')).toEqual(
      ['R1', 'R2'].map((n) => `No test cites ${n}, and nothing says what is missing.`),
    )
  })
})
