import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | boolean | null

/** Spreadsheets take UTF-8 for what it is only where the file says so. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Lines of CSV as spreadsheets read them. What would begin a formula there is given an apostrophe: it is text. Every
 * text is quoted, because some spreadsheets part cells at semicolons, and what comes after one could begin a formula.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: '\r\n',
    escape_formulas: true,
    quoted_string: true,
    quoted_empty: false,
    cast: { boolean: (value) => String(value) },
  })
