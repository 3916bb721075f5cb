import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { reportCsv } from '../../src/reports/report-csv.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import { frozenReport, period, row } from '../support/frozen-report.ts'

// R88
test('a report is told whole in both languages, and loads nothing', () => {
  const pages = (['zh', 'en'] as const).map((language) => reportHtml(frozenReport(), language))
  for (const page of pages) {
    expect(page).not.toMatch(/undefined|NaN|\[object|<script|https?:|url\(/)
    expect(page.match(/<h2>/g)).toHaveLength(15)
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

// R17, R45
test('what is wanted of the receipt and of the first response stands beside what became of it', () => {
  const { now, before } = frozenReport().data
  const spread = { count: 5, meanMs: 30 * 3_600_000, medianMs: null, p90Ms: null }
  const response = { ...now.response, gross: spread }
  const receipt = { owed: 50, sent: 49, inTime: 48, inTimeShare: 0.96, targetMs: 120_000 }
  const page = (language: 'zh' | 'en') =>
    reportHtml(frozenReport({ now: { ...now, response, receipt } }), language).replaceAll(/\s+/g, ' ')
  for (const [language, receiptTold, responseTold] of [
    ['zh', '两分钟内回执率', '首次响应 (平均)'],
    ['en', 'Receipt within two minutes', 'First response (mean)'],
  ] as const) {
    expect(cellsOf(page(language), receiptTold)).toEqual([
      '96.0% (48/50)',
      '–',
      expect.stringMatching(/^≤ 2/),
    ])
    expect(cellsOf(page(language), responseTold)).toEqual([
      expect.stringMatching(/ ✗$/),
      '–',
      expect.stringMatching(/^≤ /),
    ])
  }
  const { receipt: _, ...then } = now
  const { targetMs: _t, ...untold } = now.response
  const old = reportHtml(frozenReport({ now: { ...then, response: untold }, before }), 'en')
  expect(old).not.toContain('Receipt within')
})

/** The cells of the row that begins so. */
function cellsOf(page: string, name: string): string[] {
  const [row = ''] = page.split('<tr>').filter((one) => one.includes(`>${name}<`))
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.trim()).slice(1)
}

test('whatever people have typed is text and nothing else', () => {
  const hostile = `"><img src=x onerror=alert(1)>' \${x}`
  const page = reportHtml(
    frozenReport({
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
  const report = frozenReport({ categories: [{ ...row, key: '=HYPERLINK("http://x")', redress: [] }] })
  for (const language of ['zh', 'en'] as const) {
    const text = reportCsv(report, language)
    expect(text.startsWith('\uFEFF')).toBe(true)
    const lines = parse(text, { bom: true })
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([6]))
    const received = lines.find(([, item, figure]) => item === '' && ['Received', '接收'].includes(figure!))
    expect(received?.slice(3, 6)).toEqual(['1234', language === 'zh' ? '件' : 'count', '0'])
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+@\t\r-]/)
    expect(lines.some(([, item]) => item === `'=HYPERLINK("http://x")`)).toBe(true)
  }
})

test('what was frozen before there were figures of fairness says nothing of them', () => {
  const { data } = frozenReport()
  const { fairness: _, ...earlier } = data.now
  const older = frozenReport({ format: 1, now: earlier, before: earlier })
  for (const told of [reportHtml, reportCsv]) {
    expect(told(frozenReport(), 'en')).toContain('Late changes of classification')
    expect(told(older, 'en')).not.toMatch(/Late changes|Independence waived|Fairness|undefined|NaN/)
  }
})
