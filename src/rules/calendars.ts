import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Calendar } from '../domain/calendar/calendar.ts'
import { jsonFilesIn, readChecked, readFolder } from '../files/read.ts'

/** Where the calendars of this installation lie. */
export const calendarsDir = fileURLToPath(new URL('../../calendars', import.meta.url))

/** Every calendar of a folder by its id; what is wrong with any of them is said in one error. */
export const loadCalendars = (dir: string = calendarsDir): Map<string, Calendar> =>
  readFolder(dir, readCalendar)

/** The calendars as their files are, now and later. */
export function freshCalendars(dir: string, logger: { error(fields: object, text: string): void }) {
  const calendars = loadCalendars(dir)
  const onFault = (error: Error) => logger.error({ error: error.message }, 'a calendar cannot be used')
  return { calendars, ...keepFresh(calendars, { dir, onFault }) }
}

const LOOK_EVERY_MS = 2_000

/**
 * Keeps loaded calendars as their files are, so that a published year needs no restart. A file that cannot be used
 * leaves what was there, and is told.
 */
function keepFresh(
  calendars: Map<string, Calendar>,
  { dir, onFault }: { dir: string; onFault: (error: Error) => void },
): { stop(): void } {
  const stamp = () => jsonFilesIn(dir).map((file) => `${file} ${statSync(file).mtimeMs}`)
  let seen = stamp().join()
  const look = () => {
    try {
      const now = stamp().join()
      if (now === seen) return
      seen = now
      for (const [id, calendar] of loadCalendars(dir)) {
        const before = calendars.get(id)
        if (before?.version !== calendar.version) calendars.set(id, calendar)
        else if (calendarText(before) !== calendarText(calendar))
          onFault(new Error(`The calendar ${id} was changed and still calls itself ${calendar.version}.`))
      }
    } catch (error) {
      onFault(error as Error)
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return { stop: () => clearInterval(timer) }
}

/** One calendar's file, checked; faults are sentences that name the file. */
export function readCalendar(file: string): Calendar {
  const name = path.basename(file)
  const calendar = readChecked(file, Calendar, { what: 'A calendar' })
  if (`${calendar.id}.json` !== name)
    throw new Error(`The calendar ${name} calls itself ${calendar.id}; file and id must agree.`)
  return calendar
}

/** A calendar as its file reads: one line a field, one line a year, so that a change shows as a change. */
export function calendarText(calendar: Calendar): string {
  const lines = Object.entries(calendar).map(([name, value]) => {
    if (name !== 'holidays' && name !== 'makeupWorkdays') return `  "${name}": ${JSON.stringify(value)}`
    const years = Object.entries(value as Record<string, string[]>).filter(([, days]) => days.length > 0)
    const rows = years.map(([year, days]) => `    "${year}": ${JSON.stringify(days)}`)
    return rows.length === 0 ? `  "${name}": {}` : `  "${name}": {\n${rows.join(',\n')}\n  }`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}
