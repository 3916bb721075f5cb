import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { fillQueue, queueOf, rowsOf } from '../../support/chromium/queue.ts'
import { serving, type Serving } from '../../support/serving.ts'

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  await fillQueue(api, 23)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const numbers = (page: Page) => rowsOf(page).allInnerTexts()

test('what changes is marked and moves nothing until somebody wants to see it', async () => {
  const page = await queueOf(desk, '?tab=mine&rows=20&sort=touched', { user: 'agent-li' })
  const before = await numbers(page)
  const id = await rowsOf(page).first().getAttribute('data-row-link')
  await api.post(`/v1/complaints/${id}/add-note`, { text: '主管已批示。' }, { as: 'supervisor-zhao' })
  const shown = page.getByRole('button', { name: '1 项变化，点此显示' })
  await shown.waitFor()
  expect(await numbers(page)).toEqual(before)
  expect(await page.getByRole('img', { name: '有新变化' }).count()).toBe(1)
  await shown.click()
  await shown.waitFor({ state: 'detached' })
  await expect.poll(() => numbers(page)).not.toEqual(before)
})

test('filters stand in the address and are kept as a view', async () => {
  const page = await queueOf(desk, '?tab=mine', { user: 'agent-li' })
  await page.getByRole('combobox', { name: '阶段' }).selectOption({ label: '调查中' })
  await page.getByRole('button', { name: '查询' }).click()
  await page.waitForURL(/stage=investigating/)
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByLabel('保存当前条件').fill('调查中的')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '调查中的', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '重置' }).click()
  await page.waitForURL(({ search }) => !search.includes('stage'))
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('button', { name: '调查中的', exact: true }).click()
  await page.waitForURL(/stage=investigating/)
})

test('pages go forward and back, and the total is told', async () => {
  const page = await queueOf(desk, '?tab=mine&rows=20', { user: 'agent-li' })
  const before = await numbers(page)
  await page.getByText('共 23 条 1–20').waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('共 23 条 21–23').waitFor()
  await expect.poll(() => rowsOf(page).count()).toBe(3)
  await page.getByRole('button', { name: '上一页' }).click()
  await expect.poll(() => numbers(page)).toEqual(before)
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)('nobody stumbles over it, %s and %d wide', async (theme, width) => {
  const page = await queueOf(desk, '?tab=open', { user: 'agent-li', theme, width })
  expect(await barriers(page)).toEqual([])
})
