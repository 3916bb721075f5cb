import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { fillQueue, queueOf, rowsOf } from '../../support/chromium/queue.ts'
import { serving, until, type Serving } from '../../support/serving.ts'

// Many complaints at once to others: each of them may refuse.

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  await fillQueue(api, 6)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const linesOf = (page: Page) => page.getByRole('dialog').getByRole('table', { name: '结果' }).getByRole('row')

/** The first two by keys, the third by its box; their ids. */
async function selectThree(page: Page): Promise<string[]> {
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page
    .getByRole('checkbox', { name: /^选中 / })
    .nth(2)
    .check()
  await page.getByText('已选 3').waitFor()
  const ids = await rowsOf(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-row-link')!))
  return ids.slice(0, 3)
}

async function fillIn(page: Page, fields: Record<string, string>) {
  const dialog = page.getByRole('dialog')
  for (const [name, text] of Object.entries(fields)) await dialog.getByRole('textbox', { name }).fill(text)
  await page.keyboard.press('Control+Enter')
  return dialog
}

const handlersOf = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await api.get(`/v1/complaints/${id}`)).body.owner?.person))

test('a supervisor gives what they selected to somebody, sees each arrive or refuse, and the list follows', async () => {
  const page = await queueOf(desk, '?tab=open', { user: 'supervisor-zhao' })
  const ids = await selectThree(page)
  await page.getByRole('button', { name: '批量改派' }).click()
  // It closes while they type.
  const ended = { reasons: '经核查属实，已致歉。', routes: '可向消费者协会反映。' }
  await api.post(`/v1/complaints/${ids[0]}/final-response`, ended, { as: 'manager-sun' })
  await until(async () => (await api.get(`/v1/complaints/${ids[0]}`)).body.stage === 'closed')
  const dialog = await fillIn(page, { 部门: 'service', 人员: 'chen', 原因: '李娜休假一周。' })
  await dialog.getByText('3 / 3 · 已分派 2 · 未分派 1').waitFor()
  expect(await dialog.getByRole('progressbar', { name: '进度' }).getAttribute('aria-valuenow')).toBe('100')
  expect(await linesOf(page).count()).toBe(3)
  const refused = linesOf(page).filter({ hasText: '未分派' })
  expect(await refused.innerText()).toMatch(/已办结/)
  expect(await page.getByText('已完成').count()).toBe(0)
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rowsOf(page).count()).toBe(5)
  expect(await page.getByText(/^已选/).count()).toBe(0)
  expect(await handlersOf(ids)).toEqual(['li', 'chen', 'chen'])
  expect(desk.faults).toEqual([])
})

test('what is there already is said so in the language of whoever reads', async () => {
  const page = await queueOf(desk, '?handler=li&open=true', { user: 'supervisor-zhao' })
  await page.getByRole('checkbox', { name: '选中本页' }).check()
  await page.getByRole('button', { name: '批量改派' }).click()
  const dialog = await fillIn(page, { 部门: 'service', 人员: 'li', 原因: '核对归属。' })
  await dialog.getByText('3 / 3 · 已分派 3').waitFor()
  expect(await linesOf(page).allInnerTexts()).toEqual(
    Array(3).fill(expect.stringMatching(/已在该处，无需改派。$/)),
  )
})

test('who gives no orders assigns one by one, and sees the same', async () => {
  const page = await queueOf(desk, '?tab=mine', { user: 'agent-li' })
  const ids = await selectThree(page)
  await page.getByRole('button', { name: '批量分派' }).click()
  const dialog = await fillIn(page, { 部门: 'service', 人员: 'chen', 原因: '转交陈晨。' })
  await dialog.getByText('3 / 3 · 已分派 3').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => rowsOf(page).count()).toBe(0)
  expect(await handlersOf(ids)).toEqual(['chen', 'chen', 'chen'])
  expect(desk.faults).toEqual([])
})
