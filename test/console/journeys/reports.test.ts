import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRM_ZONE } from '../../../src/domain/calendar/zone.ts'
import { lastPeriod } from '../../../src/reports/period.ts'
import { periodName } from '../../../src/words/dates.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

const DAY_MS = 86_400_000
const quarter = lastPeriod('quarter', Date.now(), FIRM_ZONE).label

let api: Serving
let desk: Desk
let number: string
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const told = await takenIn(api)
  await recorded(api, told.path)
  ;({ number } = told)
  const action = { owner: 'li', complaints: [told.id] }
  const dueAt = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
  const opened = async (what: string, days: number) => {
    const body = { ...action, what, dueAt: dueAt(days) }
    expect((await api.post('/v1/actions', body, { as: 'manager-sun' })).status).toBe(201)
  }
  await opened('门店晨会讲解还车检查。', 30)
  await opened('取车前逐车检查清洁并拍照。', -3)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

// R85
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

// R92
test('what is overdue stands first, leads to its complaint, and is done by its owner', async () => {
  const page = await desk.sit({ user: 'agent-li', path: '/console/actions' })
  const rows = page.getByRole('table', { name: '改进措施' }).locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.first().innerText()).toMatch(/逐车检查清洁[\s\S]*已超期/)
  expect(await barriers(page)).toEqual([])

  await rows.first().getByRole('button', { name: '完成' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /结果/ }).fill('三家门店抽查合格。')
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: '提交', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByRole('radiogroup', { name: '显示' }).getByText('已完成').click()
  await page.waitForURL(({ searchParams }) => searchParams.get('show') === 'done')
  await rows.first().getByText('三家门店抽查合格。').waitFor()
  await rows.first().getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: 'The car was not clean' }).waitFor()
  expect(desk.faults).toEqual([])
})

test.each([
  ['light', 1440, '/console/actions'],
  ['dark', 360, '/console/actions'],
  ['dark', 1440, '/console/reports'],
  ['light', 360, '/console/reports'],
] as const)('nobody stumbles over them, %s, %d wide: %s', async (theme, width, path) => {
  const page = await desk.sit({ user: 'management-qian', path, theme, width })
  await page.locator('main table').waitFor()
  expect(await barriers(page)).toEqual([])
})
