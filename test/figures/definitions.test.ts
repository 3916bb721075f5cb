import { expect, test } from 'vitest'
import { FiguresView } from '../../src/api/figures/routes.ts'
import { DEFINITIONS, GENERAL } from '../../src/figures/definitions.ts'
import { noFigures } from '../../src/figures/figure.ts'

test('every figure is defined, in both languages', () => {
  expect(GENERAL.zh).toHaveLength(GENERAL.en.length)
  for (const { title, text } of DEFINITIONS)
    expect([title.en, title.zh, text.en, text.zh].every((words) => words.length > 1)).toBe(true)
  expect(new Set(DEFINITIONS.map(({ name }) => name)).size).toBe(DEFINITIONS.length)
})

test('every figure is defined and shown', () => {
  const names = Object.keys(noFigures())
  const defined = DEFINITIONS.map(({ name }) => name.split('.')[0])
  expect(names.filter((name) => !defined.includes(name))).toEqual([])
  expect(Object.keys(FiguresView.shape).toSorted()).toEqual(names.toSorted())
})
