import type { Pool } from 'pg'
import type { Breakdown, FigureQuery, FigureRow, Figures } from '../figures/figure.ts'
import { figures } from '../figures/figures.ts'
import { bearingDepartments, responsibilities } from '../figures/responsibility.ts'
import { unfairReviews } from '../figures/unfair-reviews.ts'
import type { Instant } from '../domain/instant.ts'
import { trainingNeeds } from '../domain/supervision/training-needs.ts'
import type { CauseMeaning } from '../rules/root-causes.ts'
import { departmentsOfPeople, openActions, type OpenAction } from '../register/actions/actions.ts'
import { examplesOf } from './examples.ts'
import { notableCases } from './notable-cases.ts'
import { periodBefore, untilPeriod, type Period } from './period.ts'
import { inTimeShareOf } from '../figures/in-time.ts'
import type { ReportData, Reported, RootCause, Row, TrendPoint } from './report-data.ts'
import { otherKindsOf, rootCausesOf } from './root-causes.ts'
import { shortfallsOf } from './shortfalls.ts'

export type ReportScope = { period: Period; cutOffAt: Instant }
/** What root causes mean, by code. */
export type Causes = ReadonlyMap<string, CauseMeaning>

/** How many periods a trend shows. */
const TREND = { month: 12, quarter: 8 }

/**
 * What a report says, from the events of the register that are not later than the cut-off: gathered again with the
 * same cut-off it says the same, unless something was entered later about an earlier instant.
 */
export async function reportData(
  pool: Pool,
  scope: ReportScope,
  causes: Causes = new Map(),
): Promise<ReportData> {
  const { period, cutOffAt } = scope
  const previous = periodBefore(period)
  const span = { from: period.from, to: period.to, asOf: cutOffAt }
  const asked = (one: Period, by?: Breakdown) => figures(pool, queryOf(one, cutOffAt, by))
  const [now] = await asked(period)
  const [before] = await asked(previous)
  const rows = async (by: Breakdown) => compared(await asked(period, by), await asked(previous, by))
  const rootCauses = (await rootCausesOf(pool, span)).map(meaning(causes))
  const responsibility = await responsibilities(pool, queryOf(period, cutOffAt))
  const unfair = await unfairReviews(pool, queryOf(period, cutOffAt))
  const bearing = await bearingDepartments(pool, queryOf(period, cutOffAt))
  const shortfalls = shortfallsOf({ rootCauses, bearing, unfair })
  const actions = await openActions(pool, cutOffAt)
  return {
    format: 8,
    period,
    previous,
    cutOffAt,
    now: reported(now!.figures),
    before: reported(before!.figures),
    trend: await trendOf(pool, scope),
    otherKinds: await otherKindsOf(pool, span),
    departments: await rows('department'),
    channels: await rows('channel'),
    categories: await rows('category'),
    products: await rows('product'),
    stores: await rows('store'),
    rootCauses,
    responsibility,
    trainingNeeds: trainingNeeds(shortfalls, await withDepartments(pool, actions)),
    actions,
    notable: await notableCases(pool, span),
    examples: await examplesOf(pool, span),
  }
}

const reported = (figures: Figures): Reported => {
  const { emergencies: _, redress, ...shown } = figures
  const { byKind: _k, ...granted } = redress
  return { ...shown, redress: granted }
}

/** Actions, with the departments in which their owners work. */
async function withDepartments(pool: Pool, actions: readonly OpenAction[]) {
  const owners = actions.map(({ owner }) => owner)
  const departments = await departmentsOfPeople(pool, owners)
  return actions.map((one) => ({ ...one, departments: departments.get(one.owner) ?? [] }))
}

const queryOf = ({ from, to, zone }: Period, asOf: Instant, by?: Breakdown): FigureQuery => ({
  from,
  to,
  asOf,
  zone,
  filter: { kind: 'complaint' },
  ...(by && { by }),
})

async function trendOf(pool: Pool, { period, cutOffAt }: ReportScope): Promise<TrendPoint[]> {
  const shown = untilPeriod(period, TREND[period.kind])
  const whole = { ...period, from: shown[0]!.from }
  const rows = await figures(pool, queryOf(whole, cutOffAt, period.kind))
  const byLabel = new Map(rows.map(({ key, figures }) => [key, figures]))
  return shown.map(({ label }) => {
    const told = byLabel.get(label)
    return {
      label,
      received: told?.received ?? 0,
      closed: told?.closed ?? 0,
      inTimeShare: told ? inTimeShareOf(told) : null,
      goodShare: told?.satisfaction.goodShare ?? null,
    }
  })
}

/** The rows of a period with what was received in the one before; the most first. */
function compared(rows: readonly FigureRow[], earlierRows: readonly FigureRow[]): Row[] {
  const received = new Map(earlierRows.map(({ key, figures }) => [key, figures.received]))
  return rows
    .filter(({ figures }) => figures.received + figures.closed > 0)
    .map(({ key, figures }) => rowOf(key, figures, received.get(key) ?? 0))
    .sort(
      (a, b) => b.received - a.received || b.closed - a.closed || (a.key ?? '').localeCompare(b.key ?? ''),
    )
}

const rowOf = (key: string | null, figures: Figures, receivedBefore: number): Row => ({
  key,
  received: figures.received,
  receivedBefore,
  closed: figures.closed,
  inTimeShare: inTimeShareOf(figures),
  goodShare: figures.satisfaction.goodShare,
  repeats: figures.repeats,
  minutes: figures.effort.minutes,
  redress: figures.redress.sums,
})

const meaning =
  (causes: Causes) =>
  ({ code, complaints }: { code: string | null; complaints: number }): RootCause => {
    const { title, ofPeople } = (code !== null && causes.get(code)) || { title: null, ofPeople: false }
    return { code, title, complaints, ...(ofPeople && { ofPeople }) }
  }
