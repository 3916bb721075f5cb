import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { describe, expect, test } from 'vitest'
import { editionOf } from '../../src/exports/file/edition.ts'
import { filePage } from '../../src/exports/file/page.ts'
import { noFigures } from '../../src/figures/figure.ts'
import { reportCsv } from '../../src/reports/report-csv.ts'
import { reportHtml } from '../../src/reports/report-html.ts'
import { moneyText } from '../../src/words/money.ts'
import type { Language, Names } from '../../src/domain/names.ts'
import type { NoticeFacts } from '../../src/notify/outgoing-notice.ts'
import { writeLetter } from '../../src/notify/write-letter.ts'
import { categoryNames, loadCategoryLists } from '../../src/rules/categories.ts'
import { frozenReport, row } from '../support/frozen-report.ts'
import { lived, settled } from '../support/register/lives-by-hand.ts'

const receivedAt = Date.UTC(2026, 2, 2, 1)
const names: Names = {
  ...NO_NAMES,
  people: { sun: '孙经理', li: '李娜', wang: '王伟', zhao: '赵敏' },
  departments: {
    service: { zh: '客户服务', en: 'Customer service' },
    workshop: { zh: '技术支持', en: 'Technical support' },
    intake: { zh: '受理', en: 'Intake' },
  },
  categories: categoryNames(loadCategoryLists('policies')),
  rootCauses: { maintenance: { zh: '维修保养不到位', en: 'Maintenance or cleaning' } },
}
const { complaint, entries } = lived({ id: 'cmp_1', number: 'Y20260302-1', receivedAt, ...settled })

/** What a browser would show. */
const seen = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

// Trial U1: 责任人 service · li, 类别 cleanliness, 补偿 50.00 CNY.
describe('what people read has names, and money in one way', () => {
  const file = {
    ...{ complaint, updatedAt: receivedAt, retainUntil: null },
    entries: entries.map((entry) => ({ ...entry, digest: 'ab' })),
    ...{
      escalations: [],
      notices: [],
      deliveries: [],
      letters: [],
      replacements: [],
      pins: [],
      runs: [],
      decisions: [],
    },
  }
  const edition = editionOf(file, { audience: 'staff', masked: false }, receivedAt)

  test.each<[Language, string[]]>([
    ['zh', ['客户服务 · 李娜', '类别 清洁', '根本原因 维修保养不到位', '¥50.00', '李娜 客服']],
    ['en', ['Customer service · 李娜', 'Category Cleanliness', 'CN¥50.00', 'Maintenance or cleaning']],
  ])('the file in %s', (language, told) => {
    const page = seen(filePage(edition, { language, zone: complaint.calendar, names }))
    for (const words of told) expect(page).toContain(words)
    for (const id of [' li ', 'cleanliness', 'maintenance', 'CNY']) expect(page).not.toContain(id)
  })

  test.each<[Language, string]>([
    ['zh', '客户'],
    ['en', 'customer'],
  ])('what a customer signs in by is nobody’s name, in %s', (language, customer) => {
    const by = { id: 'complainant', role: 'customer' } as const
    const declined = { sequence: 9, command: 'declineSolution', by, digest: 'ab' } as const
    const event = {
      type: 'solutionDeclined',
      at: receivedAt,
      reason: 'x',
    } as (typeof entries)[number]['event']
    const told = { ...file, entries: [...file.entries, { ...declined, event }] } as typeof file
    const staff = editionOf(told, { audience: 'staff', masked: false }, receivedAt)
    const page = seen(filePage(staff, { language, zone: complaint.calendar, names }))
    expect(page).not.toContain('complainant')
    expect(page.match(new RegExp(` ${customer} `, 'g'))?.length).toBeGreaterThanOrEqual(3)
  })

  test('data keep the ids', () => {
    expect(edition.complaint.owner).toEqual({ department: 'service', person: 'li' })
    expect(edition.complaint.classification).toMatchObject({ category: 'cleanliness' })
  })

  test.each<[Language, string, string]>([
    ['zh', '李娜', '客户服务'],
    ['en', '李娜', 'Customer service'],
  ])('letters in %s', (language, person, department) => {
    const letterOf = (owner: { department: string; person?: string }) => {
      const event = { type: 'assigned', at: receivedAt, ...owner } as NoticeFacts['event']
      const to = { role: 'agent' as const, department: 'service', person: 'li' }
      const notice = {
        ...{ complaintId: 'cmp_1', number: 'Y20260302-1', key: 'k', sequence: 1 },
        ...{ template: 'assigned', to, createdAt: receivedAt },
      }
      const facts = { notice, event, related: [], complaint: { ...complaint, owner }, names }
      const because = { as: 'addressed' } as never
      const recipient = { id: 'li', language, because, addresses: {} } as never
      return writeLetter([facts], recipient, { zone: 'Asia/Shanghai' }).text
    }
    expect(letterOf({ department: 'service', person: 'li' })).toContain(person)
    expect(letterOf({ department: 'service' })).toContain(department)
  })

  test.each<[Language, string[]]>([
    ['zh', ['孙经理', '清洁', '客户服务', '李娜']],
    ['en', ['孙经理', 'Cleanliness', 'Customer service', '李娜']],
  ])('a report in %s', (language, told) => {
    const fix = {
      kind: 'corrective',
      what: 'x',
      owner: 'li',
      rootCause: null,
      category: 'cleanliness',
    } as const
    const when = { dueAt: receivedAt, openedAt: receivedAt, overdue: true, complaints: 1 }
    const report = frozenReport({
      now: { ...noFigures(), received: 5 },
      categories: [{ ...row, key: 'cleanliness', redress: [] }],
      departments: [{ ...row, key: 'service', redress: [] }],
      actions: [{ id: 'act', ...fix, ...when }],
      notable: [{ number: 'Y1', category: 'cleanliness', stage: 'closed', receivedAt, facts: [] }],
    })
    const by = { ...report, issuedBy: 'sun' }
    const [page, table] = [seen(reportHtml(by, language, names)), reportCsv(by, language, names)]
    for (const words of told) expect(page).toContain(words)
    for (const words of told.slice(1)) expect(table).toContain(words)
    for (const id of ['cleanliness', 'li']) {
      expect(page).not.toMatch(new RegExp(`\\b${id}\\b`))
      expect(table).not.toMatch(new RegExp(`\\b${id}\\b`))
    }
  })

  test('a sum, whoever writes it', () => {
    const sum = { amountCents: 20_000, currency: 'CNY' }
    expect([moneyText(sum, 'zh'), moneyText(sum, 'en')]).toEqual(['¥200.00', 'CN¥200.00'])
  })
})
