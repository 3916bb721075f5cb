import { Reason } from '../domain/commands/parts.ts'
import { Name, Text } from '../domain/intake.ts'
import { parseInstant, type Instant } from '../domain/instant.ts'
import { countFault, csvRecords, type CsvRecord } from '../files/csv.ts'
import { FileFault } from '../files/fault.ts'
import { naming, readText } from '../files/read.ts'
import type { Encoding } from '../files/strict-text.ts'
import { headerOf, type Header } from './log-header.ts'
import { ordered, type Order } from './log-order.ts'

/** One line of a case log: who did what when. `event` is the log's own name for it, `role` what it means to us. */
export type LoggedEvent = { event: string; role: string; at: Instant; resource: string; line: number }

/** One case of a log, its events in the order of time; at equal instants the file's order counts. */
export type LoggedCase = { id: string; events: readonly LoggedEvent[] }

/** A line that was left out: as the file has it, and why. */
export type BadLine = { line: number; raw: string; reason: string }

/** What a log says, the lines it was left without, and remarks for the person who gave it. */
export type CaseLog = { cases: LoggedCase[]; bad: BadLine[]; remarks: string[] }

const FAULTS_TOLD = 20
const NEEDED = ['case', 'role', 'timestamp'] as const
const ROLES = ['create', 'ack', 'assign', 'resolve', 'reopen', 'close', 'wait', 'update', 'note'] as const
const DAMAGED = '\uFFFD'

/** Reads a log of past cases, CSV or gzipped CSV; what is wrong names the file and the line. */
export function readCaseLog(file: string, encoding?: Encoding): CaseLog {
  const text = readText(file, { encoding, gzip: true })
  return naming(file, () => casesIn(text))
}

/** Lines that cannot be taken end the reading of a log, unless the others are wanted without them. */
export function refuseBad(file: string, { bad }: Pick<CaseLog, 'bad'>): void {
  const faults = bad
    .filter(({ reason }) => reason !== EMPTY)
    .map(({ line, reason }) => `line ${line}: ${reason}`)
  if (faults.length === 0) return
  const [first, ...others] = told(faults)
  throw new FileFault([{ says: `${file} cannot be read: ${first}` }, ...others.map((says) => ({ says }))])
}

/** What the lines of a log's text say; the cases in the order in which the log first names them. */
export function casesIn(text: string): CaseLog {
  const [first, ...records] = csvRecords(text)
  const header = headerOf(first, NEEDED)
  const cases = new Map<string, LoggedEvent[]>()
  const bad: BadLine[] = []
  for (const { fault, ...record } of records) {
    const read = fault === undefined ? eventOf(record, header) : fault
    if (typeof read === 'string') bad.push({ line: record.line, raw: record.raw, reason: read })
    else {
      const { id, ...event } = read
      const events = cases.get(id)
      if (events) events.push(event)
      else cases.set(id, [event])
    }
  }
  const { order, cases: inOrder } = ordered([...cases].map(([id, events]) => ({ id, events })))
  return { cases: inOrder, bad, remarks: [...header.remarks, ...remarksOn(inOrder, bad, order)] }
}

/** A line without anything, as spreadsheets leave them at the end: nothing is lost without it. */
const EMPTY = 'all its cells are empty.'

function eventOf({ line, cells }: CsvRecord, { names, at }: Header): (LoggedEvent & { id: string }) | string {
  if (cells.every((cell) => cell === '')) return EMPTY
  const fault = countFault(cells, names)
  if (fault !== undefined) return fault
  const [id, role, timestamp, event, resource] = ['case', 'role', 'timestamp', 'event', 'resource'].map(
    (name) => cells[at.get(name) ?? -1] ?? '',
  ) as [string, string, string, string, string]
  for (const [column, cell] of Object.entries({ case: id, role, timestamp }))
    if (!cell) return `column ${column}: it is empty.`
  if (id.includes(DAMAGED)) return `column case: "${id}" was damaged when it was read in another encoding.`
  const tooLong =
    lengthFault('event', event, role === 'reopen' ? Reason : Text) ?? lengthFault('resource', resource, Name)
  if (tooLong) return tooLong
  try {
    return { id, event: event || role, role, at: parseInstant(timestamp), resource, line }
  } catch (error) {
    return `column timestamp: ${(error as Error).message}`
  }
}

/** Cut texts would be false ones: what is longer than we keep is said. */
function lengthFault(
  column: string,
  text: string,
  { maxLength }: { maxLength: number | null },
): string | undefined {
  if (maxLength === null || text.length <= maxLength) return undefined
  return `column ${column}: it has ${text.length} characters, and at most ${maxLength} are kept.`
}

const isRole = (role: string): boolean => (ROLES as readonly string[]).includes(role)

function remarksOn(cases: readonly LoggedCase[], bad: readonly BadLine[], order: Order): string[] {
  const events = cases.flatMap(({ events: all }) => all)
  const unknown = events.filter(({ role }) => !isRole(role))
  const again = cases.flatMap(({ events: all }) => all.filter(({ role }) => role === 'create').slice(1))
  const empty = bad.filter(({ reason }) => reason === EMPTY)
  const roles = [...new Set(unknown.map(({ role }) => `"${role}"`))].slice(0, FAULTS_TOLD).join(', ')
  return [
    ...remarkOn(
      unknown,
      `a role that is not known (${roles}), and is kept as a note. Known: ${ROLES.join(', ')}.`,
    ),
    ...remarkOn(
      again,
      'another create of a case that has one: the first is its receipt, others are kept as notes.',
    ),
    ...remarkOn(empty, 'no cell that holds anything, and is passed over.'),
    ...(order.newestFirst
      ? ['The log has the newest first: of events at one instant the lower line is taken as the earlier.']
      : []),
    ...remarkOn(
      order.unsure,
      'the same instant as another line of their case, in a log in no order of time: the upper line is taken as the earlier.',
    ),
  ]
}

const LINES_TOLD = 5

/** A sentence about some lines, with the first of them; nothing where there are none. */
function remarkOn(lines: readonly { line: number }[], sentence: string): string[] {
  if (lines.length === 0) return []
  const numbers = lines.map(({ line }) => line).toSorted((one, other) => one - other)
  const first = numbers.slice(0, LINES_TOLD).join(', ')
  if (numbers.length === 1) return [`Line ${first} has ${sentence}`]
  const more = numbers.length - LINES_TOLD
  return [more > 0 ? `Lines ${first} and ${more} more have ${sentence}` : `Lines ${first} have ${sentence}`]
}

function told(faults: readonly string[]): string[] {
  const more = faults.length - FAULTS_TOLD
  return [...faults.slice(0, FAULTS_TOLD), ...(more > 0 ? [`and ${more} more.`] : [])]
}
