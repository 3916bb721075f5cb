import { getReport, listReports } from '../../reports/report-store.ts'
import { publishedOf, type Results } from '../../portal/about/results.ts'
import { within } from '../../within.ts'
import type { Deps } from '../deps.ts'

/** So old a copy may be; so long the page waits for a fresher one. */
const FRESH_MS = 600_000
const WAITS_MS = 1_000

/** The results of the last issued report, from a copy: it is told also when the register is away. */
export function createLastResults({
  pool,
}: Pick<Deps, 'pool'>): (now: number) => Promise<Results | undefined> {
  let copy: { results: Results | undefined; at: number } | undefined
  const read = async (now: number) => {
    const [last] = await listReports(pool, { limit: 1 })
    const report = last && (await getReport(pool, last.id))
    const results = report && publishedOf({ period: report.period, ...report.data.now })
    copy = { results, at: now }
  }
  return async (now) => {
    if (!copy || copy.at + FRESH_MS <= now)
      await within(
        WAITS_MS,
        read(now).catch(() => undefined),
      )
    return copy?.results
  }
}
