import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../src/domain/instant.ts'
import { listComplaints, type ComplaintQuery } from '../../src/register/lists/complaint-list.ts'
import { countLists, countMatching } from '../../src/register/lists/complaint-counts.ts'
import { EVERYTHING, sightOf, type Sight } from '../../src/register/lists/visible.ts'
import { listFailedPostings } from '../../src/register/notices/failed-postings.ts'
import { budgetOf } from '../support/budget/budget.ts'
import { buffersTouched, withoutAutovacuum } from '../support/budget/counters.ts'
import { fillPostings } from '../support/budget/failed-postings.ts'
import { fillHundredThousand } from '../support/budget/hundred-thousand.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// What docs/budget.md allows. Whoever changes a count changes its line there and says why in the commit.

let house: FreshRegister

beforeAll(async () => {
  house = await freshRegister({ max: 1, statementTimeoutMs: 60_000 })
  await withoutAutovacuum(house.pool)
  await fillHundredThousand(house.pool)
  await fillPostings(house.pool)
})
afterAll(() => house?.close())

const page = (query: ComplaintQuery) => async () => {
  const { data } = await listComplaints(house.pool, query)
  expect(data.length).toBeGreaterThan(0)
}
const notArrived = (seen: Sight) => async () => {
  expect(await listFailedPostings(house.pool, { sight: seen, limit: 51 })).toHaveLength(51)
}
/** One of the twenty teams there are. */
const sight = sightOf([{ id: 'somebody', role: 'agent', departments: ['team-3'] }], 'readLists')
const inService = { open: true, department: 'service' } as const
const LAST_MONTH = { lapsedAfter: Date.now() - 30 * dayMs, lapsedBefore: Date.now() }

const PAGES: Record<string, () => Promise<unknown>> = {
  'all that is open, the next due first': page({ filter: { open: true } }),
  'all that is open, the highest level first': page({ filter: { open: true }, sort: 'level' }),
  'all that is open, as a desk takes it up': page({ filter: { open: true }, sort: 'desk' }),
  'all that is open, left alone the longest first': page({ filter: { open: true }, sort: 'touched' }),
  'everything, the newest first': page({ sort: 'received' }),
  'what is overdue': page({ filter: { open: true, overdue: true } }),
  'where a clock of this name lapsed': page({ filter: { lapsed: 'acknowledge' } }),
  'what is open and a clock of this name lapsed': page({ filter: { open: true, lapsed: 'acknowledge' } }),
  'what is open and had a lapse within a month': page({ filter: { open: true, ...LAST_MONTH } }),
  'a department’s open ones': page({ filter: inService }),
  'a department’s that nobody has': page({ filter: { ...inService, unassigned: true } }),
  'a person’s open ones': page({ filter: { open: true, handler: 'service-0' } }),
  'a rare combination': page({ filter: { category: 'billing', severity: 'major', outcome: 'refused' } }),
  'a frequent word': page({ filter: { text: '客户' } }),
  'a frequent word among what is open': page({ filter: { open: true, text: '退款' } }),
  'two words': page({ filter: { text: '投诉 车辆' }, sort: 'received' }),
  'a rare word': page({ filter: { text: '航漏' } }),
  'the counts of all tabs': () => countLists(house.pool, TABS),
  'how many are due within the hour': () => countMatching(house.pool, DUE_SOON),
  'how many have two filters': () => countMatching(house.pool, { ...inService, severity: 'major' }),
  'how many are closed': () => countMatching(house.pool, { open: false }),
  'how many say a frequent word': () => countMatching(house.pool, { text: '客户' }),
  'what did not arrive, the latest first': notArrived(EVERYTHING),
  'what did not arrive, of one department in twenty': notArrived(sight),
  'what is open, of one department in twenty': page({ sight, filter: { open: true } }),
  'everything, of one department in twenty': page({ sight, sort: 'received' }),
  'what is overdue, of one department in twenty': page({ sight, filter: { open: true, overdue: true } }),
  'a frequent word, of one department in twenty': page({ sight, filter: { text: '客户' } }),
  'the counts of all tabs, of one department in twenty': () => countLists(house.pool, TABS, sight),
}
const DUE_SOON = { open: true, handler: 'service-0', dueAfter: 0, dueBefore: Date.now() }
const TABS = {
  open: { open: true },
  mine: { open: true, handler: 'service-0' },
  unassigned: { ...inService, unassigned: true },
  overdue: { open: true, overdue: true },
  escalated: { open: true, level: 1 },
  closed: { open: false },
} as const

/** So often is it counted: what else the server does meanwhile, workers that end late for one, can only add to it. */
const TIMES = 3

async function touchedBy(read: () => Promise<unknown>): Promise<number> {
  const before = await buffersTouched(house.pool)
  await read()
  return (await buffersTouched(house.pool)) - before
}

test.each([...budgetOf('buffers')])('%s costs what docs/budget.md says', async (name, { buffers }) => {
  // A connection looks up what the tables are, once.
  await PAGES[name]!()
  let least = Infinity
  for (let n = 0; n < TIMES && least > buffers!; n++) least = Math.min(least, await touchedBy(PAGES[name]!))
  expect(least).toBeGreaterThan(0)
  expect(least).toBeLessThanOrEqual(buffers!)
})
