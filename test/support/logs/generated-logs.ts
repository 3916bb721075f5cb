import { readFileSync } from 'node:fs'

/** One line of a case log, as its file has it. */
export type LogRow = { case: string; event: string; role: string; timestamp: string; resource: string }

const MINUTE_S = 60
const HOUR_S = 60 * MINUTE_S
const DAY_S = 24 * HOUR_S
const ZONE_S = 8 * HOUR_S
const FIRST_YEAR = 2011
const YEARS = 15

const calendar = JSON.parse(
  readFileSync(new URL('../../../calendars/cn.json', import.meta.url), 'utf8'),
) as Record<'holidays' | 'makeupWorkdays', Record<string, string[]>>

const datesOf = (years: Record<string, string[]>): string[] =>
  Object.entries(years).flatMap(([year, days]) =>
    Number(year) >= FIRST_YEAR && Number(year) < FIRST_YEAR + YEARS
      ? days.map((day) => `${year}-${day}`)
      : [],
  )
const holidays = datesOf(calendar.holidays)
const makeupWorkdays = datesOf(calendar.makeupWorkdays)

type Chance = { below: (limit: number) => number; of: <T>(options: readonly T[]) => T }

/** Mulberry32: the same seed gives the same log on every machine. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, of: (options) => options[below(options.length)]! }
}

/** Stories that a real log rarely tells, as roles; each is told with gaps of its own. */
const STORIES: readonly (readonly string[])[] = [
  ['create'],
  ['create', 'reopen'],
  ['create', 'reopen', 'reopen', 'resolve'],
  ['create', 'ack', 'reopen', 'ack', 'resolve'],
  ['create', 'close', 'resolve', 'close'],
  ['create', 'ack', 'close'],
  ['create', 'resolve', 'resolve', 'close'],
  ['create', 'resolve', 'ack', 'close'],
  ['create', 'resolve', 'reopen', 'resolve', 'resolve', 'reopen', 'ack'],
  ['create', 'ack', 'ack', 'assign', 'wait', 'resolve', 'close', 'reopen', 'close'],
  ['create', 'create', 'ack', 'resolve', 'create'],
  ['ack', 'note', 'create', 'resolve'],
  ['create', 'assign', 'telepathy', 'resolve', 'update'],
]
const ROLES = ['ack', 'assign', 'resolve', 'reopen', 'close', 'wait', 'update', 'note', 'unheard-of']
const RESOURCES = ['Value 1', 'Value 2', '李娜', '']

/** Mostly hours and days, but also the same instant, exact terms, and months of silence. */
function gapS({ below, of }: Chance): number {
  const kind = below(12)
  if (kind < 2) return 0
  if (kind < 3) return of([DAY_S, 7 * DAY_S, 5 * DAY_S])
  if (kind < 4) return of([DAY_S + 1, DAY_S - 1, 7 * DAY_S + 1])
  if (kind < 6) return below(HOUR_S)
  if (kind < 9) return below(2 * DAY_S)
  if (kind < 11) return below(12 * DAY_S)
  return (60 + below(150)) * DAY_S
}

function beginningS({ below, of }: Chance): number {
  const any = new Date(Date.UTC(FIRST_YEAR, 0, 3 + below(YEARS * 365))).toISOString().slice(0, 10)
  const date = of([any, of(holidays), of(makeupWorkdays)])
  return Date.parse(`${date}T00:00:00+08:00`) / 1000 + below(DAY_S)
}

/** The wall clock of the log's home, or for some lines the same instant as seen from elsewhere. */
function timestampOf(atS: number, { below }: Chance): string {
  if (below(20) === 0) return new Date(atS * 1000).toISOString().replace('.000', '')
  return `${new Date((atS + ZONE_S) * 1000).toISOString().slice(0, 19)}+08:00`
}

function caseOf(number: number, chance: Chance): LogRow[] {
  const story =
    number % 2 === 0
      ? STORIES[(number / 2) % STORIES.length]!
      : ['create', ...Array.from({ length: chance.below(9) }, () => chance.of(ROLES))]
  let atS = beginningS(chance)
  return story.map((role, index) => {
    if (index > 0) atS += gapS(chance)
    const timestamp = timestampOf(atS, chance)
    return {
      case: `Made${number}`,
      event: `${role} ${index}`,
      role,
      timestamp,
      resource: chance.of(RESOURCES),
    }
  })
}

/** Cases that no real log holds, each a list of its lines in the file's order, from 2011 on, always the same. */
export function generatedCases({ count = 200, seed = 1 } = {}): LogRow[][] {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, (_, index) => caseOf(index, chance))
}

/** Cases as the text of a log's file. */
export function logText(cases: readonly (readonly LogRow[])[]): string {
  const columns = ['case', 'event', 'role', 'timestamp', 'resource'] as const
  const lines = cases.flat().map((row) => columns.map((column) => row[column]).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
