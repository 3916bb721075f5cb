import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// A policy for many running complaints: tried, ordered, called off, and found again by whoever closed the window.

let api: Serving
let desk: Desk
let complaint: string
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const taken = await Promise.all(Array.from({ length: MANY }, () => takenIn(api, intake())))
  for (const { path } of taken) await recorded(api, path)
  complaint = taken[0]!.path
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

/** More than are asked in one go: only between two of those is an order called off. */
const MANY = 120
const LIST = '/console/administration/bulk'
const rows = (page: Page) => page.getByRole('table', { name: '批量任务' }).getByRole('row')

/** Chooses what runs under the basic policy to adopt another, and waits until it is known what would follow. */
async function tryIt(page: Page, many: RegExp) {
  await page.getByRole('button', { name: '批量改用' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '规则集' }).click()
  await page.getByRole('option', { name: /^基本承诺/ }).click()
  await dialog.getByRole('textbox', { name: '原因' }).fill('改按租赁承诺处理。')
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('status').filter({ hasText: many }).waitFor()
  return dialog
}

const policyOf = async (path: string) => (await api.get(path)).body.policy.id
const idOf = (address: string) => new URL(address).pathname.split('/').at(-1)

test('a manager tries a policy for many, orders it, and calls off what is left of it', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: '/console/administration/policies/rental' })
  const dialog = await tryIt(page, new RegExp(`^${MANY} / ${MANY} · 可改用 ${MANY}$`))
  await dialog
    .getByText(/^截止时间变动 \d+/)
    .first()
    .waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await policyOf(complaint)).toBe('default')
  await dialog.getByRole('button', { name: `正式改用 · ${MANY}` }).click()
  await dialog.getByRole('button', { name: '停止' }).click()
  await dialog.getByText('已停止，其余保持原样。').waitFor({ timeout: 60_000 })
  expect(await dialog.getByRole('status').innerText()).toMatch(/已改用 \d+ · 处理中 \d+$/)
  await dialog.getByRole('link', { name: '在批量任务中查看' }).click()
  await page.getByRole('heading', { name: /^批量改用规则集 · 租车/ }).waitFor()
  await page.getByText('停止人').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(desk.faults).toEqual([])
})

test('whoever closes the window in the middle finds their order again, with what became of each', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: '/console/administration/policies/rental' })
  const dialog = await tryIt(page, /· 可改用 \d+$/)
  await dialog.getByRole('button', { name: /^正式改用/ }).click()
  await dialog.getByRole('link', { name: '在批量任务中查看' }).waitFor()
  await page.goto(api.api.url + LIST)
  await rows(page)
    .nth(1)
    .getByRole('link', { name: /^批量改用规则集/ })
    .click()
  await page
    .getByRole('status')
    .filter({ hasText: /^(\d+) \/ \1 · 已改用 \1$/ })
    .waitFor()
  await page.getByText('已结束').waitFor()
  await page.getByText('未改用', { exact: true }).click()
  await page.getByText('没有可显示的投诉').waitFor()
  await page.getByText('已改用', { exact: true }).first().click()
  await page.getByRole('table', { name: '结果' }).getByRole('row').nth(1).waitFor()
  expect(await barriers(page)).toEqual([])
  const order = await api.get(`/v1/policy-adoptions/${idOf(page.url())}`, { as: 'manager-sun' })
  expect(await policyOf(complaint)).toBe('rental')
  expect(order.body).toMatchObject({ state: 'ended', pending: 0, by: { id: 'sun' } })
  expect(desk.faults).toEqual([])
})

test('a supervisor finds the orders of others, dry runs among them, and calls off no adoption', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: LIST, width: 360, theme: 'dark' })
  await rows(page).nth(4).waitFor()
  expect(await rows(page).getByText('试算', { exact: true }).count()).toBe(2)
  expect(await rows(page).getByText('已停止').count()).toBe(1)
  expect(await page.getByRole('button', { name: '停止' }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.goto(`${api.api.url}/console/administration/policies/rental`)
  await page.getByRole('tab', { name: '内容' }).waitFor()
  expect(await page.getByRole('button', { name: '批量改用' }).count()).toBe(0)
})
