import { expect, test } from 'vitest'
import { pointsOf } from '../../src/reports/points.ts'
import type { ReportData } from '../../src/reports/report-data.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import { frozenReport, period, row } from '../support/frozen-report.ts'

const { data } = frozenReport()
const [resolve] = data.now.clocks
const calm: ReportData = {
  ...data,
  now: { ...data.now, clocks: [] },
  categories: [],
  products: [],
  stores: [],
}
const hourMs = 3_600_000

/** A period in which everything went wrong at once. */
const bad: ReportData = {
  ...calm,
  before: { ...data.before, received: 30 },
  now: {
    ...data.now,
    satisfaction: { ...data.now.satisfaction, goodShare: 0.8, scored: 10 },
    receipt: { owed: 50, sent: 49, inTime: 48, inTimeShare: 0.96, targetMs: 120_000 },
    response: {
      ...data.now.response,
      gross: { count: 5, meanMs: 30 * hourMs, medianMs: null, p90Ms: null },
    },
    clocks: [
      { ...resolve!, clock: 'acknowledge', late: 1, neverMet: 0, inTime: 9 },
      resolve!,
      { ...resolve!, clock: 'register', late: 2, neverMet: 0, inTime: 8 },
      { ...resolve!, clock: 'answer', owedBy: 'customer', late: 9 },
    ],
  },
  categories: [
    { ...row, key: 'cleaning', received: 9, receivedBefore: 9, redress: [] },
    { ...row, key: 'deposit', received: 6, receivedBefore: 2, redress: [] },
    { ...row, key: null, received: 20, receivedBefore: 0, redress: [] },
  ],
  products: [{ ...row, key: 'EV-1', received: 3, receivedBefore: 2, redress: [] }],
  stores: [{ ...row, key: 'S-1', received: 3, receivedBefore: 0, redress: [] }],
  actions: [
    {
      ...{ id: 'act', kind: 'corrective', what: 'Do it.', owner: 'li.na', rootCause: null, category: null },
      ...{ dueAt: period.from, openedAt: period.from, overdue: true, complaints: 2 },
    },
  ],
  trainingNeeds: [
    { found: 'unfair', department: 'workshop', times: 2, planned: false },
    { found: 'cause', rootCause: 'staff-error', times: 3, planned: true },
  ],
}

// R100
test('what was missed, what rose most, and what waits, each with its numbers', () => {
  expect(pointsOf(bad)).toEqual([
    { about: 'satisfaction', share: 0.8, target: 0.85 },
    { about: 'registration', missed: 2, due: 10 },
    { about: 'receipt', missed: 2, due: 50, targetMs: 120_000 },
    { about: 'response', meanMs: 30 * hourMs, targetMs: 24 * hourMs },
    { about: 'clock', clock: 'resolve', missed: 10, due: 100 },
    { about: 'clock', clock: 'acknowledge', missed: 1, due: 10 },
    { about: 'categories', key: 'deposit', now: 6, before: 2 },
    { about: 'stores', key: 'S-1', now: 3, before: 0 },
    { about: 'actions', overdue: 1 },
    { about: 'training', need: bad.trainingNeeds![0] },
  ])
})

test('where all went well there is nothing to talk about, and it is said', () => {
  expect(pointsOf(calm)).toEqual([])
  expect(reportHtml({ ...frozenReport(), data: calm }, 'en').replaceAll(/\s+/g, ' ')).toContain(
    'Points for discussion</h2> <p class="">None in this period.',
  )
})

test('they stand on the page in both languages', () => {
  const page = (language: 'zh' | 'en') => reportHtml({ ...frozenReport(), data: bad }, language)
  for (const sentence of [
    'Satisfaction is 80.0%, below the target of 85.0%.',
    '2 of 10 complaints were not registered in time.',
    '2 of 50 receipts had not gone out within 2 min.',
    'Category “deposit” rose most, from 2 complaints to 6.',
    'Handling by workshop reviewed as unfair (2 times), and no training is planned.',
  ])
    expect(page('en')).toContain(sentence)
  for (const sentence of ['门店“S-1”的投诉由 0 件升至 3 件，升幅最大。', '1 项改进措施已超期。'])
    expect(page('zh')).toContain(sentence)
})

test('in the first period nothing rose; a report that was issued without points goes on without them', () => {
  const first = { ...bad, before: { ...bad.before, received: 0 } }
  expect(pointsOf(first).some(({ about }) => about === 'categories')).toBe(false)
  const { data: asIssued, ...issued } = frozenReport({ ...bad, format: 7 })
  const page = reportHtml({ ...issued, data: asIssued }, 'en')
  expect(page).not.toContain('Points for discussion')
})
