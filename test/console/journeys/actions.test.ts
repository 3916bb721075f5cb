import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as ACTIONS } from '../../../src/console/actions/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { dayMs } from '../../../src/domain/instant.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

const WORKSHOP = { zh: '维修车间', en: 'Workshop' }

let api: Serving
let desk: Desk
let number: string
let id: string
beforeAll(async () => {
  api = await serving({ console: true })
  const as = 'administrator-he'
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'workshop', name: WORKSHOP }],
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

const rowsOn = (page: Page) => page.getByRole('table', { name: said(CONSOLE.actions) }).locator('tbody tr')
/** The views stand side by side; where there is no room for that they are a list to choose from. */
const show = async (page: Page, view: 'done' | 'withdrawn' | 'mine') => {
  const [which, shown] = [{ name: said(ACTIONS.which) }, said(ACTIONS[view])]
  const choice = page.getByRole('combobox', which)
  if (await choice.isVisible()) await choice.selectOption(shown)
  else await page.getByRole('radiogroup', which).getByText(shown, { exact: true }).click()
}
const choose = async (page: Page, field: 'owner' | 'department', option: string) => {
  await page.getByRole('combobox', { name: said(FIELDS[field]) }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

// R92
test('what is overdue stands first, leads to its complaint, and is done by its owner, whom others check', async () => {
  const page = await desk.sit({ user: 'agent-li', path: '/console/actions' })
  const rows = rowsOn(page)
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.first().innerText()).toMatch(new RegExp(`逐车检查清洁[^]*${said(ACTIONS.overdue)}`))
  expect(await barriers(page)).toEqual([])

  await rows
    .first()
    .getByRole('button', { name: said(ACTIONS.complete) })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: said(FIELDS.result) }).fill('三家门店抽查合格。')
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rows.count()).toBe(1)
  await show(page, 'done')
  await page.waitForURL(({ searchParams }) => searchParams.get('show') === 'done')
  await rows.first().getByText('三家门店抽查合格。').waitFor()
  await rows
    .first()
    .getByRole('button', { name: said(ACTIONS.link) })
    .waitFor()
  expect(
    await rows
      .first()
      .getByRole('button', { name: said(ACTIONS.check) })
      .count(),
  ).toBe(0)
  const manager = await desk.sit({ user: 'manager-sun', path: '/console/actions?show=done' })
  await rowsOn(manager)
    .first()
    .getByRole('button', { name: said(ACTIONS.check) })
    .click()
  await manager.getByRole('dialog').getByRole('switch').first().check()
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: said(CONSOLE.send) })
    .click()
  await rowsOn(manager).first().getByText(said(ACTIONS.recurred)).waitFor()
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
  await choose(page, 'owner', '李娜')
  await page.waitForURL(({ search }) => search === '?owner=li')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('门店晨会')])
  await page.goto(`${api.api.url}/console/actions`)
  await choose(page, 'department', said(WORKSHOP))
  await page.waitForURL(({ search }) => search === '?department=workshop')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('举升机')])
  await show(page, 'withdrawn')
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('不再需要')])
  expect(await rows.getByRole('button').count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await show(page, 'mine')
  await page.getByText(said(ACTIONS.none)).waitFor()
  expect(desk.faults).toEqual([])
})

test('from the next page one comes back to the first', async () => {
  const missing = Array.from({ length: 51 }, (_, days) => days)
  await Promise.all(missing.map((days) => opened(`第 ${days} 项`, 60 + days)))
  const page = await desk.sit({ user: 'manager-sun', path: '/console/actions' })
  const rows = rowsOn(page)
  await expect.poll(() => rows.count()).toBe(50)
  await rows.first().getByText('王强').waitFor()
  const first = await rows.first().innerText()
  await page.getByRole('button', { name: said(CONSOLE.nextPage) }).click()
  await page.waitForURL(({ searchParams }) => searchParams.has('cursor'))
  await expect.poll(() => rows.count()).toBe(3)
  await page.reload()
  await expect.poll(() => rows.count()).toBe(3)
  await page.getByRole('button', { name: said(CONSOLE.firstPage) }).click()
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
