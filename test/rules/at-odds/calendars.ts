import path from 'node:path'
import { loadCalendars, readCalendar } from '../../../src/rules/calendars.ts'
import { readPublishedYear } from '../../../src/rules/published-year.ts'
import type { AtOdds, Folder } from './folder.ts'

const cn = loadCalendars().get('cn')!

const calendar = (change: object, name = 'cn.json'): Folder => ({
  files: { [name]: { ...cn, ...change } },
  odd: name,
  load: (folder) => readCalendar(path.join(folder, name)),
})
const year = (said: object, more: object = {}): Folder => ({
  files: { '2027.json': { year: 2027, holidays: ['2027-01-01'], ...said } },
  odd: '2027.json',
  load: (folder) => readPublishedYear(path.join(folder, '2027.json'), { ...cn, ...more }),
})

export const CALENDARS: AtOdds[] = [
  ['It is a date like 2026-10-01.', 'coversFrom', calendar({ coversFrom: '2026' })],
  ['It is a day of the year like 10-01.', 'holidays.2026.0', calendar({ holidays: { 2026: ['13-01'] } })],
  ['It is a year like 2026.', 'holidays.26', calendar({ holidays: { 26: ['10-01'] } })],
  [
    'They are hours like 09:00-18:00, or 22:00-06:00 over midnight.',
    'makeupHours.0',
    calendar({ makeupHours: ['9-18'] }),
  ],
  [
    'The hours {1} reach into the next day: no others of their day may follow them.',
    'makeupHours',
    calendar({ makeupHours: ['22:00-06:00', '23:00-24:00'] }),
  ],
  [
    'The hours {1} overlap the hours before them or stand out of order.',
    'makeupHours',
    calendar({ makeupHours: ['09:00-12:00', '11:00-18:00'] }),
  ],
  [
    "The hours {1}-{2} end behind {3}, when another day's begin.",
    'makeupHours',
    calendar({ makeupHours: ['18:00-10:00'] }),
  ],
  ['Its coverage ends ({1}) before it begins ({2}).', 'coversUntil', calendar({ coversFrom: '2027-01-01' })],
  [
    'It is settled until {1}, behind the end of its coverage ({2}).',
    'settledUntil',
    calendar({ settledUntil: '2027-01-01' }),
  ],
  ['No day of its week is worked.', 'week', calendar({ week: [[], [], [], [], [], [], []] })],
  [
    'Its offsets are not in ascending order.',
    'offsets',
    calendar({ offsets: [5, 5].map((at) => [at, 480]) }),
  ],
  ['Its make-up workdays have no hours.', 'makeupHours', calendar({ makeupHours: [] })],
  ['A date stands twice here.', 'holidays', calendar({ holidays: { 2026: ['10-01', '10-01'] } })],
  ['{1} does not exist.', 'holidays', calendar({ holidays: { 2026: ['02-29'] } })],
  [
    '{1} lies outside what the calendar covers ({2} to {3}).',
    'holidays',
    calendar({ holidays: { 2028: ['10-01'] } }),
  ],
  [
    '{1} is both a holiday and a make-up workday.',
    'holidays',
    calendar({ holidays: { 2026: ['10-10'] }, makeupWorkdays: { 2026: ['10-10'] } }),
  ],
  ['There is no such time zone.', 'zone', calendar({ zone: 'Mars/Olympus' })],
  ['It calls itself {1} in the file {2}: file and id must agree.', 'id', calendar({}, 'mars.json')],
]

export const YEARS: AtOdds[] = [
  ['It is a date like 2027-10-01.', 'holidays.0', year({ holidays: ['2027-02-30'] })],
  [
    'It takes {"year", "holidays": ["2027-01-01", …], "makeupWorkdays": […]} or {"year", "days": [{"date", "isOffDay"}]}.',
    '',
    year({ holidays: undefined }),
  ],
  ['{1} covers {2} to {3}; {4} would leave a gap. Load {5} first.', 'year', year({ year: 2029 })],
  [
    '{1} covers {2} already. To put this year in its place, say replace.',
    'year',
    year({ year: 2026, holidays: ['2026-01-01'] }),
  ],
  ['{1} does not belong to the year {2}.', 'holidays', year({ holidays: ['2028-01-01'] })],
  [
    '{1} lies before what {2} covers (from {3}).',
    'holidays',
    year({ year: 2004, holidays: ['2003-12-31', '2004-01-01'] }, { coversUntil: '2004-06-30' }),
  ],
  ['{1} is both a holiday and a make-up workday.', 'holidays', year({ makeupWorkdays: ['2027-01-01'] })],
  ['It names no holiday in {1}.', 'holidays', year({ holidays: [] })],
]
