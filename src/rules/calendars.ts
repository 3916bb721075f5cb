import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Calendar } from '../domain/calendar/calendar.ts'
import { unusable, type FileFault } from '../files/fault.ts'
import { jsonFilesIn, readChecked, readFolder, refuseOtherName } from '../files/read.ts'
import { isZone } from './zone-offsets.ts'

/** Where the calendars of this installation lie. */
export const calendarsDir = fileURLToPath(new URL('../../calendars', import.meta.url))

/** Every calendar of a folder by its id; what is wrong with any of them is said in one error. */
export const loadCalendars = (dir: string = calendarsDir): Map<string, Calendar> =>
  readFolder(dir, readCalendar)

/** The calendars as their files are now, and from when they are watched, as they become. */
export function freshCalendars(dir: string) {
  // Before they are read: what changes in between is seen as a change.
  const seen = stampOf(dir)
  const calendars = loadCalendars(dir)
  const watch = (onFault: (error: Error) => void) => keepFresh(calendars, { dir, seen, onFault })
  return { calendars, watch }
}

const stampOf = (dir: string): string =>
  jsonFilesIn(dir)
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .join()

const LOOK_EVERY_MS = 2_000

/**
 * Keeps loaded calendars as their files are, so that a published year needs no restart. A file that cannot be used
 * leaves what was there, and is told.
 */
function keepFresh(
  calendars: Map<string, Calendar>,
  { dir, onFault, ...first }: { dir: string; seen: string; onFault: (error: Error) => void },
): { stop(): void } {
  let { seen } = first
  const look = () => {
    try {
      const now = stampOf(dir)
      if (now === seen) return
      seen = now
      for (const [id, calendar] of loadCalendars(dir)) {
        const before = calendars.get(id)
        if (before?.version !== calendar.version) calendars.set(id, calendar)
        else if (calendarText(before) !== calendarText(calendar))
          onFault(sameVersion(path.join(dir, `${id}.json`), calendar))
      }
    } catch (error) {
      onFault(error as Error)
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return { stop: () => clearInterval(timer) }
}

const sameVersion = (file: string, { version }: Calendar): FileFault =>
  unusable(WHAT, file, [
    { path: ['version'], message: `The calendar was changed and still calls itself ${version}.` },
  ])

const WHAT = 'A calendar'

/** One calendar's file, checked; faults are sentences that name the file. */
export function readCalendar(file: string): Calendar {
  const calendar = readChecked(file, Calendar, { what: WHAT })
  refuseOtherName(WHAT, file, calendar)
  if (!isZone(calendar.zone))
    throw unusable(WHAT, file, [{ path: ['zone'], message: 'There is no such time zone.' }])
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
