import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRM_ZONE } from '../../../src/domain/calendar/zone.ts'
import { lastPeriod } from '../../../src/reports/period.ts'
import { periodName } from '../../../src/words/dates.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { serving, type Serving } from '../../support/serving.ts'

const quarter = lastPeriod('quarter', Date.now(), FIRM_ZONE).label

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

// R88
test('the last quarter is issued, read as it was issued, checked and printed', async () => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/reports' })
  await page.getByText('还没有报告。').waitFor()
  await page.getByRole('button', { name: '出具报告' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: periodName(quarter, 'zh') }).click()
  await page.waitForURL(({ pathname }) => pathname === `/console/reports/${quarter}.1`)
  const sheet = page.frameLocator('iframe.report')
  await sheet.getByRole('heading', { level: 1 }).waitFor()
  expect(await sheet.locator('body').innerText()).toContain(periodName(quarter, 'zh'))

  await page.evaluate(
    `document.querySelector('iframe.report').contentWindow.print = () => (document.title = 'printed')`,
  )
  await page.getByRole('button', { name: '打印' }).click()
  await expect.poll(() => page.title()).toBe('printed')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('与事件记录一致').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('another edition takes a reason; without one there is none', async () => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/reports', language: 'en' })
  await page.getByRole('button', { name: 'Issue a report' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Late entries of September.')
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Late entries of September.').waitFor()
  const { body } = await api.get('/v1/reports', { as: 'management-qian' })
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([`${quarter}.2`, `${quarter}.1`])
})

test.each([
  ['dark', 1440, '/console/reports'],
  ['light', 360, '/console/reports'],
] as const)('nobody stumbles over them, %s, %d wide: %s', async (theme, width, path) => {
  const page = await desk.sit({ user: 'management-qian', path, theme, width })
  await page.locator('main table').waitFor()
  expect(await barriers(page)).toEqual([])
})
