import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { FEED_HINT } from '../../src/register/feed/feed-hint.ts'
import { agent, another, evidence, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { realTime } from '../support/temporal/real-time.ts'

// What a life costs, counted: a count is the same on every machine, which no time is. Whoever raises one of these
// numbers says why in the commit; docs/performance.md has the times.

const budget = { tasks: 8, events: 54, bytes: 17_500, statements: 7 }

const time = realTime()

const text = 'Sorry; this is how it goes on.'
const steps: [Command, typeof agent][] = [
  [{ type: 'acknowledge', method: 'phone', said: text }, agent],
  [{ type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'simple' }, agent],
  [{ type: 'assign', department: 'service', person: 'li' }, agent],
  [{ type: 'proposeSolution', measures: 'The fee back.' }, agent],
  [{ type: 'acceptSolution', evidence }, agent],
  [{ type: 'recordExecution', what: 'Paid back.' }, agent],
  [{ type: 'recordRevisit', result: 'satisfied', score: 5, method: 'phone' }, another],
]

const query = pg.Client.prototype.query
afterEach(() => {
  pg.Client.prototype.query = query
})

/** Counts the statements that this process sends to PostgreSQL from now on, but for hints, which time spaces out. */
function countStatements(): () => number {
  let count = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    if (args[0] !== FEED_HINT) count += 1
    return query.apply(this, args)
  } as typeof query
  return () => count
}

async function costOf({ handle }: Life) {
  const { events } = await handle.fetchHistory()
  const { raw } = await handle.describe()
  return {
    tasks: events!.filter((event) => event.workflowTaskCompletedEventAttributes).length,
    events: events!.length,
    bytes: Number(raw.workflowExecutionInfo?.historySizeBytes),
  }
}

/** A life of seven requests after the first, which brought it into the register. */
async function oneLife() {
  const complaint = await time.begin(opening(Date.now()))
  await expect.poll(() => time.house.register.hasComplaint(complaint.id)).toBe(true)
  const statements = countStatements()
  for (const [command, by] of steps) await complaint.ask(command, by)
  return { ...(await costOf(complaint)), statements: statements() }
}

test('a life of seven requests takes no more tasks, events, bytes and statements than it may', async () => {
  // A slow moment adds to what one life takes, never to what three at least take.
  const lives = [await oneLife(), await oneLife(), await oneLife()]
  for (const count of ['tasks', 'events', 'bytes', 'statements'] as const) {
    const least = Math.min(...lives.map((life) => life[count]))
    expect(least, count).toBeGreaterThan(0)
    expect(least, count).toBeLessThanOrEqual(budget[count])
  }
})
