import { nameOf } from '../words/vocabulary.ts'
import { instantText, type HasOffsets } from '../domain/instant.ts'
import type { Names, Language } from '../domain/names.ts'
import type { ListedComplaint } from '../register/lists/complaint-list.ts'
import { BYTE_ORDER_MARK, csvLines, type Cell } from '../words/csv.ts'
import { codeName } from '../words/codes.ts'
import { FIELDS } from '../words/fields.ts'

type Told = { language: Language; names: Names }

type Column<Name extends keyof ListedComplaint = keyof ListedComplaint> = {
  name: Name
  title: Record<Language, string>
  type?: 'instant' | 'code'
  /** What the id in it is called. */
  called?: keyof Names
}

const titled = (field: keyof typeof FIELDS, en: string) => ({ zh: FIELDS[field].zh, en })

/**
 * The columns in order: ids for machines, and last what they are called. Whom the complaint is from, and how to reach
 * them, is in none: a table travels.
 */
const COLUMNS = [
  { name: 'number', title: titled('number', 'number') },
  { name: 'id', title: titled('id', 'id') },
  { name: 'kind', title: titled('kind', 'kind'), type: 'code' },
  { name: 'channel', title: titled('channel', 'channel'), type: 'code' },
  { name: 'category', title: titled('category', 'category') },
  { name: 'severity', title: titled('severity', 'severity'), type: 'code' },
  { name: 'stage', title: titled('stage', 'stage'), type: 'code' },
  { name: 'outcome', title: titled('outcome', 'outcome'), type: 'code' },
  { name: 'cycle', title: titled('cycle', 'cycle') },
  { name: 'department', title: titled('ownerDepartment', 'department') },
  { name: 'handler', title: titled('handler', 'handler') },
  { name: 'level', title: titled('escalationLevel', 'escalation_level') },
  { name: 'receivedAt', title: titled('receivedAt', 'received_at'), type: 'instant' },
  { name: 'registeredAt', title: titled('registeredAt', 'registered_at'), type: 'instant' },
  { name: 'nextDueClock', title: titled('nextDueClock', 'next_due_clock'), type: 'code' },
  { name: 'nextDueAt', title: titled('nextDueAt', 'next_due_at'), type: 'instant' },
  { name: 'overdueSince', title: titled('overdueSince', 'overdue_since'), type: 'instant' },
  { name: 'provisional', title: titled('isProvisional', 'provisional'), type: 'code' },
  { name: 'touchedAt', title: titled('touchedAt', 'touched_at'), type: 'instant' },
  { name: 'closedAt', title: titled('closedAt', 'closed_at'), type: 'instant' },
  { name: 'archivedAt', title: titled('archivedAt', 'archived_at'), type: 'instant' },
  { name: 'subject', title: titled('subject', 'subject') },
  { name: 'orderNumber', title: titled('orderNumber', 'order_number') },
  { name: 'contractNumber', title: titled('contractNumber', 'contract_number') },
  { name: 'storeId', title: titled('storeId', 'store_id') },
  { name: 'customerId', title: titled('customerId', 'customer_id') },
  { name: 'productModel', title: titled('productModel', 'product_model') },
  { name: 'version', title: titled('version', 'version') },
  { name: 'category', title: titled('categoryName', 'category_name'), called: 'categories' },
  { name: 'department', title: titled('departmentName', 'department_name'), called: 'departments' },
  { name: 'handler', title: titled('handlerName', 'handler_name'), called: 'people' },
] as const satisfies readonly Column[]

type ExportedName = (typeof COLUMNS)[number]['name']
/** What the table has of a line of a list, with the offsets of the calendar its deadlines are counted by. */
export type ExportedComplaint = Pick<ListedComplaint, ExportedName> & HasOffsets

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

function cellOf(
  row: ExportedComplaint,
  { name, type, called }: Column<ExportedName>,
  { language, names }: Told,
): Cell {
  const value = row[name]
  if (value === null) return ''
  if (called) return nameOf(names, called, String(value), language)
  if (type === 'instant') return instantText(value as number, row)
  if (typeof value === 'boolean') return language === 'zh' ? FIELDS[value ? 'yes' : 'no'].zh : value
  return type === 'code' && language === 'zh'
    ? codeName(name, String(value), language, { clocks: names.clocks })
    : value
}
