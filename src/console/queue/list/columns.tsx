import type { ReactNode } from 'react'
import type { Names } from '../../../domain/names.ts'
import { codeName } from '../../../words/codes.ts'
import { fieldName } from '../../../words/fields.ts'
import type { Listed } from '../../asking/contract.ts'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage, usePreferences } from '../../shell/preferences.ts'
import type { Sort } from '../address.ts'
import { DueChip } from './due-chip.tsx'

/** What is told of a row in words. */
type Telling = {
  code: (field: string, code: string | number | null) => string
  nameOf: (of: keyof Names, id: string | null) => string
}
type Cell = (row: Listed, telling: Telling) => ReactNode
type Shown = {
  /** By which field it is called. */
  field: string
  cell: Cell
  /** The order that goes by it. */
  sort?: Sort
  /** In pixels; what has none shares what is left. */
  width?: number
}

const text = (field: keyof Listed, width: number): Shown => ({
  field,
  width,
  cell: (row) => row[field] as string | number | null,
})
const code = (field: keyof Listed, width: number): Shown => ({
  field,
  width,
  cell: (row, { code: named }) => named(field, row[field] as string | number | null),
})
const instant = (field: keyof Listed, sort?: Sort): Shown => ({
  field,
  width: 128,
  cell: (row) => <When at={row[field] as string | null} />,
  ...(sort && { sort }),
})
const tag = (tone: string, what: ReactNode) =>
  what === '' ? null : (
    <span className="tag" data-tone={tone}>
      {what}
    </span>
  )

const TONES: Readonly<Partial<Record<Listed['stage'], string>>> = {
  received: 'blue',
  proposed: 'orange',
  executing: 'teal',
  revisiting: 'teal',
}

/** What can be shown of each complaint. */
const COLUMNS = {
  due: { field: 'dueAt', width: 238, sort: 'nextDue', cell: (row) => <DueChip row={row} /> },
  number: text('number', 190),
  subject: { field: 'subject', cell: ({ subject }) => <span title={subject}>{subject}</span> },
  complainant: { field: 'complainant', width: 104, cell: ({ complainantName }) => complainantName },
  stage: {
    field: 'stage',
    width: 108,
    cell: ({ stage }, { code: named }) => tag(TONES[stage] ?? 'gray', named('stage', stage)),
  },
  category: {
    field: 'category',
    width: 92,
    cell: ({ category }, { nameOf }) => nameOf('categories', category),
  },
  severity: {
    field: 'severity',
    width: 78,
    cell: ({ severity }, { code: named }) =>
      severity === 'major' ? tag('red', named('severity', severity)) : named('severity', severity),
  },
  priority: text('priority', 72),
  level: {
    field: 'level',
    width: 60,
    sort: 'level',
    cell: ({ level }) => (level > 0 ? tag('red', `L${level}`) : null),
  },
  handler: { field: 'handler', width: 84, cell: ({ handler }, { nameOf }) => nameOf('people', handler) },
  department: {
    field: 'department',
    width: 96,
    cell: ({ department }, { nameOf }) => nameOf('departments', department),
  },
  kind: code('kind', 64),
  channel: code('channel', 80),
  outcome: code('outcome', 88),
  receivedAt: instant('receivedAt', 'received'),
  touchedAt: instant('touchedAt', 'touched'),
  overdueSince: instant('overdueSince'),
  closedAt: instant('closedAt'),
  registeredAt: instant('registeredAt'),
  orderNumber: text('orderNumber', 120),
  contractNumber: text('contractNumber', 120),
  customerId: text('customerId', 100),
  productModel: text('productModel', 110),
  storeId: text('storeId', 90),
  cycle: text('cycle', 56),
} satisfies Readonly<Record<string, Shown>>

export type Column = keyof typeof COLUMNS
export const ALL_COLUMNS = Object.keys(COLUMNS) as Column[]

/** Those that are shown to who has chosen none: as many as there is room for. */
const USUAL: readonly Column[] = [
  ...(['due', 'number', 'subject', 'complainant', 'stage', 'category'] as const),
  ...(['severity', 'priority', 'level', 'handler'] as const),
]
const USUAL_WHERE_NARROW: readonly Column[] = ['due', 'number', 'subject', 'stage', 'level', 'handler']

/** The columns that somebody sees, in their order. */
export function useColumns(isNarrow: boolean): readonly Column[] {
  const { columns } = usePreferences()
  const known = columns?.filter((name): name is Column => Object.hasOwn(COLUMNS, name))
  return known && known.length > 0 ? known : isNarrow ? USUAL_WHERE_NARROW : USUAL
}

export const columnOf = (column: Column): Shown => COLUMNS[column]

export function useColumnName(): (column: Column) => string {
  const language = useLanguage()
  return (column) => fieldName(columnOf(column).field, language)
}

export function useTelling(): Telling {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  return {
    nameOf,
    code: (field, value) => (value === null ? '' : codeName(field, String(value), language)),
  }
}
