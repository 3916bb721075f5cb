import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { CsvError, parse } from 'csv-parse/sync'
import { parseInstant, type Instant } from '../domain/instant.ts'

/** One line of a case log: who did what when. `event` is the log's own name for it, `role` what it means to us. */
export type LoggedEvent = { event: string; role: string; at: Instant; resource: string }

/** One case of a log, its events in the order of time; at equal instants the file's order counts. */
export type LoggedCase = { id: string; events: readonly LoggedEvent[] }

const NEEDED = ['case', 'role', 'timestamp'] as const
const FAULTS_TOLD = 20
const GZIP_MAGIC = 0x1f8b

/** Reads a log of past cases, CSV or gzipped CSV; what is wrong names line and column. */
export function readCaseLog(file: string): LoggedCase[] {
  const bytes = readFileSync(file)
  const zipped = bytes.length > 1 && bytes.readUInt16BE(0) === GZIP_MAGIC
  try {
    return casesIn((zipped ? gunzipSync(bytes) : bytes).toString('utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

/** The cases of a log's text, in the order in which the log first names them. */
export function casesIn(text: string): LoggedCase[] {
  const cases = new Map<string, LoggedEvent[]>()
  const faults: string[] = []
  for (const { line, fields } of recordsIn(text)) {
    const read = eventOf(fields)
    if ('column' in read) faults.push(`line ${line}, column ${read.column}: ${read.sentence}`)
    else {
      const id = fields['case']!
      const events = cases.get(id)
      if (events) events.push(read)
      else cases.set(id, [read])
    }
  }
  if (faults.length > 0) throw new Error(toldFaults(faults))
  return [...cases].map(([id, events]) => ({
    id,
    events: events.toSorted((one, other) => one.at - other.at),
  }))
}

type Fields = Record<string, string>
type Line = { line: number; fields: Fields }

function recordsIn(text: string): Line[] {
  let header: readonly string[] = []
  const columns = (names: string[]): string[] => {
    header = names.map((name) => name.trim().toLowerCase())
    return [...header]
  }
  const options = { bom: true, columns, info: true, skip_empty_lines: true, trim: true } as const
  let rows: { record: Fields; info: { lines: number } }[]
  try {
    rows = parse(text, options) as unknown as typeof rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Error(`line ${String(error['lines'])}: ${error.message}`, { cause: error })
  }
  const missing = NEEDED.filter((name) => !header.includes(name))
  if (missing.length > 0) throw new Error(`line 1: there is no column ${missing.join(', ')}.`)
  return rows.map(({ record, info }) => ({ line: info.lines, fields: record }))
}

function eventOf(fields: Fields): LoggedEvent | { column: string; sentence: string } {
  for (const column of NEEDED) if (!fields[column]) return { column, sentence: 'it is empty.' }
  const { event = '', role = '', timestamp = '', resource = '' } = fields
  try {
    return { event: event || role, role, at: parseInstant(timestamp), resource }
  } catch (error) {
    return { column: 'timestamp', sentence: (error as Error).message }
  }
}

function toldFaults(faults: readonly string[]): string {
  const more = faults.length - FAULTS_TOLD
  return [...faults.slice(0, FAULTS_TOLD), ...(more > 0 ? [`and ${more} more.`] : [])].join('\n')
}
