import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { serving, type Serving } from '../../support/serving.ts'

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ console: true })
  const as = 'administrator-he'
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: { zh: '客户服务', en: 'Customer service' } }],
    ['people', { id: 'li', name: '李娜' }],
    ['people/li/roles', { roles: [{ role: 'agent', department: 'service' }] }],
  ]
  for (const [path, body] of entries)
    expect((await api.post(`/v1/${path}`, body, { as })).status, path).toBe(200)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const send = async (dialog: Locator) => {
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const choose = async (page: Page, field: Locator, option: string) => {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('an administrator sees that next year is not known, and how it is loaded with a dry run', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: '/console/administration/calendars/cn' })
  await page.getByText(/^工作日已知至/).waitFor()
  await page.getByText('npm run calendar -- load cn FILE.json --dry-run').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('they add a person with deputy and an absence, and see who would be told', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: '/console/administration/people' })
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: '添加人员' }).click()
  await dialog.getByRole('textbox', { name: '系统编号' }).fill('zhu')
  await dialog.getByRole('textbox', { name: '名称' }).fill('朱晓')
  await send(dialog)
  await page.getByRole('heading', { name: '朱晓' }).waitFor()
  const [, roles, deputies] = [0, 1, 2].map((n) => page.getByRole('button', { name: '修改' }).nth(n))
  await roles!.click()
  await dialog.getByRole('button', { name: '添加' }).click()
  await choose(page, dialog.getByRole('combobox', { name: '角色' }), '客服')
  await choose(page, dialog.getByRole('combobox', { name: '部门' }), '客户服务')
  await send(dialog)
  await deputies!.click()
  await choose(page, dialog.getByRole('combobox', { name: '代理人' }), '李娜')
  await page.keyboard.press('Escape')
  await send(dialog)
  await page.getByRole('button', { name: '登记缺勤' }).click()
  await dialog.getByLabel(/^自/).fill('2026-12-07T09:00')
  await send(dialog)
  const told = page.getByRole('table', { name: '谁会收到发给此人的通知' })
  await told.getByText('李娜').waitFor()
  await told.getByText('代理', { exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
