import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as POLICIES } from '../../../src/console/administration/policies/words.ts'
import { FIRM_ZONE } from '../../../src/domain/calendar/zone.ts'
import { dayMs, hourMs, utc } from '../../../src/domain/instant.ts'
import { lastPeriod } from '../../../src/reports/period.ts'
import { periodName } from '../../../src/words/dates.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { SEAT, said } from '../../support/chromium/seat.ts'
import { intake, key, policies, serving, type Serving } from '../../support/serving.ts'

const QUARTER = lastPeriod('quarter', Date.now(), FIRM_ZONE)
const PAGE = '/console/administration/policies/rental'

let api: Serving
let desk: Desk
const numbers: string[] = []
beforeAll(async () => {
  api = await serving({ console: true })
  // Acknowledged a day and a half later: the default policy gives a day for it, that of the rental firm less.
  for (const [days, hours] of [
    [1, 2],
    [10, 36],
    [20, 3],
  ] as const) {
    const receivedAt = QUARTER.from + days * dayMs + 10 * hourMs
    const at = (later: number) => utc(receivedAt + later * hourMs)
    const facts = [
      { at: at(hours), type: 'acknowledge', method: 'phone', said: '已致歉。' },
      { at: at(hours + 1), type: 'withdraw', reason: '已协商解决。' },
    ]
    const body = { ...intake(), receivedAt: utc(receivedAt), policyId: 'default', facts }
    const { status, body: answer } = await api.post('/v1/complaints/import', body, {
      ...{ as: 'manager-sun', key: key() },
    })
    expect(status).toBe(201)
    numbers.push(answer.number)
  }
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

test('a manager sees what would have lapsed last quarter under a policy, and opens a complaint that differs', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: PAGE })
  await page.getByRole('tab', { name: said(POLICIES.lapses) }).click()
  const clocks = page.getByRole('table', { name: said(POLICIES.byClock) })
  await clocks.waitFor()
  await page.getByText(periodName(QUARTER.label, SEAT.language)).first().waitFor({ state: 'attached' })
  expect(await page.locator('dl').innerText()).toMatch(new RegExp(`${said(POLICIES.received)}\\s+3\\b`))
  const own = policies.get('rental')!.clocks.filter(({ owedBy }) => owedBy === 'agent')
  expect(await clocks.locator('tbody tr').count()).toBeGreaterThanOrEqual(own.length)
  const differing = page.getByRole('table', { name: said(POLICIES.differing) })
  const rows = differing.locator('tbody tr')
  expect(await rows.count()).toBeGreaterThan(0)
  expect(await barriers(page)).toEqual([])
  const first = differing.getByRole('link').first()
  expect(numbers).toContain(await first.innerText())
  await first.click()
  await page.waitForURL(/\/console\/complaints\//)
  expect(desk.faults).toEqual([])
})

test('what was handled under a policy comes to the same under it; a quarter of nothing says so', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: PAGE.replace('rental', 'default/lapses') })
  await page.getByText(said(POLICIES.noneDiffers)).waitFor()
  await page.goto(`${api.api.url}${PAGE.replace('rental', 'default/lapses')}?period=2009-Q1`)
  await page.getByText(said(POLICIES.noneReceived)).waitFor()
  await page.route('**/v1/policies/default/lapses?*', (route) => route.abort())
  await page.goto(`${api.api.url}${PAGE.replace('rental', 'default/lapses')}?period=2009-Q2`)
  await page.getByRole('alert').waitFor()
  expect(desk.faults).toEqual([])
})

test('who has nothing to do with complaints reads policies without it', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: `${PAGE}/lapses` })
  await page.getByRole('tab', { name: said(POLICIES.read) }).waitFor()
  expect(await page.getByRole('tab', { name: said(POLICIES.lapses) }).count()).toBe(0)
})
