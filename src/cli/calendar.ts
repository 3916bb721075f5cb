import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { program } from 'commander'
import { calendarsDir, calendarText, loadCalendars, readCalendar } from '../rules/calendars.ts'
import { differenceOf, readPublishedYear, withYear } from '../rules/published-year.ts'
import { missingOffsets, withOffsets } from '../rules/zone-offsets.ts'
import { Calendar } from '../domain/calendar/calendar.ts'
import { dateOfDay, dayKind, dayOfDate, weekdayOf } from '../domain/calendar/days.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { adopt } from './shared/adopt-calendar.ts'
import { apiFor, signInHelp } from './shared/api.ts'
import { runCommand } from '../run/ending.ts'

type Place = { dir: string }
type Loading = Place & { replace?: boolean; dryRun?: boolean }

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function list({ dir }: Place): void {
  for (const { id, version, zone, coversFrom, coversUntil } of loadCalendars(dir).values()) {
    console.log(`${id}\t${version}\t${zone}\t${coversFrom} to ${coversUntil}`)
  }
}

function show(id: string, year: string, { dir }: Place): void {
  const calendar = readCalendar(fileOf(id, dir))
  if (!/^\d{4}$/.test(year)) throw new Error(`"${year}" is not a year.`)
  const [first, last] = [dayOfDate(`${year}-01-01`), dayOfDate(`${year}-12-31`)]
  let workingDays = 0
  for (let day = first; day <= last; day++) {
    const { kind } = dayKind(calendar, day)
    if (kind === 'working' || kind === 'makeup_workday') workingDays++
    if (kind === 'holiday' || kind === 'makeup_workday') {
      console.log(`${dateOfDay(day)} ${weekdays[weekdayOf(day)]} ${kind}`)
    }
  }
  const isKnown = dayKind(calendar, first).known && dayKind(calendar, last).known
  const provisional = isKnown ? '' : `, provisional: ${calendar.version} does not cover the whole year`
  console.log(`${id} ${year}: ${workingDays} working days${provisional}`)
}

function load(id: string, file: string, { dir, replace = false, dryRun = false }: Loading): void {
  const target = fileOf(id, dir)
  const before = readCalendar(target)
  const published = readPublishedYear(file, before, { replace })
  const extended = withYear(before, published)
  const after = Calendar.parse(withOffsets(extended, missingOffsets(extended)))
  for (const line of differenceOf(before, after)) console.log(line)
  if (dryRun) return
  writeFileSync(target, calendarText(after))
  console.log(
    `${path.relative(process.cwd(), target)} written. Complaints begun from now on count by ${after.version}.`,
  )
  console.log(`Running complaints whose deadlines it moves: npm run calendar -- adopt ${id} --dry-run`)
}

function fileOf(id: string, dir: string): string {
  if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`"${id}" is not the id of a calendar.`)
  return path.join(dir, `${id}.json`)
}

program
  .name('calendar')
  .description('Calendars: which there are, what they say, and loading a published year.')
const dirOption = ['--dir <dir>', 'the folder of the calendars', calendarsDir] as const
program
  .command('list')
  .description('every calendar and what it covers')
  .option(...dirOption)
  .action(list)
program
  .command('show <id> <year>')
  .description('the holidays and make-up workdays of a year')
  .option(...dirOption)
  .action(show)
program
  .command('load <id> <file>')
  .description('loads a published year: our own form or that of holiday-cn')
  .option(...dirOption)
  .option('--replace', 'put the year in the place of one that is there already')
  .option('--dry-run', 'only show the difference')
  .action(load)
program
  .command('adopt <id>')
  .description('offers the calendar to every running complaint whose deadlines it moves or settles')
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR')
  .option('--dry-run', 'only list them')
  .addHelpText('after', signInHelp('calendar adopt'))
  .action((id: string, { url, ...options }: { url?: string; dryRun?: boolean }) =>
    adopt(apiFor(loadConfig(), url), id, options),
  )
await runCommand(loadLanguage(), () => program.parseAsync())
