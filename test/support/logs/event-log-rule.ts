import { readFileSync } from 'node:fs'
import type { LogRow } from './generated-logs.ts'

/**
 * The event-log rule once more, by other means and without the domain: one day after the other over the
 * calendar's file, text and Date only.
 */

const DAY_MS = 86_400_000
const ZONE_MS = 8 * 3_600_000
const WORKING_DAYS = 5

const calendar = JSON.parse(
  readFileSync(new URL('../../../calendars/cn.json', import.meta.url), 'utf8'),
) as Record<'holidays' | 'makeupWorkdays', Record<string, string[]>>

const lists = (kind: 'holidays' | 'makeupWorkdays', date: string): boolean =>
  calendar[kind][date.slice(0, 4)]?.includes(date.slice(5)) === true

function isWorked(date: string): boolean {
  if (lists('makeupWorkdays', date)) return true
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !lists('holidays', date)
}

function workingDaysLater(start: number): number {
  let at = start
  for (let counted = 0; counted < WORKING_DAYS;) {
    at += DAY_MS
    if (isWorked(new Date(at + ZONE_MS).toISOString().slice(0, 10))) counted++
  }
  return at
}

const text = (at: number): string => `${new Date(at + ZONE_MS).toISOString().slice(0, 19)}+08:00`

function rowOf(
  id: string,
  cycle: number,
  clock: string,
  start: number,
  due: number,
  done: number | undefined,
) {
  const lapsed = done === undefined || done > due
  return {
    case: id,
    cycle,
    clock,
    instance: 1,
    started_at: text(start),
    due_at: text(due),
    done_at: done === undefined ? '' : text(done),
    state: done === undefined ? 'lapsed_open' : lapsed ? 'lapsed' : 'in_time',
    lapsed_at: lapsed ? text(due) : '',
  }
}

/** The rows that one case's lines must come to. */
export function expectedRows(rows: readonly LogRow[]) {
  const events = rows.map(({ role, timestamp }) => ({ role, at: Date.parse(timestamp) }))
  events.sort((one, other) => one.at - other.at)
  const created = events.findIndex(({ role }) => role === 'create')
  const rounds: { start: number; events: typeof events }[] = [{ start: events[created]!.at, events: [] }]
  for (const event of events.slice(created + 1))
    if (event.role === 'reopen') rounds.push({ start: event.at, events: [] })
    else rounds.at(-1)!.events.push(event)
  const id = rows[0]!.case
  return rounds.flatMap((round, index) => {
    const firstOf = (...roles: string[]) => round.events.find(({ role }) => roles.includes(role))?.at
    const { start } = round
    const resolve = rowOf(id, index + 1, 'resolve', start, workingDaysLater(start), firstOf('resolve'))
    if (index > 0) return [resolve]
    return [rowOf(id, 1, 'acknowledge', start, start + DAY_MS, firstOf('ack', 'resolve')), resolve]
  })
}
