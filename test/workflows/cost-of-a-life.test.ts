import { isDeepStrictEqual } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { budgetOf, type Counts } from '../support/budget/budget.ts'
import { rowCounter, statementCounter } from '../support/budget/counters.ts'
import { courierOffice } from '../support/notify/couriers.ts'
import { realTime } from '../support/temporal/real-time.ts'
import { another, evidence, opening, policies, type Life } from '../support/temporal/workflow-lives.ts'

// What docs/budget.md allows. Whoever changes a count changes its line there and says why in the commit.

const EXACT: readonly string[] = ['tasks', 'events', 'commits']
const DAY_MS = 24 * 3_600_000

const time = realTime()
let rowsWritten: () => Promise<number>
beforeAll(async () => {
  rowsWritten = await rowCounter(time.house.pool)
})

const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'Sorry; this is how it goes on.' }
const classify: Command = {
  ...{ type: 'classify', category: 'cleanliness' },
  ...{ impact: 'low', risk: 'low', complexity: 'simple' },
}
const assign: Command = { type: 'assign', department: 'service', person: 'li' }
const propose: Command = { type: 'proposeSolution', measures: 'The fee back.' }
const accept: Command = { type: 'acceptSolution', evidence }
const execute: Command = { type: 'recordExecution', what: 'Paid back.' }
const revisit: Command = { type: 'recordRevisit', result: 'satisfied', score: 5, method: 'phone' }

/** The policy of the house without warnings, so that a lapse is all that time does. */
const { about: _, ...house } = policies.get('default')!
const unwarned = { ...house, clocks: house.clocks.map(({ warnAt: _w, ...clock }) => clock) }

const LIVES: Record<string, () => Promise<Counts>> = {
  'a creation': () => costOf(() => begun()),
  'a natural life': () =>
    costOf(async () => {
      const complaint = await begun([acknowledge, classify, assign])
      await complaint.ask(propose)
      await complaint.ask([accept, execute])
      await complaint.ask(revisit, another)
      return complaint
    }),
  'a life of seven requests': () =>
    costOf(async () => {
      const complaint = await begun()
      for (const command of [acknowledge, classify, assign, propose, accept, execute])
        await complaint.ask(command)
      await complaint.ask(revisit, another)
      return complaint
    }),
  'a lapse': async () => {
    const receivedAt = Date.now() - DAY_MS + 5_000
    const opened = opening(receivedAt, { registeredAt: Date.now() })
    const complaint = await time.begin({ ...opened, policy: unwarned })
    await settled(complaint)
    return costOf(async () => {
      const isLapsed = async () => (await complaint.view()).escalations.length
      await expect.poll(isLapsed).toBe(1)
      return complaint
    }, complaint)
  },
}

async function begun(commands: Command[] = []): Promise<Life> {
  const complaint = await time.begin(opening(Date.now()), commands.length > 0 ? { commands } : {})
  await settled(complaint)
  return complaint
}

const historyOf = async ({ handle }: Life) => (await handle.fetchHistory()).events!

/** No task is under way, and the first is done. */
const settled = (complaint: Life) =>
  expect
    .poll(async () => {
      const events = await historyOf(complaint)
      const last = (has: string) => events.findLastIndex((event) => Object.hasOwn(event, has))
      const done = last('workflowTaskCompletedEventAttributes')
      return done > 0 && done > last('workflowTaskScheduledEventAttributes')
    })
    .toBe(true)

async function historyCosts(complaint: Life): Promise<Counts> {
  const events = await historyOf(complaint)
  const { raw } = await complaint.handle.describe()
  const count = (...names: string[]) =>
    events.filter((event) => names.some((name) => Object.hasOwn(event, `${name}EventAttributes`))).length
  return {
    tasks: count('workflowTaskCompleted'),
    events: events.length,
    bytes: Number(raw.workflowExecutionInfo?.historySizeBytes),
    visibility: count(
      ...['workflowExecutionStarted', 'upsertWorkflowSearchAttributes'],
      ...['workflowPropertiesModified', 'workflowExecutionCompleted'],
    ),
  }
}

/** The notices of a complaint, and what couriers make of those that have not gone out. */
async function outboxOf({ id }: Life): Promise<Counts> {
  const { pool } = time.house
  const office = courierOffice(pool)
  const { rows } = await pool.query<{ courier: string }>('select distinct courier from notice')
  for (const { courier } of rows) await office.deliver(courier)
  const { rows: counts } = await pool.query<Counts>(
    `select (select count(*) from notice where complaint_id = $1) as notices,
       (select count(*) from posting where complaint_id = $1) as postings`,
    [id],
  )
  return counts[0]!
}

/** What it costs beyond what this complaint has cost before. */
async function costOf(live: () => Promise<Life>, known?: Life): Promise<Counts> {
  const before: Counts = known ? { ...(await historyCosts(known)), ...(await outboxOf(known)) } : {}
  const rowsBefore = await rowsWritten()
  const { counted, stop } = statementCounter()
  const complaint = await live()
  await settled(complaint).finally(stop)
  const rows = (await rowsWritten()) - rowsBefore
  const after: Counts = { ...(await historyCosts(complaint)), ...(await outboxOf(complaint)) }
  const spent = Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)])
  return { ...Object.fromEntries(spent), ...counted, rows }
}

/** What the budget would have to say: where a count is within, what is counted, else what it says. */
const allowedOf = (cost: Counts, budget: Counts): Counts =>
  Object.fromEntries(
    Object.entries(budget).map(([count, most]) => {
      const value = cost[count]!
      const isWithin = !EXACT.includes(count) && value <= most && (value > 0 || most === 0)
      return [count, isWithin ? value : most]
    }),
  )

test.each([...budgetOf('tasks')])('%s costs what docs/budget.md says', async (name, budget) => {
  let cost: Counts = {}
  // A slow moment adds to what one costs, and the first of all brings its policy along: one of three is within.
  for (let lived = 0; lived < 3 && !isDeepStrictEqual(cost, allowedOf(cost, budget)); lived += 1)
    cost = await LIVES[name]!()
  expect(cost).toEqual(allowedOf(cost, budget))
})
