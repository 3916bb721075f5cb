import { migrate } from '../../src/register/migrate.ts'
import { createPool } from '../../src/register/pool.ts'
import { createRegister } from '../../src/register/register.ts'
import type { House } from '../support/house.ts'
import { randomQuery } from '../support/list-queries.ts'
import { fillRegister } from '../support/million.ts'
import { atMost, row, type Row } from '../support/row.ts'
import { quantile } from '../support/statistics.ts'

type Register = ReturnType<typeof createRegister>
type Taken = { ms: number; asked: string; words: boolean }

/** Pages of lists out of a million complaints, by any combination of filters in any order. */
export async function register({ pool }: House, { quick }: { quick: boolean }): Promise<Row[]> {
  const url = pool.options.connectionString!
  const count = quick ? 20_000 : 1_000_000
  await migrate(url)
  await fillRegister(pool, count)
  const readers = createPool(url, { statementTimeoutMs: 30_000 })
  const lists = createRegister(readers)
  try {
    const pages = await pagesOf(lists, quick ? 200 : 3_000)
    const times = (of = pages) => of.map(({ ms }) => ms)
    const [withWords, without] = [true, false].map((is) => pages.filter(({ words }) => words === is))
    const worst = pages.toSorted((a, b) => b.ms - a.ms).slice(0, 5)
    for (const { ms, asked } of worst) process.stderr.write(`  ${ms.toFixed(0)} ms  ${asked}\n`)
    const of = `a page of 50 out of ${count.toLocaleString('en')}`
    const note = `${pages.length} combinations; the worst ${worst[0]!.ms.toFixed(0)} ms: ${worst[0]!.asked}`
    return [
      row(`${of}, p99`, 'ms', [quantile(times(), 0.99)], { bound: atMost(50, 100), note }),
      row(`${of}, filters only, p99`, 'ms', [quantile(times(without), 0.99)]),
      row(`${of}, words among them, p99`, 'ms', [quantile(times(withWords), 0.99)]),
      row(`${of}, median`, 'ms', [quantile(times(), 0.5)]),
      row('counts of all tabs, p99', 'ms', [quantile(await countTimes(lists, quick ? 20 : 200), 0.99)]),
      row('whether anything has changed, p99', 'ms', [quantile(await momentTimes(lists), 0.99)]),
    ]
  } finally {
    await readers.end()
  }
}

async function pagesOf(lists: Register, count: number): Promise<Taken[]> {
  const samples = await Promise.all(
    (['nextDue', 'received', 'level'] as const).map((sort) => lists.listComplaints({ sort, limit: 200 })),
  )
  const rows = samples.flatMap(({ data }) => data)
  const pages: Taken[] = []
  while (pages.length < count) {
    const query = randomQuery(rows)
    let cursor: string | undefined
    // The first page, and now and then those after it.
    do {
      const asked = { ...query, ...(cursor !== undefined && { cursor }) }
      const { ms, result } = await timed(() => lists.listComplaints(asked))
      pages.push({
        ms,
        words: query.filter?.text !== undefined,
        asked: `${cursor ? 'a later page of ' : ''}${JSON.stringify(query)}`,
      })
      // Lines from everywhere make the next questions.
      if (result.data.length > 0 && rows.length < 20_000) rows.push(...result.data.slice(0, 5))
      cursor = result.nextCursor
    } while (cursor !== undefined && Math.random() < 0.4)
  }
  return pages
}

async function countTimes(lists: Register, count: number): Promise<number[]> {
  const open = { open: true }
  const tabs = {
    open,
    mine: { ...open, handler: 'service-3' },
    department: { ...open, department: 'service' },
    unassigned: { ...open, unassigned: true, department: 'service' },
    waiting: { ...open, waiting: true },
    overdue: { ...open, overdue: true },
    escalated: { ...open, level: 1 },
    closed: { open: false },
  }
  const times: number[] = []
  for (let n = 0; n < count; n++) times.push((await timed(() => lists.countLists(tabs))).ms)
  return times
}

async function momentTimes(lists: Register): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < 200; n++) times.push((await timed(() => lists.moment())).ms)
  return times
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startedAt = performance.now()
  const result = await work()
  return { ms: performance.now() - startedAt, result }
}
