import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { killedOrders } from '../support/faults/killed-orders.ts'
import { orderBegun, orderEnded, orderStands } from '../support/incident-orders.ts'
import { expectKept, noticesOf } from '../support/temporal/worker-with-register.ts'
import { opening, type Life } from '../support/temporal/workflow-lives.ts'

const orders = killedOrders()
const worker = (more: { diesAfter?: number } = {}) => orders.worker({ perSecond: 40, ...more })

const assign: Command = { type: 'assign', department: 'service', person: 'li' }

const complaints = (count: number): Promise<Life[]> =>
  orders.complaints(count, {
    opened: (nth) => {
      const complainant = { name: `Ms ${nth}`, email: `ms${nth}@example.com` }
      return { details: { ...opening(0).details, complainant, storeId: 'chaoyang' } }
    },
    commands: [assign],
  })

/** An incident with so many complaints in it, and a worker that is there no longer. */
async function incidentOf(count: number) {
  const first = await worker()
  const lives = await complaints(count)
  const body = { title: 'Piles run hot', cause: 'A batch of loose terminals.', storeId: 'chaoyang' }
  const asked = orders.asked()
  const opened = await asked.post('/v1/incidents', body, { as: 'supervisor-zhao' })
  const incident: string = opened.body.id
  const joined = await orderEnded(asked, incident, ['members', { selection: { storeId: 'chaoyang' } }])
  expect(joined).toMatchObject({ total: count, done: count })
  await first.kill()
  return { lives, incident, asked }
}

/** What of this happened to each, and what of it the customers are to be told. */
async function counted(lives: readonly Life[], event: string, template: string) {
  const count = async (life: Life) => {
    const { entries } = await expectKept(orders.house, life)
    const notices = await noticesOf(orders.house.pool, life.id)
    return [
      entries.filter((entry) => entry.event.type === event).length,
      notices.filter((notice) => notice.template === template && notice.role === 'customer').length,
    ]
  }
  return Promise.all(lives.map(count))
}

// R56
test('a worker is killed in the middle of a message, then of a proposal: each has one of each, and a line', async () => {
  const { lives, incident, asked } = await incidentOf(40)
  const inTurn = [
    ['messages', { text: 'The piles are switched off.' }, 'messageWritten', 'message'],
    ['proposals', { measures: 'The charge is paid back.' }, 'solutionProposed', 'solutionOffered'],
  ] as const
  for (const [path, body, event, template] of inTurn) {
    const id = await orderBegun(asked, incident, [path, body])
    const dying = await worker({ diesAfter: 17 })
    await dying.exited
    const halfway = await orderStands(asked, id)
    expect(halfway).toMatchObject({ state: 'running', total: 40 })
    expect(halfway.done).toBeGreaterThan(0)
    expect(halfway.done).toBeLessThan(40)
    const next = await worker()
    await expect
      .poll(async () => (await orderStands(asked, id)).state, { timeout: 90_000, interval: 300 })
      .toBe('ended')
    const { items, ...result } = await orderStands(asked, id)
    expect(result).toMatchObject({ total: 40, done: 40, refused: 0, unknown: 0, pending: 0 })
    const ids = items.map(({ complaint }: { complaint: string }) => complaint)
    expect(ids.toSorted()).toEqual(lives.map((life) => life.id).toSorted())
    expect(await counted(lives, event, template)).toEqual(lives.map(() => [1, 1]))
    await next.kill()
  }
}, 300_000)
