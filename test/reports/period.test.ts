import { expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/instant.ts'
import { periodBefore, lastPeriod, periodOf, untilPeriod } from '../../src/reports/period.ts'

const zone = 'Asia/Shanghai'

test('a period begins and ends at the midnights of its zone', () => {
  const quarter = periodOf('2026-Q3', zone)
  expect(quarter).toMatchObject({ kind: 'quarter', label: '2026-Q3' })
  expect(quarter.from).toBe(parseInstant('2026-07-01T00:00:00+08:00'))
  expect(quarter.to).toBe(parseInstant('2026-10-01T00:00:00+08:00'))
  const december = periodOf('2026-12', zone)
  expect(december.to).toBe(parseInstant('2027-01-01T00:00:00+08:00'))
  expect(periodOf('2026-03', 'Europe/Berlin').to).toBe(parseInstant('2026-04-01T00:00:00+02:00'))
})

test('the last period is the one that was over, wherever the machine is', () => {
  const at = parseInstant('2026-10-01T06:00:00+08:00')
  expect(lastPeriod('quarter', at, zone).label).toBe('2026-Q3')
  expect(lastPeriod('month', at, zone).label).toBe('2026-09')
  // In New York it is still September.
  expect(lastPeriod('month', at, 'America/New_York').label).toBe('2026-08')
  expect(lastPeriod('quarter', parseInstant('2027-01-01T00:00:00+08:00'), zone).label).toBe('2026-Q4')
})

test('periods follow one another without a gap, over the turn of the year too', () => {
  const shown = untilPeriod(periodOf('2026-Q1', zone), 8)
  expect(shown.map(({ label }) => label)).toEqual([
    '2024-Q2',
    '2024-Q3',
    '2024-Q4',
    '2025-Q1',
    '2025-Q2',
    '2025-Q3',
    '2025-Q4',
    '2026-Q1',
  ])
  for (const [index, { from }] of shown.entries()) if (index > 0) expect(shown[index - 1]!.to).toBe(from)
  expect(periodBefore(periodOf('2026-01', zone)).label).toBe('2025-12')
})

test('what is no period is refused', () => {
  for (const wrong of ['2026', '2026-13', '2026-Q5', '2026-Q0', '26-01', 'Q3'])
    expect(() => periodOf(wrong, zone), wrong).toThrow('is no period')
})
