import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { noFigures, type Figures } from '../../src/figures/figure.ts'
import { earlier, periodOf, untilPeriod } from '../../src/reports/period.ts'
import { reportCsv } from '../../src/reports/report-csv.ts'
import type { ReportData } from '../../src/reports/report-data.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import type { FrozenReport } from '../../src/reports/report-store.ts'

const zone = 'Asia/Shanghai'
const period = periodOf('2026-Q3', zone)

const clock = {
  clock: 'resolve',
  owedBy: 'agent' as const,
  ...{ inTime: 90, late: 6, neverMet: 4, running: 2, cancelled: 1, expired: 0, inTimeShare: 0.9 },
  lateness: { count: 6, meanMs: 7_200_000, medianMs: 5_400_000, p90Ms: 9_000_000 },
}
const tally = { inTime: 90, late: 6, neverMet: 4, running: 2, cancelled: 1, expired: 0, inTimeShare: 0.9 }
const told: Figures = {
  ...noFigures(),
  received: 1_234,
  closed: 1_100,
  open: 134,
  outcomes: { resolved: 1_000, finalResponse: 100 },
  resolvedShare: 0.9091,
  clocks: [{ ...clock, firstCycle: tally, laterCycles: tally }],
  redress: { count: 3, sums: [{ currency: 'CNY', amountCents: 123_456 }] },
}
const row = {
  received: 5,
  receivedBefore: 4,
  closed: 3,
  inTimeShare: 0.5,
  goodShare: null,
  repeats: 1,
  minutes: 90,
}

function frozen(more: Partial<ReportData> = {}): FrozenReport {
  const data: ReportData = {
    format: 1,
    period,
    previous: earlier(period),
    cutOffAt: period.to + 6 * 3_600_000,
    now: told,
    before: noFigures(),
    trend: untilPeriod(period, 8).map(({ label }) => ({
      label,
      received: 1,
      closed: 1,
      inTimeShare: null,
      goodShare: null,
    })),
    otherKinds: [],
    departments: [],
    channels: [{ ...row, key: 'phone', redress: [] }],
    categories: [{ ...row, key: null, redress: told.redress.sums }],
    rootCauses: [{ code: null, title: null, complaints: 3 }],
    actions: [],
    notable: [],
    ...more,
  }
  const dates = { from: period.from, to: period.to, cutOffAt: data.cutOffAt, issuedAt: data.cutOffAt }
  return {
    ...{
      id: '2026-Q3.1',
      kind: 'quarter',
      period: '2026-Q3',
      edition: 1,
      zone,
      reason: null,
      issuedBy: 'schedule',
    },
    ...dates,
    digest: 'ab'.repeat(32),
    data,
  }
}

test('a report is told whole in both languages, and loads nothing', () => {
  const pages = (['zh', 'en'] as const).map((language) => reportHtml(frozen(), language))
  for (const page of pages) {
    expect(page).not.toMatch(/undefined|NaN|\[object|<script|https?:|url\(/)
    expect(page.match(/<h2>/g)).toHaveLength(14)
    expect(page).toContain('1,234')
    expect(page).toContain('¥1,234.56')
    expect(page).toContain('2026-07-01 – 2026-09-30')
    expect(page).toContain('size: A4')
  }
  expect(pages[0]).toContain('2026年第三季度')
  expect(pages[0]).toContain('lang="zh-CN"')
  expect(pages[1]).toContain('Q3 2026')
  // No Chinese word is left in the English one but the house's name.
  expect(pages[1]!.replaceAll('一诺', '').match(/\p{Script=Han}+/gu)).toBeNull()
})

test('whatever people have typed is text and nothing else', () => {
  const hostile = `"><img src=x onerror=alert(1)>' \${x}`
  const page = reportHtml(
    frozen({
      categories: [{ ...row, key: hostile, redress: [] }],
      departments: [{ ...row, key: hostile, redress: [] }],
      rootCauses: [{ code: hostile, title: null, complaints: 1 }],
      notable: [
        {
          number: hostile,
          category: hostile,
          stage: 'closed',
          receivedAt: period.from,
          facts: [{ fact: 'major' }],
        },
      ],
      actions: [
        {
          ...{
            id: 'act',
            kind: 'corrective',
            what: hostile,
            owner: hostile,
            rootCause: null,
            category: null,
          },
          ...{ dueAt: period.from, openedAt: period.from, overdue: true, complaints: 2 },
        },
      ],
    }),
    'en',
  )
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;img')
})

test('the table says the same numbers, and no cell of it is a formula', () => {
  const report = frozen({ categories: [{ ...row, key: '=HYPERLINK("http://x")', redress: [] }] })
  for (const language of ['zh', 'en'] as const) {
    const text = reportCsv(report, language)
    expect(text.startsWith('\uFEFF')).toBe(true)
    const lines = parse(text, { bom: true })
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([6]))
    const received = lines.find(([, item, figure]) => item === '' && ['Received', '受理'].includes(figure!))
    expect(received?.slice(3, 6)).toEqual(['1234', language === 'zh' ? '件' : 'count', '0'])
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+@\t\r-]/)
    expect(lines.some(([, item]) => item === `'=HYPERLINK("http://x")`)).toBe(true)
  }
})
