import type { Language } from '../../domain/names.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { Actor } from '../../domain/command.ts'
import { dayMs, instantText, utc, type Instant } from '../../domain/instant.ts'
import { DEFINITIONS, GENERAL } from '../../figures/definitions.ts'
import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import type { Breakdown, FigureQuery, FigureRow } from '../../figures/figure.ts'
import { figuresCsv } from '../../reports/figures-csv.ts'
import { equalTreatment } from '../../figures/equal-treatment.ts'
import { figures } from '../../figures/figures.ts'
import { costs } from '../../figures/costs.ts'
import { responsibilities } from '../../figures/responsibility.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { fromRegister } from '../from-register.ts'
import { namesFor } from '../directory/names.ts'
import { defined } from '../../domain/defined.ts'
import { refuseNoPeriod, wrongQuery } from '../problems/wrong-query.ts'

export async function getFigures(deps: Deps, call: Call<Contract['getFigures']>): Promise<Reply> {
  const { from, to, by, zone = FIRM_ZONE, repeatDays, format, language, ...more } = call.query
  const { asOf = Date.now(), ...filter } = more
  refuseStrange({ from, to, by })
  refuseOthers(call.by, { by, handler: filter.handler })
  const query = {
    ...{ from, to, asOf, zone, filter: defined(filter) },
    ...defined({ by, repeatDays, departments: departmentsOf(call.actors) }),
  }
  const data = await fromRegister(deps, ({ slow }) => figures(slow, query))
  if ((format ?? call.accepts) === 'csv') return csvOf(deps, data, { ...query, language })
  return { body: { ...periodView(query), zone, ...(by && { by }), data } }
}

export async function getEqualTreatment(
  deps: Deps,
  call: Call<Contract['getEqualTreatment']>,
): Promise<Reply> {
  const { from, to, asOf = Date.now(), ...filter } = call.query
  refuseStrange({ from, to, by: undefined })
  const query = {
    from,
    to,
    asOf,
    filter: defined(filter),
    ...defined({ departments: departmentsOf(call.actors) }),
  }
  const data = await fromRegister(deps, ({ slow }) => equalTreatment(slow, query))
  return { body: { ...periodView(query), data } }
}

export async function getResponsibility(
  deps: Deps,
  call: Call<Contract['getResponsibility']>,
): Promise<Reply> {
  const { from, to, asOf = Date.now(), ...filter } = call.query
  refuseStrange({ from, to, by: undefined })
  const departments = departmentsOf(call.actors, 'readResponsibility')
  const query = { from, to, asOf, filter: defined(filter), ...defined({ departments }) }
  const data = await fromRegister(deps, ({ slow }) => responsibilities(slow, query))
  return { body: { ...periodView(query), data } }
}

export async function getCosts(deps: Deps, call: Call<Contract['getCosts']>): Promise<Reply> {
  const { from, to, asOf = Date.now(), ...filter } = call.query
  refuseStrange({ from, to, by: undefined })
  const departments = departmentsOf(call.actors, 'readCosts')
  const query = { from, to, asOf, filter: defined(filter), ...defined({ departments }) }
  const data = await fromRegister(deps, ({ slow }) => costs(slow, { ...query, rates: deps.rates.versions }))
  return { body: { ...periodView(query), ...data } }
}

/** Whoever does not read all complaints has the figures of their departments. */
const departmentsOf = (
  actors: Call['actors'],
  right: 'readFigures' | 'readResponsibility' | 'readCosts' = 'readFigures',
): readonly string[] | undefined =>
  actors.some((by) => reachOf(by, right).among === 'all')
    ? undefined
    : [...new Set(actors.flatMap(({ departments = [] }) => departments))]

export const getDefinitions = async (): Promise<Reply> => ({ body: { general: GENERAL, data: DEFINITIONS } })

type Period = { from: Instant; to: Instant; asOf: Instant }

const periodView = ({ from, to, asOf }: Period) => ({ from: utc(from), to: utc(to), asOf: utc(asOf) })

async function csvOf(
  deps: Deps,
  data: readonly FigureRow[],
  { from, to, asOf, ...told }: Period & { language: Language; by?: Breakdown },
): Promise<Reply> {
  const { calendars } = deps
  const home = [...calendars.values()].find(({ zone }) => zone === FIRM_ZONE)
  const text = (at: Instant) => (home ? instantText(at, home) : utc(at))
  const { language, by } = told
  const period = { from: text(from), to: text(to), asOf: text(asOf) }
  const about = { ...period, language, ...(by && { by }), names: await namesFor(deps) }
  const filename = `figures-${about.from.slice(0, 10)}-${about.to.slice(0, 10)}.csv`
  return { text: figuresCsv(data, about), type: 'text/csv', filename }
}

const LENGTHS_MS: Partial<Record<Breakdown, number>> = {
  day: dayMs,
  week: 7 * dayMs,
  month: 28 * dayMs,
  quarter: 90 * dayMs,
}
const ROWS_AT_MOST = 800

function refuseStrange({ from, to, by }: Pick<FigureQuery, 'from' | 'to'> & { by: Breakdown | undefined }) {
  refuseNoPeriod({ from, to })
  const lengthMs = by && LENGTHS_MS[by]
  if (lengthMs && (to - from) / lengthMs > ROWS_AT_MOST)
    throw wrongQuery('/by', 'That is too many rows: choose longer parts or a shorter period.')
}

/** How single people do is for management to look into (R98), and for each to see of themselves. */
function refuseOthers(by: Actor, asked: { by: Breakdown | undefined; handler: string | undefined }): void {
  const isOwn = asked.handler === by.id
  if (by.role === 'management' || isOwn) return
  if (asked.by === 'handler' || asked.handler !== undefined)
    throw new Problem('forbidden', { detail: 'Figures of single handlers are for management.' })
}
