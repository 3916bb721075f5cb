// Writes calendars/*.json from published data; run again, it writes the same bytes. A year loaded later with
// `npm run calendar -- load` is lost by a rebuild on older data: the builder refuses to shorten a coverage.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import Holidays from 'date-holidays'
import { calendarsDir, calendarText, readCalendar } from '../src/rules/calendars.ts'
import { byYear } from '../src/rules/published-year.ts'
import { offsetsOf } from '../src/rules/zone-offsets.ts'
import { Calendar } from '../src/domain/calendar/calendar.ts'

/** Offsets reach some years beyond the holidays, because deadlines do. */
const offsetYearsBeyond = 5

const require = createRequire(import.meta.url)
const packageDir = (name: string) => path.join(path.dirname(require.resolve(name)), '..')

type Plan = {
  id: string
  zone: string
  hours: string
  years: [number, number]
  /** Counts the corrections of what was shipped for the last year. */
  revision?: number
  /** The last day of a year, as month and day, that the notice for the year after does not settle. */
  settledUntil?: string
  holidays: string[]
  makeupWorkdays: string[]
  fixedHolidays: string[]
  source: string
}

function calendarOf(plan: Plan): Calendar {
  const [first, last] = plan.years
  const worked = [plan.hours]
  return Calendar.parse({
    id: plan.id,
    version: `${plan.id}-${last}.${plan.revision ?? 1}`,
    zone: plan.zone,
    offsets: offsetsOf(plan.zone, first, last + offsetYearsBeyond),
    week: [[], worked, worked, worked, worked, worked, []],
    makeupHours: worked,
    coversFrom: `${first}-01-01`,
    coversUntil: `${last}-12-31`,
    ...(plan.settledUntil !== undefined && { settledUntil: `${last}-${plan.settledUntil}` }),
    fixedHolidays: plan.fixedHolidays,
    holidays: byYear(plan.holidays),
    makeupWorkdays: byYear(plan.makeupWorkdays),
    source: plan.source,
  })
}

function china(): Plan {
  const dir = packageDir('chinese-days')
  const data = JSON.parse(readFileSync(path.join(dir, 'dist/chinese-days.json'), 'utf8')) as {
    holidays: Record<string, string>
    workdays: Record<string, string>
  }
  const holidays = Object.keys(data.holidays).toSorted()
  const yearOf = (date: string | undefined) => Number(date?.slice(0, 4))
  return {
    id: 'cn',
    zone: 'Asia/Shanghai',
    hours: '09:00-18:00',
    years: [yearOf(holidays[0]), yearOf(holidays.at(-1))],
    revision: 2,
    // New Year's bridge days: the earliest date that a notice has settled in the year before its own was 29 December.
    settledUntil: '12-27',
    holidays,
    // 国办发明电〔2005〕35号 made the Saturday before New Year 2006 a workday; the source lacks it.
    makeupWorkdays: [...Object.keys(data.workdays), '2005-12-31'],
    fixedHolidays: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'],
    source: `chinese-days ${versionIn(dir)} (MIT), after the yearly notices of the State Council`,
  }
}

type Place = {
  id: string
  zone: string
  place: [string, string?]
  fixedHolidays: string[]
  /** Dates the source has wrongly, and dates it lacks. */
  strike?: string[]
  add?: string[]
  note?: string
}

const places: Place[] = [
  {
    id: 'uk-eng',
    zone: 'Europe/London',
    place: ['GB', 'ENG'],
    fixedHolidays: ['01-01', '12-25', '12-26'],
  },
  {
    id: 'au-nsw',
    zone: 'Australia/Sydney',
    place: ['AU', 'NSW'],
    fixedHolidays: ['01-01', '01-26', '04-25', '12-25', '12-26'],
    // New South Wales gave no day in lieu of Anzac Day before 2026.
    strike: ['2015-04-27', '2020-04-27', '2021-04-26'],
  },
  {
    id: 'us',
    zone: 'America/New_York',
    place: ['US'],
    fixedHolidays: ['01-01', '06-19', '07-04', '11-11', '12-25'],
    // Veterans Day on a weekend is observed by federal offices on the Friday before or the Monday after.
    add: ['2017-11-10', '2018-11-12', '2023-11-10'],
  },
  {
    id: 'in',
    zone: 'Asia/Kolkata',
    place: ['IN'],
    fixedHolidays: ['01-26', '08-15', '10-02'],
    note: '; the holidays that follow the moon are not among them',
  },
  {
    id: 'de',
    zone: 'Europe/Berlin',
    place: ['DE'],
    fixedHolidays: ['01-01', '05-01', '10-03', '12-25', '12-26'],
    note: '; those of all states',
  },
]
const placeYears: [number, number] = [2015, 2027]

function elsewhere({ id, zone, place, fixedHolidays, strike = [], add = [], note = '' }: Place): Plan {
  const [country, state] = place
  const holidays = state ? new Holidays(country, state) : new Holidays(country)
  const dates: string[] = [...add]
  for (let year = placeYears[0]; year <= placeYears[1]; year++) {
    for (const { date, type } of holidays.getHolidays(year))
      if (type === 'public') dates.push(date.slice(0, 10))
  }
  return {
    id,
    zone,
    hours: '09:00-17:00',
    years: placeYears,
    // A day in lieu of 1 January may be named in two years, and lie in either.
    holidays: dates.filter((date) => isWithin(date, placeYears) && !strike.includes(date)),
    makeupWorkdays: [],
    fixedHolidays,
    source: `date-holidays ${versionIn(packageDir('date-holidays'))} (code ISC, data CC BY-SA 3.0)${note}`,
  }
}

function isWithin(date: string, [first, last]: [number, number]): boolean {
  return Number(date.slice(0, 4)) >= first && Number(date.slice(0, 4)) <= last
}

function versionIn(dir: string): string {
  return (JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')) as { version: string }).version
}

for (const plan of [china(), ...places.map(elsewhere)]) {
  const calendar = calendarOf(plan)
  const file = path.join(calendarsDir, `${calendar.id}.json`)
  if (existsSync(file) && readCalendar(file).coversUntil > calendar.coversUntil) {
    console.error(
      `${calendar.id}: left alone, it covers more than the data at hand (${calendar.coversUntil}).`,
    )
    process.exitCode = 1
    continue
  }
  writeFileSync(file, calendarText(calendar))
  console.log(`${calendar.id}: ${calendar.coversFrom} to ${calendar.coversUntil}, ${calendar.version}`)
}
