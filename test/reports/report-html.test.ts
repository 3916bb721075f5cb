import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { reportCsv } from '../../src/reports/report-csv.ts'
import type { Responsibility } from '../../src/figures/responsibility.ts'
import type { ReportData } from '../../src/reports/report-data.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import { frozenReport, period, row } from '../support/frozen-report.ts'

// R88
test('a report is told whole in both languages, and loads nothing', () => {
  const pages = (['zh', 'en'] as const).map((language) => reportHtml(frozenReport(), language))
  for (const page of pages) {
    expect(page).not.toMatch(/undefined|NaN|\[object|<script|https?:|url\(/)
    expect(page.match(/<h2>/g)).toHaveLength(22)
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

const responsibility: Responsibility = {
  bearer: 'person',
  ...{ department: 'workshop', full: 0, main: 2, equal: 0, minor: 0, none: 0 },
  ...{ rootCause: 'staff-knowledge', objections: 1 },
}
const learning: Partial<ReportData> = {
  products: [
    { ...row, key: 'EV-1', received: 7, redress: [] },
    { ...row, key: null, received: 4, redress: [] },
  ],
  stores: [{ ...row, key: 'S-1', received: 3, redress: [] }],
  rootCauses: [
    {
      code: 'staff-knowledge',
      title: { en: 'Lack of knowledge', zh: '知识不足' },
      complaints: 2,
      ofPeople: true,
    },
  ],
  responsibility: [responsibility, { ...responsibility, rootCause: null, main: 1, objections: 0 }],
  trainingNeeds: [
    { found: 'cause', rootCause: 'staff-knowledge', times: 2, planned: true },
    { found: 'responsibility', department: 'workshop', times: 3, planned: false },
    { found: 'unfair', department: 'workshop', times: 2, planned: false },
  ],
  examples: [{ number: '20260302-7', kind: 'good', summary: 'Called within the hour.' }],
}

// R91, R98, R99, R100
test('products, stores, whose responsibility it was and what has to be trained, on the page and in the table', () => {
  const report = frozenReport(learning)
  const page = (language: 'zh' | 'en') => reportHtml(report, language).replaceAll(/\s+/g, ' ')
  expect(page('en')).toContain('Products complained about')
  expect(page('en')).toContain('Not told: 4')
  expect(page('zh')).toContain('未提供: 4')
  expect(cellsOf(page('en'), 'workshop · person')).toEqual([
    '0',
    '3',
    '0',
    '0',
    '0',
    '1',
    'Lack of knowledge',
  ])
  expect(cellsOf(page('zh'), 'workshop · 人员').at(-1)).toBe('知识不足')
  expect(cellsOf(page('en'), 'A cause that lies with people: Lack of knowledge')).toEqual(['2', '✓'])
  expect(cellsOf(page('zh'), 'workshop的处理经评查不公正')).toEqual(['2', '✗'])
  expect(page('zh')).toContain('优秀案例')
  expect(page('en')).toContain('Called within the hour.')
  const lines = parse(reportCsv(report, 'en'), { bom: true })
  for (const line of [
    ['Examples', '20260302-7', 'good', 'Called within the hour.', 'text', ''],
    ['Product', 'EV-1', 'Received', '7', 'count', '4'],
    ['Store', 'S-1', 'Received', '3', 'count', '4'],
    ['Responsibility', 'workshop · person · Lack of knowledge', 'main', '2', 'count', ''],
    ['Training needs', 'Responsibility determined of workshop', 'times', '3', 'count', ''],
  ])
    expect(lines).toContainEqual(line)
})

// R8
test('what was registered in time stands with the receipt and the first response, and nowhere else', () => {
  const { now } = frozenReport().data
  const [resolve] = now.clocks
  const register = { ...resolve!, clock: 'register', inTime: 9, late: 1, neverMet: 0, inTimeShare: 0.9 }
  const page = reportHtml(frozenReport({ now: { ...now, clocks: [resolve!, register] } }), 'en')
  expect(cellsOf(page.replaceAll(/\s+/g, ' '), 'Registration · On time')).toEqual([
    '90.0% (9/10)',
    '–',
    'by policy',
  ])
  expect(page.match(/Registration ·/g)).toHaveLength(1)
})

test('what was frozen before products, training and examples were told says nothing of them', () => {
  const { products: _p, stores: _s, responsibility: _r, trainingNeeds: _t, ...rest } = frozenReport().data
  const { examples: _, ...earlier } = rest
  const older = { ...frozenReport(), data: { ...earlier, format: 6 as const } }
  for (const told of [reportHtml, reportCsv])
    expect(told(older, 'en')).not.toMatch(
      /Products complained|Training needs|Responsibility|Examples|undefined|NaN/,
    )
})
