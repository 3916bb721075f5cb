import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complaintCsv, type ExportedComplaint } from '../../src/exports/complaint-csv.ts'
import { BYTE_ORDER_MARK, csvLines } from '../../src/words/csv.ts'
import type { Names } from '../../src/domain/names.ts'
import { csvRecords } from '../../src/files/csv.ts'

const at = Date.UTC(2026, 2, 2, 1)
const row: ExportedComplaint = {
  ...{ id: 'cmp_1', number: 'Y20260302-1', kind: 'complaint', channel: 'phone', category: 'cleanliness' },
  ...{ severity: 'minor', department: 'service', handler: 'li', stage: 'investigating', outcome: null },
  ...{ cycle: 1, level: 2, receivedAt: at, registeredAt: at, nextDueAt: at + 1, nextDueClock: 'resolve' },
  ...{ overdueSince: null, provisional: true, closedAt: null, archivedAt: null, subject: '车辆, "未清洁"' },
  ...{ contractNumber: 'HT-7', storeId: 'S-1', customerId: 'C-9', productModel: 'EV-1' },
  ...{
    orderNumber: '=1+1',
    complainantName: '陈女士',
    version: 7,
    updatedAt: at,
    touchedAt: at,
    offsets: [[0, 480]],
  },
}

const names: Names = {
  ...NO_NAMES,
  people: { li: '李娜' },
  departments: { service: { zh: '客户服务', en: 'Customer service' } },
  categories: { cleanliness: { zh: '清洁', en: 'Cleanliness' } },
}

async function* one(...pages: ExportedComplaint[][]) {
  yield* pages
}
async function text(language: 'zh' | 'en', ...pages: ExportedComplaint[][]): Promise<string> {
  let all = ''
  for await (const piece of complaintCsv(one(...pages), { language, names })) all += piece
  return all
}

test('a cell that would be a formula is text', () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1']
  const [cells] = parse(csvLines([dangerous]))
  expect(cells).toEqual(dangerous.map((cell) => `'${cell}`))
})

test('nothing parts a cell: neither a semicolon nor a lone line end', () => {
  expect(csvLines([['a;=1+1', 'b\r=1', 'c\n"d"', '']])).toBe('"a;=1+1","b\r=1","c\n""d""",\r\n')
})

// Trial B17: 0012345678901234567 became 1.23457E+16.
test('digits that spreadsheets would spoil are text to them, and read by us as they were', () => {
  const spoilt = ['0012345678901234567', '123456789012', '007', '12E5', '1.5e3', '3-4', '1/2', '3-4-26']
  const kept = ['13800001234', '0', '12.5', '2026-03-02', 'R-1001', '2026-03-02T09:00:00+08:00', 'E5']
  expect(parse(csvLines([spoilt]))).toEqual([spoilt.map((cell) => `\t${cell}`)])
  expect(parse(csvLines([kept]))).toEqual([kept])
  expect(readAgain(csvLines([spoilt, kept]))).toEqual([spoilt, kept])
  expect(readAgain(csvLines([["'=1", "''+1", "'a", '\t1', ' x ']]))).toEqual([
    ["'=1", "''+1", "'a", '\t1', ' x '],
  ])
})

const readAgain = (text: string) => [...csvRecords(text)].map(({ cells }) => cells)

test('whatever is written is read again', () => {
  const cell = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const read = parse(csvLines(rows), {
          record_delimiter: '\r\n',
          skip_empty_lines: false,
        })
        expect(read).toHaveLength(rows.length)
        expect(readAgain(csvLines(rows))).toEqual(rows)
      },
    ),
  )
})

test('the table in Chinese: marked as UTF-8, local instants, words for codes', async () => {
  const written = await text('zh', [row], [{ ...row, number: 'Y2' }])
  expect(written.startsWith(BYTE_ORDER_MARK)).toBe(true)
  const [first, second] = parse<Record<string, string>>(written, { bom: true, columns: true })
  expect(first).toMatchObject({
    投诉编号: 'Y20260302-1',
    ...{ 类别名称: '清洁', 责任部门名称: '客户服务', 责任人姓名: '李娜' },
    阶段: '调查中',
    接收时间: '2026-03-02T09:00:00+08:00',
    截止时间暂定: '是',
    主题: '车辆, "未清洁"',
    订单号: "'=1+1",
    办结时间: '',
  })
  expect(second).toMatchObject({ 投诉编号: 'Y2' })
})

test('the table in English keeps the codes', async () => {
  const [first] = parse<Record<string, string>>(await text('en', [row]), { bom: true, columns: true })
  expect(first).toMatchObject({ number: 'Y20260302-1', stage: 'investigating', provisional: 'true' })
  expect(first).toMatchObject({ handler: 'li', handler_name: '李娜', department_name: 'Customer service' })
  expect(first).toMatchObject({ escalation_level: '2', next_due_clock: 'resolve' })
})

test('nobody’s name and no contact data is in it', async () => {
  for (const language of ['zh', 'en'] as const) expect(await text(language, [row])).not.toContain('陈女士')
})

test('without complaints it is a table all the same', async () => {
  expect(await text('en', [])).toMatch(/^\uFEFF"number","id",.*"handler_name"\r\n$/)
  expect(await text('en')).toMatch(/^\uFEFF"number","id",.*"handler_name"\r\n$/)
})
