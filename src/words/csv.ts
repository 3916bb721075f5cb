import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../files/cells.ts'

export type Cell = string | number | boolean | null

/** Spreadsheets take UTF-8 for what it is only where the file says so. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Lines of CSV as spreadsheets read them: what they would spoil is kept from them by a sign before it (`safeCell`). Every
 * text is quoted, because some spreadsheets part cells at semicolons, and what comes after one could begin a formula.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: '\r\n',
    quoted_string: true,
    quoted_empty: false,
    cast: { boolean: (value) => String(value), string: (value) => safeCell(value) },
  })
