import { expect, test } from 'vitest'
import { languageOf } from '../../src/reading/language.ts'
import { readLabelled } from '../../src/reading/labelled.ts'

// R111
test.each([
  ['退款 refund', 'zh'],
  ['我的 Model 3 一直没有修好', 'zh'],
  ['The deposit for my car (租车押金) has not been paid back', 'en'],
  ['refund', undefined],
  ['77', undefined],
  ['возврат', undefined],
  ['Die Kaution wurde nicht zurückgezahlt, und niemand ruft mich an', undefined],
  ['La caution ne m’a toujours pas été rendue', undefined],
  ['保証金がまだ返金されていません', undefined],
])('%j is written in %s, as far as one can tell', (text, language) => {
  expect(languageOf(text)).toBe(language)
})

test.each(['zh', 'en'] as const)('hardly any text in %s is taken for another, or for none', (language) => {
  const read = readLabelled(`test/data/readings/complaints.${language}.jsonl`).map(({ text }) =>
    languageOf(text),
  )
  expect(read.filter((one) => one === language).length / read.length).toBeGreaterThan(0.95)
  expect(read.filter((one) => one !== language && one !== undefined)).toEqual([])
})
