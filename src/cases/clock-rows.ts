import { stringify } from 'csv-stringify/sync'
import type { Clock, Complaint } from '../domain/complaint.ts'
import { instantText, type Instant } from '../domain/instant.ts'
import { lapsedAt, resultOf, type ClockResult } from '../domain/summary.ts'

/** The columns of the exported table, in order. */
export const CLOCK_COLUMNS = [
  'case',
  'cycle',
  'clock',
  'instance',
  'started_at',
  'due_at',
  'done_at',
  'state',
  'lapsed_at',
] as const

/** One clock instance, as the exported table tells it; an empty text where there is nothing to tell. */
export type ClockRow = {
  case: string
  cycle: number
  clock: string
  instance: number
  started_at: string
  due_at: string
  done_at: string
  state: ClockResult
  lapsed_at: string
}

/** A row for each clock instance of a complaint: by cycle, then in the policy's order, then by instance. */
export function clockRows(id: string, complaint: Complaint): ClockRow[] {
  const { calendar, policy } = complaint
  const names = policy.clocks.map(({ name }) => name)
  const place = ({ name }: Clock): number => (names.includes(name) ? names.indexOf(name) : names.length)
  const text = (at: Instant | undefined): string => (at === undefined ? '' : instantText(at, calendar))
  return complaint.clocks
    .toSorted((one, other) => one.cycle - other.cycle || place(one) - place(other) || one.n - other.n)
    .map((clock) => ({
      case: id,
      cycle: clock.cycle,
      clock: clock.name,
      instance: clock.n,
      started_at: text(clock.startedAt),
      due_at: text(clock.dueAt),
      done_at: text(clock.state === 'met' ? clock.endedAt : undefined),
      state: resultOf(clock),
      lapsed_at: text(lapsedAt(clock)),
    }))
}

/** The table as CSV; the header comes with its first part. */
export function clockTable(rows: readonly ClockRow[], { header = true } = {}): string {
  return stringify(rows as ClockRow[], { columns: [...CLOCK_COLUMNS], header })
}
