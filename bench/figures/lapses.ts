import type { House } from '../support/house.ts'
import { BENCH_POLICY } from '../support/house.ts'
import { inFlight, until } from '../support/load.ts'
import { cpu, cpuSince } from '../support/pairs.ts'
import { productAt } from '../support/product.ts'
import { quantile } from '../support/statistics.ts'

export type Burst = {
  count: number
  /** The dues are spread evenly over this time. */
  overMs: number
  maxCachedWorkflows?: number
}
export type Lapsed = Awaited<ReturnType<typeof lapse>>

const TERM_MS = 24 * 3_600_000
/** Complaints are taken in before the first is due, at no less than this rate. */
const CREATED_PER_SECOND = 18

/** Lets complaints lapse that nobody acknowledges, and reads off the register when that was noticed and recorded. */
export async function lapse(house: House, { count, overMs, ...cache }: Burst) {
  const worker = await house.startProduct(cache)
  const product = productAt(worker.url)
  const firstDueAt = Date.now() + 5_000 + (count / CREATED_PER_SECOND) * 1000
  const ids = await inFlight(count, 32, (index) => {
    const dueAt = firstDueAt + Math.round((index * overMs) / count)
    // First contact lies a day back, so that the day to acknowledge it in ends when we want it to.
    return product.create({ policyId: BENCH_POLICY, receivedAt: new Date(dueAt - TERM_MS).toISOString() })
  })
  if (Date.now() > firstDueAt)
    throw new Error('Creation took so long that the first was due before it ended.')
  process.stderr.write(
    `  ${count} created, the first due in ${Math.round((firstDueAt - Date.now()) / 1000)} s\n`,
  )
  await new Promise((resolve) => setTimeout(resolve, firstDueAt - Date.now()))
  const before = cpu({ house, worker })
  await until(async () => (await countLapses(house, ids)) >= count, {
    everyMs: 1_000,
    withinMs: 1_200_000,
  })
  const cpuMs = cpuSince(before, { house, worker }, count)
  // A second lapse of the same would come soon after.
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const lapses = await lapsesOf(house, ids)
  const noticed = lapses.map(({ at, recorded_at }) => recorded_at - at)
  const committed = lapses.map(({ at, updated_at }) => updated_at - at)
  await settled(house)
  await house.stop(worker)
  return {
    cpuMs,
    count: lapses.length,
    complaints: new Set(lapses.map(({ complaint_id }) => complaint_id)).size,
    early: noticed.filter((ms) => ms <= 0).length,
    noticedP50: quantile(noticed, 0.5) / 1000,
    noticedP99: quantile(noticed, 0.99) / 1000,
    committedP99: quantile(committed, 0.99) / 1000,
    lastAfter: (Math.max(...lapses.map(({ updated_at }) => updated_at)) - firstDueAt) / 1000,
  }
}

type LapseRow = { complaint_id: string; at: number; recorded_at: number; updated_at: number }

async function lapsesOf({ pool }: House, ids: readonly string[]): Promise<LapseRow[]> {
  const { rows } = await pool.query<LapseRow>(
    `select e.complaint_id, e.at, e.recorded_at, c.updated_at
     from event e join complaint c on c.id = e.complaint_id
     where e.type = 'breached' and e.complaint_id = any($1)`,
    [ids],
  )
  return rows
}

async function countLapses({ pool }: House, ids: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from event where type = 'breached' and complaint_id = any($1)",
    [ids],
  )
  return rows[0]!.count
}

/** The notices have gone out, so that they disturb nothing that is measured next. */
async function settled({ pool }: House): Promise<void> {
  await until(async () => {
    const { rowCount } = await pool.query(
      `(select 1 from notice where next_attempt_at is not null limit 1)
       union all (select 1 from posting where next_attempt_at is not null limit 1)`,
    )
    return rowCount === 0
  })
}
