import { expect, test } from 'vitest'
import { written } from '../../src/words/html.ts'
import { columnChart, paretoChart, shareChart } from '../../src/reports/charts.ts'
import { shortened, ticksFor } from '../../src/drawings/svg.ts'

const count = (text: string, part: string) => text.split(part).length - 1

test('an axis has round steps and reaches the largest value', () => {
  expect(ticksFor(0)).toEqual([0, 1])
  expect(ticksFor(3)).toEqual([0, 1, 2, 3])
  expect(ticksFor(97)).toEqual([0, 50, 100])
  expect(ticksFor(430)).toEqual([0, 200, 400, 600])
  expect(ticksFor(10_000).at(-1)).toBe(10_000)
})

test('a column for each value, the last place marked', () => {
  const places = [
    { label: '26-Q2', values: [10, 8] },
    { label: '26-Q3', values: [20, 0] },
  ]
  const html = written(columnChart({ title: 'Volumes', places, names: ['received', 'closed'] }))
  expect(count(html, 'class="series-0')).toBe(3)
  expect(count(html, 'axis middle now')).toBe(1)
  expect(html).not.toMatch(/NaN|Infinity|undefined/)
})

test('a period of which nothing is known leaves a gap in the line', () => {
  const points = [0.5, 0.6, null, 0.9].map((value, index) => ({ label: String(index), value }))
  const html = written(shareChart({ title: 'Kept', points, target: { value: 0.85, name: 'target 85%' } }))
  expect(count(html, '<polyline')).toBe(2)
  expect(count(html, '<circle')).toBe(3)
  expect(html).toContain('90%')
})

// R91
test('the few that make up four fifths stand out', () => {
  const rows = [70, 15, 10, 5].map((one, index) => ({ name: `cause ${index}`, count: one }))
  const html = written(paretoChart({ title: 'Causes', rows, ofAll: 100 }))
  expect(count(html, 'class="vital"')).toBe(2)
  expect([...html.matchAll(/>(\d+%)</g)].map(([, share]) => share)).toEqual(['70%', '85%', '95%', '100%'])
})

test('charts of nothing are still charts', () => {
  for (const chart of [
    columnChart({ title: '', places: [], names: [] }),
    shareChart({ title: '', points: [] }),
    paretoChart({ title: '', rows: [], ofAll: 0 }),
  ])
    expect(written(chart)).not.toMatch(/NaN|Infinity|undefined/)
})

test('names are cut by their width and mean nothing but themselves', () => {
  expect(shortened('short', 10)).toBe('short')
  expect(shortened('车辆清洁与整备问题', 8)).toBe('车辆清洁…')
  const html = written(paretoChart({ title: '<b>', rows: [{ name: '<script>"&', count: 1 }], ofAll: 1 }))
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<b>')
})
