import { expect, test } from 'vitest'
import { DEFINITIONS, GENERAL } from '../../src/figures/definitions.ts'

test('every figure is defined, in both languages', () => {
  expect(GENERAL.zh).toHaveLength(GENERAL.en.length)
  for (const { title, text } of DEFINITIONS)
    expect([title.en, title.zh, text.en, text.zh].every((words) => words.length > 1)).toBe(true)
  expect(new Set(DEFINITIONS.map(({ name }) => name)).size).toBe(DEFINITIONS.length)
})
