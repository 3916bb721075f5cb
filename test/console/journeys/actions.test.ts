import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../../src/domain/instant.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
let desk: Desk
let number: string
let id: string
beforeAll(async () => {
  api = await serving({ console: true })
  const as = 'administrator-he'
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'workshop', name: { zh: '维修车间', en: 'Workshop' } }],
    ['people', { id: 'li', name: '李娜' }],
    ['people', { id: 'wang', name: '王强' }],
    ['people/wang/roles', { roles: [{ role: 'agent', department: 'workshop' }] }],
  ]
  for (const [path, body] of entries)
    expect((await api.post(`/v1/${path}`, body, { as })).status, path).toBe(200)
  const told = await takenIn(api, intake())
  await recorded(api, told.path)
  ;({ number, id } = told)
  await opened('门店晨会讲解还车检查。', 30)
  await opened('取车前逐车检查清洁并拍照。', -3)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

async function opened(what: string, days: number, owner = 'li'): Promise<string> {
  const dueAt = new Date(Date.now() + days * dayMs).toISOString()
  const body = { what, owner, dueAt, complaints: [id] }
  const { status, body: action } = await api.post('/v1/actions', body, { as: 'manager-sun' })
  expect(status).toBe(201)
  return action.id
}

const rowsOn = (page: Page) => page.getByRole('table', { name: '改进措施' }).locator('tbody tr')
const show = (page: Page, view: string) =>
  page.getByRole('radiogroup', { name: '显示' }).getByText(view, { exact: true }).click()
const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

// R92
test('what is overdue stands first, leads to its complaint, and is done by its owner, whom others check', async () => {
  const page = await desk.sit({ user: 'agent-li', path: '/console/actions' })
  const rows = rowsOn(page)
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
  await show(page, '已完成')
  await page.waitForURL(({ searchParams }) => searchParams.get('show') === 'done')
  await rows.first().getByText('三家门店抽查合格。').waitFor()
  await rows.first().getByRole('button', { name: '关联' }).waitFor()
  expect(await rows.first().getByRole('button', { name: '复核' }).count()).toBe(0)
  const manager = await desk.sit({ user: 'manager-sun', path: '/console/actions?show=done' })
  await rowsOn(manager).first().getByRole('button', { name: '复核' }).click()
  await manager.getByRole('dialog').getByRole('switch').first().check()
  await manager.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
  await rowsOn(manager).first().getByText('再次发生').waitFor()
  await rows.first().getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: 'The car was not clean' }).waitFor()
  expect(desk.faults).toEqual([])
})

test('they are picked by owner and by department, and what was withdrawn is seen', async () => {
  await opened('每周检查一次举升机。', 5, 'wang')
  const gone = await opened('不再需要的措施。', 6, 'wang')
  await api.house.pool.query('update action set withdrawn_at = now() where id = $1', [gone])
  const page = await desk.sit({ user: 'manager-sun', path: '/console/actions' })
  const rows = rowsOn(page)
  await expect.poll(() => rows.count()).toBe(2)
  await choose(page, '责任人', '李娜')
  await page.waitForURL(({ search }) => search === '?owner=li')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('门店晨会')])
  await page.goto(`${api.api.url}/console/actions`)
  await choose(page, '部门', '维修车间')
  await page.waitForURL(({ search }) => search === '?department=workshop')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('举升机')])
  await show(page, '已撤回')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('不再需要')])
  expect(await rows.getByRole('button').count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await show(page, '我负责的')
  await page.getByText('没有改进措施。').waitFor()
  expect(desk.faults).toEqual([])
})

test('from the next page one comes back to the first', async () => {
  const missing = Array.from({ length: 51 }, (_, days) => days)
  await Promise.all(missing.map((days) => opened(`第 ${days} 项`, 60 + days)))
  const page = await desk.sit({ user: 'manager-sun', path: '/console/actions' })
  const rows = rowsOn(page)
  await expect.poll(() => rows.count()).toBe(50)
  const first = await rows.first().innerText()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.waitForURL(({ searchParams }) => searchParams.has('cursor'))
  await expect.poll(() => rows.count()).toBe(3)
  await page.reload()
  await expect.poll(() => rows.count()).toBe(3)
  await page.getByRole('button', { name: '第一页' }).click()
  await expect.poll(() => rows.first().innerText()).toBe(first)
  await page.goBack()
  await expect.poll(() => rows.count()).toBe(3)
  expect(desk.faults).toEqual([])
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)('nobody stumbles over them, %s, %d wide', async (theme, width) => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/actions', theme, width })
  await page.locator('main table').waitFor()
  expect(await barriers(page)).toEqual([])
})
