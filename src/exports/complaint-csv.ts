import { instantText, type HasOffsets } from '../domain/instant.ts'
import { nameOf, type Names, type Language } from '../domain/names.ts'
import type { ListedComplaint } from '../register/lists/complaint-list.ts'
import { BYTE_ORDER_MARK, csvLines, type Cell } from '../words/csv.ts'
import { valueName } from './words.ts'

/** A line of a list, with the offsets of the calendar its deadlines are counted by. */
export type ExportedComplaint = ListedComplaint & HasOffsets

type Told = { language: Language; names: Names }

type Column = {
  name: keyof ListedComplaint
  title: Record<Language, string>
  type?: 'instant' | 'code'
  /** What the id in it is called. */
  called?: keyof Names
}

/** The columns in order: ids for machines, and last what they are called. Whom the complaint is from, and how to reach them, is in none: a table travels. */
const COLUMNS: readonly Column[] = [
  { name: 'number', title: { zh: '投诉编号', en: 'number' } },
  { name: 'id', title: { zh: '系统编号', en: 'id' } },
  { name: 'kind', title: { zh: '类型', en: 'kind' }, type: 'code' },
  { name: 'channel', title: { zh: '渠道', en: 'channel' }, type: 'code' },
  { name: 'category', title: { zh: '类别', en: 'category' } },
  { name: 'severity', title: { zh: '严重程度', en: 'severity' }, type: 'code' },
  { name: 'stage', title: { zh: '阶段', en: 'stage' }, type: 'code' },
  { name: 'outcome', title: { zh: '办结结果', en: 'outcome' }, type: 'code' },
  { name: 'cycle', title: { zh: '轮次', en: 'cycle' } },
  { name: 'department', title: { zh: '责任部门', en: 'department' } },
  { name: 'handler', title: { zh: '责任人', en: 'handler' } },
  { name: 'level', title: { zh: '升级级别', en: 'escalation_level' } },
  { name: 'receivedAt', title: { zh: '接收时间', en: 'received_at' }, type: 'instant' },
  { name: 'registeredAt', title: { zh: '登记时间', en: 'registered_at' }, type: 'instant' },
  { name: 'nextDueClock', title: { zh: '下一时限', en: 'next_due_clock' }, type: 'code' },
  { name: 'nextDueAt', title: { zh: '下一截止时间', en: 'next_due_at' }, type: 'instant' },
  { name: 'overdueSince', title: { zh: '超期始于', en: 'overdue_since' }, type: 'instant' },
  { name: 'provisional', title: { zh: '截止时间暂定', en: 'provisional' }, type: 'code' },
  { name: 'closedAt', title: { zh: '办结时间', en: 'closed_at' }, type: 'instant' },
  { name: 'archivedAt', title: { zh: '归档时间', en: 'archived_at' }, type: 'instant' },
  { name: 'subject', title: { zh: '主题', en: 'subject' } },
  { name: 'orderNumber', title: { zh: '订单号', en: 'order_number' } },
  { name: 'version', title: { zh: '版本', en: 'version' } },
  { name: 'category', title: { zh: '类别名称', en: 'category_name' }, called: 'categories' },
  { name: 'department', title: { zh: '责任部门名称', en: 'department_name' }, called: 'departments' },
  { name: 'handler', title: { zh: '责任人姓名', en: 'handler_name' }, called: 'people' },
]

/** The table of complaints, a page at a time: names in a language, codes in words where that language is Chinese. */
export async function* complaintCsv(
  pages: AsyncIterable<readonly ExportedComplaint[]>,
  { language, names }: Told,
): AsyncGenerator<string> {
  let before = BYTE_ORDER_MARK + csvLines([COLUMNS.map(({ title }) => title[language])])
  for await (const page of pages) {
    yield (
      before + csvLines(page.map((row) => COLUMNS.map((column) => cellOf(row, column, { language, names }))))
    )
    before = ''
  }
  if (before) yield before
}

function cellOf(row: ExportedComplaint, { name, type, called }: Column, { language, names }: Told): Cell {
  const value = row[name]
  if (value === null) return ''
  if (called) return nameOf(names, called, String(value), language)
  if (type === 'instant') return instantText(value as number, row)
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value
  return type === 'code' && language === 'zh' ? valueName(String(value), language) : value
}
