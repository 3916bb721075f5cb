import { describe, expect, test } from 'vitest'
import { partNames } from '../../src/console/figures/charts/part-names.ts'
import { together } from '../../src/console/figures/charts/together.ts'
import { inTurn } from '../../src/console/figures/in-turn.ts'
import { changeFrom, figureText, isReached } from '../../src/console/figures/numbers.ts'

describe('a figure on its card', () => {
  test('is told in its unit; nothing is not nought', () => {
    expect(figureText(1_234, 'count', 'zh')).toBe('1,234')
    expect(figureText(0.8567, 'share', 'en')).toBe('85.7%')
    expect(figureText(5.5 * 3_600_000, 'ms', 'zh')).toBe('5.5 小时')
    expect(figureText(null, 'share', 'en')).toBe('–')
  })

  test.each([
    [0.9, 0.85, { unit: 'share', good: 'more' }, { text: '+5.0 pts', way: 'up', isBetter: true }],
    [0.3, 0.2, { unit: 'share', good: 'less' }, { text: '+10.0 pts', way: 'up', isBetter: false }],
    [80, 100, { unit: 'count', good: 'less' }, { text: '−20.0%', way: 'down', isBetter: true }],
    [80, 100, { unit: 'count' }, { text: '−20.0%', way: 'down' }],
    [0.9, 0.9, { unit: 'share', good: 'more' }, { text: '±0.0 pts', way: 'same' }],
    [5, 0, { unit: 'count' }, undefined],
    [null, 0.9, { unit: 'share' }, undefined],
  ] as const)('has changed: %s, before %s', (now, before, card, expected) => {
    expect(changeFrom(now, before, card, 'pts')).toEqual(expected)
  })

  test('reaches its target, or does not, or has nothing to be held against it', () => {
    expect(isReached(0.85, 0.85, 'more')).toBe(true)
    expect(isReached(25, 24, 'less')).toBe(false)
    expect(isReached(null, 24, 'less')).toBeUndefined()
  })
})

test('most frequent first, the rest as one, what is not known last, each with all down to it', () => {
  const line = (name: string, count: number) => ({ name, values: [count], list: { category: name } })
  const some = Array.from({ length: 12 }, (_, index) => line(`c${index}`, index + 1))
  const lines = together([{ name: '?', values: [10] }, line('none', 0), ...some], 'others')
  expect(lines.map(({ name }) => name)).toEqual([
    ...['c11', 'c10', 'c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2'],
    ...['others', '?'],
  ])
  expect(lines.at(-2)!.values).toEqual([3, 78 / 88])
  expect(lines.at(-1)!.values).toEqual([10, 1])
  expect(lines[0]!.values[1]).toBeCloseTo(12 / 88)
})

test.each([
  ['2026-09', 'zh', { name: '2026年9月', short: '9月' }],
  ['2026-01', 'en', { name: 'January 2026', short: 'Jan 26' }],
  ['2026-Q3', 'en', { name: 'Q3 2026', short: '26Q3' }],
  ['2026-W07', 'zh', { name: '2026-W07', short: 'W07' }],
  ['2026-09-30', 'zh', { name: '2026-09-30', short: '09-30' }],
] as const)('a part of a trend is called, %s, %s', (key, language, expected) => {
  expect(partNames(key, language)).toEqual(expected)
})

test('two are asked at a time, in turn; who has gone asks nothing', async () => {
  const { signal } = new AbortController()
  const asked: string[] = []
  const ends: (() => void)[] = []
  const ask = (name: string, until = signal) =>
    inTurn(until, async () => {
      asked.push(name)
      await new Promise<void>((end) => ends.push(end))
      return name
    })
  const gone = new AbortController()
  const answers = [ask('a'), ask('b'), ask('c', gone.signal), ask('d')]
  gone.abort()
  expect(asked).toEqual(['a', 'b'])
  ends.shift()!()
  await expect(answers[2]).rejects.toThrow()
  expect(asked).toEqual(['a', 'b', 'd'])
  for (const end of ends) end()
  expect(await Promise.all([answers[0], answers[1], answers[3]])).toEqual(['a', 'b', 'd'])
  expect(await inTurn(signal, async () => 'e')).toBe('e')
})
