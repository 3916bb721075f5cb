import { readCell } from './cells.ts'

/**
 * A record of a CSV file, by the line it begins in: its cells, or why they cannot be told. `raw` is what the file has,
 * without the end of the line.
 */
export type CsvRecord = { line: number; raw: string; cells: string[]; fault?: string }

/** Why a record is not one of the header's: a comma without quotation marks would put what stands behind it in another column. */
export const countFault = ({ length }: readonly string[], names: readonly string[]): string | undefined =>
  length === names.length ? undefined : `it has ${length} cells, and the header ${names.length}.`

/** RFC 4180, with lines that end as on any system; spaces around cells and quotation marks are nothing. */
const CELL = /[ \t]*(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
const LINE_END = /\r\n|\n|\r|$/g
const LINE_ENDS = /\r\n|\n|\r/g

/** The records of a CSV text; empty lines are none. A line that cannot be read costs itself, not those behind it. */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let line = 1
  for (let start = 0; start < text.length;) {
    const { end, ...read } = recordAt(text, start)
    const raw = text.slice(start, end)
    if (raw.trim() !== '') yield { line, raw: raw.replace(/[\r\n]+$/, ''), ...read }
    line += raw.match(LINE_ENDS)?.length ?? 0
    start = end
  }
}

function recordAt(text: string, start: number): { cells: string[]; end: number; fault?: string } {
  const cells: string[] = []
  for (let at = start; ;) {
    CELL.lastIndex = at
    const cell = CELL.exec(text)
    if (!cell) return { cells, end: endOfLine(text, at), fault: faultOf(text, at, cells.length + 1) }
    const [, quoted, plain = '', ended] = cell
    cells.push(readCell(quoted?.replaceAll('""', '"') ?? plain.trim()))
    at = CELL.lastIndex
    if (ended !== ',') return { cells, end: at }
  }
}

function endOfLine(text: string, at: number): number {
  LINE_END.lastIndex = at
  LINE_END.exec(text)
  return LINE_END.lastIndex
}

function faultOf(text: string, at: number, cell: number): string {
  const isOpened = /^[ \t]*"/.test(text.slice(at, at + 100))
  return isOpened
    ? `cell ${cell}: its quotation mark is never closed, or something stands behind it.`
    : `cell ${cell}: a quotation mark stands inside a cell that is not quoted.`
}
