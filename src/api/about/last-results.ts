import { getReport, listReports } from '../../reports/report-store.ts'
import { promisedClocks, publishedOf, type Results } from '../../portal/about/results.ts'
import { within } from '../../within.ts'
import type { Deps } from '../deps.ts'

/** So old a copy may be; so long a failure is not tried again; so long the page waits for a fresher one. */
const FRESH_MS = 600_000
const FAILED_MS = 10_000
const WAITS_MS = 1_000

/** The results of the last issued report, that there is none, or that it cannot be known just now. */
export type LastResults = Results | 'none' | 'unknown'

/** From a copy: it is told also when the register is away. However many ask, one reads. */
export function createLastResults({
  pool,
  policies,
}: Pick<Deps, 'pool' | 'policies'>): (now: number) => Promise<LastResults> {
  const promised = promisedClocks(policies.values())
  let copy: Results | 'none' | undefined
  let nextAt = 0
  let reading: Promise<void> | undefined
  const read = async (now: number) => {
    const [last] = await listReports(pool, { limit: 1 })
    const report = last && (await getReport(pool, last.id))
    copy = report ? publishedOf({ period: report.period, ...report.data.now }, promised) : 'none'
    nextAt = now + FRESH_MS
  }
  const readOnce = async (now: number) => {
    nextAt = now + FAILED_MS
    await read(now).catch(() => undefined)
    reading = undefined
  }
  return async (now) => {
    if (nextAt <= now) reading ??= readOnce(now)
    if (reading) await within(WAITS_MS, reading)
    return copy ?? 'unknown'
  }
}
