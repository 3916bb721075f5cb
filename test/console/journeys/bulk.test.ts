import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { WORDS as QUEUE } from '../../../src/console/queue/words.ts'
import { WORDS as BULK } from '../../../src/console/bulk/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { STAGES } from '../../../src/words/stages.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { AT_THE_DOOR } from '../../../src/words/sentences/door.ts'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { fillQueue, idsOf, queueOf, rowsOf } from '../../support/chromium/queue.ts'
import { said } from '../../support/chromium/seat.ts'
import { serving, until, type Serving } from '../../support/serving.ts'

// Many complaints at once to others: each of them may refuse.

const THERE = 'It is there already.'

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

const linesOf = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('table', { name: said(BULK.results) })
    .getByRole('row')

/** The first two by keys, the third by its box; their ids. */
async function selectThree(page: Page): Promise<string[]> {
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page
    .getByRole('checkbox', { name: new RegExp(`^${said(QUEUE.select)} Y`) })
    .nth(2)
    .check()
  await page.getByText(`${said(QUEUE.selected)} 3`).waitFor()
  return (await idsOf(page)).slice(0, 3)
}

const given = (person: string, reason: string) => ({
  [said(FIELDS.department)]: 'service',
  [said(FIELDS.person)]: person,
  [said(FIELDS.reason)]: reason,
})

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
  await page.getByRole('button', { name: said(QUEUE.reassign) }).click()
  // It closes while they type.
  const ended = { reasons: '经核查属实，已致歉。', routes: '可向消费者协会反映。' }
  await api.post(`/v1/complaints/${ids[0]}/final-response`, ended, { as: 'manager-sun' })
  await until(async () => (await api.get(`/v1/complaints/${ids[0]}`)).body.stage === 'closed')
  const dialog = await fillIn(page, given('chen', '李娜休假一周。'))
  await dialog.getByText(`3 / 3 · ${said(BULK.assigned)} 2 · ${said(BULK.notAssigned)} 1`).waitFor()
  expect(
    await dialog.getByRole('progressbar', { name: said(BULK.progress) }).getAttribute('aria-valuenow'),
  ).toBe('100')
  expect(await linesOf(page).count()).toBe(3)
  const refused = linesOf(page).filter({ hasText: said(BULK.notAssigned) })
  expect(await refused.innerText()).toContain(said(STAGES.closed))
  expect(await page.getByText(said(CONSOLE.done), { exact: true }).count()).toBe(0)
  await dialog
    .getByRole('button', { name: said(CONSOLE.close) })
    .last()
    .click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rowsOf(page).count()).toBe(5)
  expect(await page.getByText(new RegExp(`^${said(QUEUE.selected)}`)).count()).toBe(0)
  expect(await handlersOf(ids)).toEqual(['li', 'chen', 'chen'])
  expect(desk.faults).toEqual([])
})

test('what is there already is said so in the language of whoever reads', async () => {
  const page = await queueOf(desk, '?handler=li&open=true', { user: 'supervisor-zhao' })
  await page.getByRole('checkbox', { name: said(QUEUE.selectAll) }).check()
  await page.getByRole('button', { name: said(QUEUE.reassign) }).click()
  const dialog = await fillIn(page, given('li', '核对归属。'))
  await dialog.getByText(`3 / 3 · ${said(BULK.assigned)} 3`).waitFor()
  expect(await linesOf(page).allInnerTexts()).toEqual(
    Array(3).fill(expect.stringContaining(said({ en: THERE, zh: AT_THE_DOOR[THERE]! }))),
  )
})

test('who gives no orders assigns one by one, and sees the same', async () => {
  const page = await queueOf(desk, '?tab=mine', { user: 'agent-li' })
  const ids = await selectThree(page)
  await page.getByRole('button', { name: said(QUEUE.assign) }).click()
  const dialog = await fillIn(page, given('chen', '转交陈晨。'))
  await dialog.getByText(`3 / 3 · ${said(BULK.assigned)} 3`).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => rowsOf(page).count()).toBe(0)
  expect(await handlersOf(ids)).toEqual(['chen', 'chen', 'chen'])
  expect(desk.faults).toEqual([])
})
