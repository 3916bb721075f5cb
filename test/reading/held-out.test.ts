import { expect, test } from 'vitest'
import { readJson } from '../../src/files/read.ts'
import { certainties } from '../../src/reading/classifier.ts'
import type { Keywords } from '../../src/reading/features.ts'
import { readLabelled } from '../../src/reading/labelled.ts'
import {
  answersOf,
  byKeywords,
  crossRead,
  macroF1,
  mostFrequent,
  sharpnessFor,
} from '../../src/reading/measure.ts'
import { readAll } from '../../src/reading/read-all.ts'

const dir = 'test/data/readings'
const keywords = readJson(`${dir}/keywords.json`) as Keywords
const examples = ['zh', 'en'].flatMap((language) => readLabelled(`${dir}/complaints.${language}.jsonl`))
const read = await readAll(examples, { keywords })
const held = await crossRead(read)
const score = macroF1(answersOf(held))

// R111
test('texts in two languages are read far better than by the most frequent category or by keywords', async () => {
  expect(examples.length).toBeGreaterThan(240)
  expect(new Set(examples.map(({ code }) => code)).size).toBe(8)
  expect(score - macroF1(mostFrequent(examples))).toBeGreaterThanOrEqual(0.15)
  expect(score - macroF1(await byKeywords(examples, keywords))).toBeGreaterThanOrEqual(0.15)
})

test('the same texts give the same answers', async () => {
  expect(await crossRead(read)).toEqual(held)
})

test.each([
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 0.95],
  [0.95, 1],
])('a certainty is what it says: of those from %s to %s about so many are right', async (from, until) => {
  const sharpness = await sharpnessFor(held)
  const certain = held
    .map((one, n) => ({
      certainty: Math.max(...certainties(one.scores, sharpness)),
      isRight: answersOf(held)[n]?.read === one.code,
    }))
    .filter(({ certainty }) => certainty >= from && certainty < until)
  const mean = certain.reduce((sum, { certainty }) => sum + certainty, 0) / certain.length
  const right = certain.filter(({ isRight }) => isRight).length / certain.length
  expect(certain.length).toBeGreaterThan(20)
  expect(Math.abs(right - mean)).toBeLessThan(0.15)
})
