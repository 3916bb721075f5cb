import type {
  ComplaintFilter,
  ComplaintQuery,
  ListedComplaint,
} from '../../src/register/lists/complaint-list.ts'
import { CATEGORIES, CHANNELS, DEPARTMENTS, KINDS, OUTCOMES, VOCABULARY } from './million.ts'

const dayMs = 86_400_000
const random = Math.random
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
const STAGES = ['received', 'investigating', 'proposed', 'executing', 'revisiting', 'closed']
const SORTS = ['nextDue', 'received', 'level'] as const

/** A window of a day, a week, a month or a year, or with one end only. */
function windowAround(at: number): { from?: number; until?: number } {
  const length = oneOf([1, 7, 30, 365]) * dayMs
  const from = Math.round(at - random() * length)
  return oneOf([{ from, until: from + length }, { from, until: from + length }, { from }, { until: from }])
}

const frequent = () => VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1]!
const whole = (value: number) => Math.floor(value)

/** What might be asked, of one line that exists or of any values at all: these often fit nothing. */
const asks: Record<string, (row: ListedComplaint, isAny: boolean) => object> = {
  open: () => ({ open: random() < 0.8 }),
  stage: (row, isAny) => ({ stage: isAny ? oneOf(STAGES) : row.stage }),
  kind: (row, isAny) => ({ kind: isAny ? oneOf(KINDS) : row.kind }),
  channel: (row, isAny) => ({ channel: isAny ? oneOf(CHANNELS) : row.channel }),
  category: (row, isAny) => ({ category: isAny ? oneOf(CATEGORIES) : row.category }),
  severity: (row, isAny) => ({ severity: isAny ? oneOf(['minor', 'normal', 'major']) : row.severity }),
  department: (row, isAny) => ({ department: isAny ? oneOf(DEPARTMENTS) : row.department }),
  handler: (row, isAny) => ({
    handler: isAny ? `${oneOf(DEPARTMENTS)}-${whole(random() * 30)}` : row.handler,
  }),
  unassigned: () => ({ unassigned: random() < 0.7 }),
  outcome: (row, isAny) => ({ outcome: isAny ? oneOf(OUTCOMES) : row.outcome }),
  cycle: (row, isAny) => ({ cycle: isAny ? oneOf([1, 2, 3]) : row.cycle }),
  level: (row, isAny) => ({ level: isAny ? oneOf([1, 2, 3]) : row.level || 1 }),
  overdue: () => ({ overdue: random() < 0.7 }),
  waiting: () => ({ waiting: random() < 0.7 }),
  provisional: () => ({ provisional: random() < 0.7 }),
  due: (row) => {
    const { from: dueAfter, until: dueBefore } = windowAround(
      row.nextDueAt ?? Date.now() + (random() - 0.3) * 14 * dayMs,
    )
    return { dueAfter, dueBefore }
  },
  received: (row) => {
    const { from: receivedAfter, until: receivedBefore } = windowAround(row.receivedAt)
    return { receivedAfter, receivedBefore }
  },
  text: (row) => ({ text: textOf(row) }),
}

function textOf(row: ListedComplaint): string {
  const letters = Array.from(row.subject)
  const at = whole(random() * letters.length)
  return oneOf([
    frequent,
    frequent,
    () => `${frequent()} ${frequent()}`,
    () => oneOf(VOCABULARY),
    () =>
      letters
        .slice(at, at + 2 + whole(random() * 4))
        .join('')
        .padEnd(2, '车'),
    () => row.complainantName,
    () => row.orderNumber ?? row.number,
  ])()
}

/** One of very many combinations: up to five things asked for at once. */
export function randomQuery(rows: readonly ListedComplaint[]): ComplaintQuery {
  const row = oneOf(rows)
  const names = new Set(Array.from({ length: whole(random() * 6) }, () => oneOf(Object.keys(asks))))
  if (random() < 0.2) names.add('text')
  const asked = Object.assign({}, ...[...names].map((name) => asks[name]!(row, random() < 0.4))) as object
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== null)
  return { filter: Object.fromEntries(given) as ComplaintFilter, sort: oneOf(SORTS), limit: 50 }
}
