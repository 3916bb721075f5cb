import { FIRM_ZONE } from '../domain/calendar/zone.ts'
import { asksOfCauses, asksOfSubjects, type Breakdown, type FigureQuery } from './figure.ts'
import type { Within } from './family.ts'
import { parameters, type Parameter } from '../register/parameters.ts'

/** How the days, weeks … of a breakdown are written. */
export const PERIOD_FORMATS: Partial<Record<Breakdown, string>> = {
  day: 'YYYY-MM-DD',
  week: 'IYYY-"W"IW',
  month: 'YYYY-MM',
  quarter: 'YYYY-"Q"Q',
}

const COLUMNS: Partial<Record<Breakdown, string>> = {
  department: 'o.department',
  handler: 'o.handler',
  channel: 'c.channel',
  category: 'g.category',
  product: 's.product',
  store: 's.store',
  rootCause: 'r.code',
}

/** Facts with their owner, channel and category, as the question wants them; its values go along as parameters. */
export function scopeOf(query: FigureQuery): { within: Within; values: unknown[]; parameter: Parameter } {
  const { from, to, by, zone = FIRM_ZONE } = query
  const { values, parameter } = parameters()
  const format = by && PERIOD_FORMATS[by]
  const keyOf = () => {
    if (format)
      return `to_char(to_timestamp(f.at / 1000.0) at time zone ${parameter(zone, 'text')}, '${format}')`
    return (by && COLUMNS[by]) ?? 'null::text'
  }
  const subjects = asksOfSubjects(query) ? '\n      left join figure_subject s on s.k = f.k' : ''
  const causes = asksOfCauses(query) ? '\n      left join figure_cause r on r.complaint_id = c.id' : ''
  const within: Within = (facts, { anyTime, kind = 'c.kind' } = {}) => {
    const conditions = [
      'c.touches',
      ...(anyTime ? [] : [`f.at >= ${parameter(from, 'bigint')} and f.at < ${parameter(to, 'bigint')}`]),
      ...filtersOf(query, parameter, kind),
    ]
    return `
      select f.*, ${anyTime && format ? 'null::text' : keyOf()} as key
      from (${facts}) f
      join figure_complaint c on c.k = f.k
      left join figure_category g on g.k = f.k${subjects}${causes}
      join figure_owner o on o.k = f.k and f.seq >= o.from_seq and f.seq < o.until_seq
      where ${conditions.join(' and ')}`
  }
  return { within, values, parameter }
}

function filtersOf({ filter = {}, departments }: FigureQuery, parameter: Parameter, kindColumn: string) {
  const { kind, channel, category, department, handler, product, store } = filter
  const columns = {
    [kindColumn]: kind,
    'c.channel': channel,
    'g.category': category,
    'o.department': department,
    'o.handler': handler,
    's.product': product,
    's.store': store,
  }
  const theirs = () => `(o.department is null or o.department = any(${parameter(departments, 'text[]')}))`
  return [
    ...Object.entries(columns).flatMap(([column, value]) =>
      value === undefined ? [] : [`${column} = ${parameter(value, 'text')}`],
    ),
    ...(departments === undefined ? [] : [theirs()]),
  ]
}
