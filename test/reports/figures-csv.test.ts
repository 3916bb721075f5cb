import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { noFigures } from '../../src/figures/figure.ts'
import { figuresCsv } from '../../src/reports/figures-csv.ts'

const about = {
  from: '2026-03-01T00:00:00+08:00',
  to: '2026-04-01T00:00:00+08:00',
  asOf: '2026-04-02T00:00:00+08:00',
  language: 'en' as const,
  names: NO_NAMES,
}
const figures = { ...noFigures(), received: 3, effort: { minutes: 5, entries: 1, costs: [] } }

/** The lines of a table about one key, without what stands above them. */
function linesOf(key: string, more: Partial<Parameters<typeof figuresCsv>[1]> = {}): string[][] {
  const text = figuresCsv([{ key, figures }], { ...about, ...more })
  const lines: string[][] = parse(text, { bom: true, relax_column_count: true })
  return lines.slice(lines.findIndex((line) => line.length > 2) + 1)
}

test('the table has a number and its definition on every line, and a name stays a name', () => {
  const lines = linesOf('=1+1')
  expect(lines.length).toBeGreaterThan(40)
  expect(lines.find(([, figure]) => figure === 'received')?.slice(2, 5)).toEqual(['3', 'count', 'Received'])
  for (const [key, , , unit, title, definition] of lines) {
    expect(key).toBe("'=1+1")
    expect(unit).toMatch(/^(count|share|milliseconds|minutes|score|cents)$/)
    expect([title, definition]).not.toContain('')
  }
})

// Trials U1, B17: rows were called by ids alone, and of a long number only its first digits were left.
test('what a row is about has its name, and a long number stays whole', () => {
  const id = '0012345678901234567'
  const names = {
    ...NO_NAMES,
    people: { [id]: '李娜' },
    departments: { service: { zh: '客户服务', en: 'Customer service' } },
  }
  expect(linesOf(id, { by: 'handler', names })[0]).toMatchObject({ 0: `\t${id}`, 6: '李娜' })
  expect(linesOf('service', { by: 'department', language: 'zh', names })[0]?.[6]).toBe('客户服务')
  expect(linesOf('phone', { by: 'channel', language: 'zh' })[0]?.[6]).toBe('电话')
})
