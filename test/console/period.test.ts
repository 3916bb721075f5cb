import { describe, expect, test } from 'vitest'
import { askedOf, dayOf, partOf, periodAt } from '../../src/console/figures/period.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-11T12:00:00')
const days = ({ from, to }: { from: number; to: number }) => [dayOf(from), dayOf(to)]

describe('what figures are asked about', () => {
  test('a month that is over is held against the whole month before, over a year', () => {
    const asked = askedOf({ period: '2026-09' }, now)
    expect(asked).toMatchObject({ kind: 'month', label: '2026-09', isRunning: false, trend: { by: 'month' } })
    expect([asked, asked.before, asked.trend].map(days)).toEqual([
      ['2026-09-01', '2026-10-01'],
      ['2026-08-01', '2026-09-01'],
      ['2025-10-01', '2026-10-01'],
    ])
  })

  test('a month that goes on is held against as much of the one before', () => {
    const asked = askedOf({}, now)
    expect(asked).toMatchObject({ label: '2026-11', isRunning: true })
    expect(asked.before).toEqual({ from: at('2026-10-01T00:00:00'), to: at('2026-10-11T12:00:00') })
    const onTheLast = askedOf({ period: '2026-03' }, at('2026-03-31T12:00:00'))
    expect(days(onTheLast.before)).toEqual(['2026-02-01', '2026-03-01'])
  })

  test('a quarter has the two years before it', () => {
    const asked = askedOf({ period: '2026-Q3' }, now)
    expect([asked, asked.before, asked.trend].map(days)).toEqual([
      ['2026-07-01', '2026-10-01'],
      ['2026-04-01', '2026-07-01'],
      ['2024-10-01', '2026-10-01'],
    ])
    expect(periodAt('quarter', now).label).toBe('2026-Q4')
  })

  test('any days are held against as many before', () => {
    const asked = askedOf({ from: '2026-09-28', until: '2026-10-11' }, now)
    expect(asked).toMatchObject({ kind: 'custom', trend: { by: 'day' } })
    expect([asked, asked.before].map(days)).toEqual([
      ['2026-09-28', '2026-10-12'],
      ['2026-09-14', '2026-09-28'],
    ])
  })

  test.each([{ period: 'lately' }, { from: '2026-10-02', until: '2026-10-01' }, { from: 'x', until: 'y' }])(
    'what cannot be read is this month: %j',
    (search) => expect(askedOf(search, now).label).toBe('2026-11'),
  )
})

test.each([
  ['2026-10-08', ['2026-10-08', '2026-10-09']],
  ['2026-W01', ['2025-12-29', '2026-01-05']],
  ['2026-W53', ['2026-12-28', '2027-01-04']],
  ['2026-09', ['2026-09-01', '2026-10-01']],
  ['2026-Q4', ['2026-10-01', '2027-01-01']],
])('a part of a trend, %s', (key, expected) => expect(days(partOf(key))).toEqual(expected))
