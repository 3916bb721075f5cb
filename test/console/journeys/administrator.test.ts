import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { calendars, serving, type Serving } from '../../support/serving.ts'

const cn = calendars.get('cn')!
/** As it was before 2026 was published. */
const { 2026: off2026 = [], ...holidays } = cn.holidays
const { 2026: worked2026 = [], ...makeupWorkdays } = cn.makeupWorkdays
const before2026 = {
  ...{ ...cn, holidays, makeupWorkdays },
  ...{ version: 'cn-2025.1', coversUntil: '2025-12-31', settledUntil: '2025-12-28' },
}
/** 2026 as holiday-cn publishes it. */
const published2026 = {
  year: 2026,
  papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
  days: [
    ...off2026.map((day) => ({ name: '放假', date: `2026-${day}`, isOffDay: true })),
    ...worked2026.map((day) => ({ name: '调休', date: `2026-${day}`, isOffDay: false })),
  ],
}

let api: Serving
let desk: Desk
beforeAll(async () => {
  calendars.set('cn', before2026)
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
  calendars.set('cn', cn)
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

const CALENDAR = '/console/administration/calendars/cn'
/** Whether a due is provisional of a complaint that came in on a day of that year. */
async function isProvisionalIn2026(page: Page): Promise<boolean> {
  await page.goto(`${api.api.url}/console/administration/policies/default/try`)
  await page.getByLabel('接收时间').fill('2026-02-12T10:00')
  const tried = page.getByRole('table', { name: '试算' })
  await tried
    .getByText(/^2026-02/)
    .first()
    .waitFor()
  return (await tried.getByText('暂定').count()) > 0
}

test('an administrator tries the next year, sees every day that changes, and loads it', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: CALENDAR })
  expect(await isProvisionalIn2026(page)).toBe(true)
  await page.goto(api.api.url + CALENDAR)
  await page.getByText('工作日已知至 2025-12-31').waitFor()
  const file = { name: '2026.json', mimeType: 'application/json' }
  const buffer = Buffer.from(JSON.stringify(published2026))
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer })
  const status = page.getByRole('status')
  await page.getByRole('button', { name: '试算' }).click()
  const reason = page.getByRole('textbox', { name: '原因' })
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true')
  await reason.fill('国务院办公厅 2026 年节假日安排的通知')
  await page.getByRole('button', { name: '试算' }).click()
  const difference = status.filter({ hasText: '导入后会变的' })
  await difference.getByText('cn-2025.1 → cn-2025.1+2026.1').waitFor()
  expect(await difference.getByText(/^2026-/).count()).toBe(off2026.length + worked2026.length)
  await difference.getByText('2026-09-20 周日').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByText('工作日已知至 2025-12-31').waitFor()
  await difference.getByRole('button', { name: '导入' }).click()
  await page.getByText('工作日已知至 2026-12-31', { exact: true }).waitFor()
  await status.filter({ hasText: '已导入' }).waitFor()
  expect(await page.getByRole('combobox', { name: '年份' }).count()).toBe(1)
  await page.getByRole('table', { name: '已导入年份' }).getByText('cn-2025.1+2026.1').waitFor()
  expect(await isProvisionalIn2026(page)).toBe(false)
  expect(desk.faults).toEqual([])
})

test('whoever sends what is no year is told so at its place, and the page reads in English and in the dark', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: CALENDAR, language: 'en', theme: 'dark' })
  const year = page.getByRole('textbox', { name: 'The published year' })
  await year.fill('2027')
  await page.getByRole('textbox', { name: 'Reason' }).fill('A notice')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('alert').filter({ hasText: 'The published year' }).waitFor()
  await year.fill('{ "year": 2031, "holidays": ["2031-01-01"] }')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('alert').filter({ hasText: 'would leave a gap' }).waitFor()
  await year.fill('{ "year": ')
  await page.getByText('This is no JSON.').waitFor()
  expect(await page.getByRole('button', { name: 'Try it' }).isDisabled()).toBe(true)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('a manager sees the calendar, and that others load its years', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: CALENDAR })
  await page.getByText('由管理员、管理层或运维导入。').waitFor()
  expect(await page.getByRole('button', { name: '试算' }).count()).toBe(0)
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
  const told = page.getByRole('table', { name: '谁会收到发给此人的通知' }).locator('tbody tr')
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^朱晓/)])
  await page.getByRole('button', { name: '登记缺勤' }).click()
  await dialog.getByLabel(/^自/).fill('2026-12-07T09:00')
  await send(dialog)
  await page.getByText('2026-12-07 09:00 – ').waitFor()
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^李娜\s+代理\s+朱晓$/)])
  expect(await barriers(page)).toEqual([])

  await page.goto(`${api.api.url}/console/administration/recipients`)
  await choose(page, page.getByRole('combobox', { name: '角色' }), '客服')
  await choose(page, page.getByRole('combobox', { name: '人员' }), '朱晓')
  await page.getByLabel('在此时间').fill('2026-12-07T08:59')
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^朱晓/)])
  await page.getByLabel('在此时间').fill('2026-12-07T09:01')
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^李娜\s+代理\s+朱晓$/)])
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('they let another system in, revoke its key, and see who did what to which', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: '/console/administration/keys' })
  const dialog = page.getByRole('dialog')
  await page.getByText('还没有变更').waitFor()
  await page.getByRole('button', { name: '新建密钥' }).click()
  await dialog.getByRole('textbox', { name: '名称' }).fill('CRM')
  await choose(page, dialog.getByRole('combobox', { name: '权限范围' }), '登记投诉')
  await page.keyboard.press('Escape')
  await dialog.getByLabel('有效期至').fill(`${new Date().getFullYear() + 1}-01-01T09:00`)
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  const changes = page.getByRole('table', { name: '密钥变更' })
  await changes.getByRole('row', { name: /CRM 新建 .*管理员/ }).waitFor()
  await page.getByRole('button', { name: '吊销' }).click()
  await send(dialog)
  await changes.getByRole('row', { name: /CRM 吊销/ }).waitFor()
  expect(await changes.getByRole('row').count()).toBe(3)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
