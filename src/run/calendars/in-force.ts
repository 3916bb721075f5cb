import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { LoadedYear } from '../../domain/calendar/loaded-year.ts'
import { readLoadedYears } from '../../register/calendars/loaded-years.ts'
import { withLoadedYears, type Calendars, type CalendarsInForce } from '../../rules/loaded-years.ts'

type Parts = {
  /** As the files are now. */
  files: Calendars
  pool: Pick<Pool, 'query'>
  logger: Logger
  everyMs?: number
}

/** What one process loads all others count with within so long. */
const LOOK_EVERY_MS = 20_000

/**
 * The calendars of a process: the files, with what was loaded beside them as the register says it. With the register
 * away it goes on with what it knows.
 */
export async function calendarsInForce({
  files,
  pool,
  logger,
  everyMs = LOOK_EVERY_MS,
}: Parts): Promise<CalendarsInForce & { stop(): void }> {
  let years: readonly LoadedYear[] = []
  const refresh = async () => {
    const found = await readLoadedYears(pool)
    // None of them goes: as many are the same, and fewer are an older answer.
    if (found.length > years.length) years = found
  }
  const made = new WeakMap<Calendar, { from: readonly LoadedYear[]; calendar: Calendar }>()
  const inForce = (file: Calendar): Calendar => {
    const known = made.get(file)
    if (known?.from === years) return known.calendar
    const { calendar, unfit } = withLoadedYears(file, years)
    for (const { document, edition } of unfit)
      logger.error({ calendar: file.id, year: document.year, edition }, 'a loaded year does not fit the file')
    made.set(file, { from: years, calendar })
    return calendar
  }
  const look = () => refresh().catch(() => {})
  await look()
  const timer = setInterval(() => void look(), everyMs).unref()
  return {
    get: (id) => {
      const file = files.get(id)
      return file && inForce(file)
    },
    values: () => [...files.values()].map(inForce).values(),
    fileOf: (id) => files.get(id),
    refresh,
    stop: () => clearInterval(timer),
  }
}
