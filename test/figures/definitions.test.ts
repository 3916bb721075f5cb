import { expect, test } from 'vitest'
import { DEFINITIONS, GENERAL } from '../../src/figures/definitions.ts'
import { noFigures } from '../../src/figures/figure.ts'
import { figuresCsv } from '../../src/figures/figures-csv.ts'

const about = {
  from: '2026-03-02T00:00:00+08:00',
  to: '2026-03-09T00:00:00+08:00',
  asOf: '2026-03-10T00:00:00+08:00',
}

test('every figure is defined, in both languages', () => {
  expect(GENERAL.zh).toHaveLength(GENERAL.en.length)
  for (const { title, text } of DEFINITIONS)
    expect([title.en, title.zh, text.en, text.zh].every((words) => words.length > 1)).toBe(true)
  expect(new Set(DEFINITIONS.map(({ name }) => name)).size).toBe(DEFINITIONS.length)
})

test('the table has a number and its definition on every line, and a name stays a name', () => {
  const figures = { ...noFigures(), received: 3, effort: { minutes: 5, entries: 1, costs: [] } }
  const text = figuresCsv([{ key: '=1+1', figures }], { ...about, language: 'en' })
  const lines = text.split('\n').filter((line) => line.startsWith("'=1+1") || line.startsWith('"\'=1+1'))
  expect(lines.length).toBeGreaterThan(40)
  expect(lines.find((line) => line.includes(',received,'))).toContain('3,count,Received')
  for (const line of lines) expect(line).toMatch(/,(count|share|milliseconds|minutes|score|cents),.+,.+/)
})
