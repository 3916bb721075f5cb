import { randomUUID } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import { openDesk } from '../../test/support/chromium/desk.ts'
import type { House } from '../support/house.ts'
import { inFlight } from '../support/load.ts'
import { ask } from '../support/http.ts'
import { productAt } from '../support/product.ts'
import { atMost, row, type Row } from '../support/row.ts'

/** What the pages cost the browser: a complaint opened from the queue, and a desk on which much happens. */
export async function consolePages(house: House, { quick }: { quick: boolean }): Promise<Row[]> {
  const worker = await house.startProduct()
  const product = productAt(worker.url)
  const ids = await inFlight(quick ? 10 : 60, 8, () => product.taken())
  const desk = await openDesk(worker.url)
  try {
    const page = await desk.sit({ user: 'agent-li', path: '/console/queue' })
    return [
      await opened(page, quick ? 3 : 12),
      await livedThrough(page, { url: worker.url, ids, seconds: quick ? 6 : 60 }),
    ]
  } finally {
    await desk.close()
    await house.stop(worker)
  }
}

/** The script of a page from the press on a line of the queue until the complaint stands there. */
async function opened(page: Page, times: number): Promise<Row> {
  const session = await page.context().newCDPSession(page)
  // What the thread worked: others at work on the machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const costs: number[] = []
  for (let n = 0; n < times; n++) {
    await page.goto(new URL('/console/queue', page.url()).href)
    const link = page.locator('a[href*="/console/complaints/"]').nth(n % 5)
    await link.waitFor()
    await page.waitForTimeout(500)
    const before = await scriptMs(session)
    await link.click()
    await page.locator('[data-pressure]').first().waitFor()
    await page.waitForTimeout(300)
    costs.push((await scriptMs(session)) - before)
  }
  // The first one fetches the code of the page.
  const name = 'a complaint opened from the queue: script'
  const bound = atMost(150, 300)
  return row(name, 'ms', costs.slice(1), { bound, note: `the first ${costs[0]?.toFixed(0)} ms` })
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1_000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value
}

type Busy = { url: string; ids: readonly string[]; seconds: number }

/** The queue while a thousand changes a minute are told: the longest time between two frames. */
async function livedThrough(page: Page, { url, ids, seconds }: Busy): Promise<Row> {
  await page.goto(new URL('/console/queue', page.url()).href)
  await page.locator('a[href*="/console/complaints/"]').first().waitFor()
  await page.waitForTimeout(1_000)
  const longest = page.evaluate<number>(WATCH_FRAMES(seconds * 1_000))
  const changes = Math.round((1_000 * seconds) / 60)
  for (let n = 0; n < changes; n++) {
    void noted(url, ids[n % ids.length]!)
    await page.waitForTimeout((seconds * 1_000) / changes)
  }
  const name = '1,000 live changes a minute: longest time between two frames'
  return row(name, 'ms', [await longest], { bound: atMost(100, 250), note: `${changes} changes` })
}

const noted = (url: string, id: string) =>
  ask(`${url}/v1/complaints/${id}/add-note`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer agent-li',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ text: '已联系门店。' }),
  })

/** In the browser: how long the longest pause between two frames was. */
const WATCH_FRAMES = (ms: number): string => `new Promise((resolve) => {
  let [last, longest, start] = [performance.now(), 0, performance.now()]
  const frame = (now) => {
    longest = Math.max(longest, now - last)
    last = now
    if (now - start < ${ms}) requestAnimationFrame(frame)
    else resolve(longest)
  }
  requestAnimationFrame(frame)
})`
