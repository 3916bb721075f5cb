import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { WORDS as QUEUE } from '../../../src/console/queue/words.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { STAGES } from '../../../src/words/stages.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { fillQueue, idsOf, queueOf, rowsOf } from '../../support/chromium/queue.ts'
import { said } from '../../support/chromium/seat.ts'
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

const VIEW = '调查中的'
/** Which of how many are shown. */
const total = (rows: string) => `${said(QUEUE.total)} 23 ${said(QUEUE.items)} ${rows}`.trim()

type Sized = { scrollWidth: number; clientWidth: number; children: Iterable<Sized> }

test('what changes is marked and moves nothing until somebody wants to see it', async () => {
  const page = await queueOf(desk, '?tab=mine&rows=20&sort=touched', { user: 'agent-li' })
  const before = await idsOf(page)
  const [id] = before
  await api.post(`/v1/complaints/${id}/add-note`, { text: '主管已批示。' }, { as: 'supervisor-zhao' })
  const shown = page.getByRole('button', { name: `1 ${said(QUEUE.oneChange)}` })
  await shown.waitFor()
  expect(await idsOf(page)).toEqual(before)
  expect(await page.getByRole('img', { name: said(QUEUE.changed) }).count()).toBe(1)
  await shown.click()
  await shown.waitFor({ state: 'detached' })
  await expect.poll(() => idsOf(page)).not.toEqual(before)
})

test('filters stand in the address and are kept as a view', async () => {
  const page = await queueOf(desk, '?tab=mine', { user: 'agent-li' })
  const filters = page.getByRole('button', { name: said(QUEUE.filters), exact: true })
  // Where there is no room they are folded away.
  if (await filters.isVisible()) await filters.click()
  await page
    .getByRole('combobox', { name: said(FIELDS.stage) })
    .selectOption({ label: said(STAGES.investigating) })
  await page.getByRole('button', { name: said(QUEUE.apply) }).click()
  await page.waitForURL(/stage=investigating/)
  await page.getByRole('button', { name: said(QUEUE.views) }).click()
  await page.getByLabel(said(QUEUE.saveView)).fill(VIEW)
  await page.getByRole('button', { name: said(QUEUE.save), exact: true }).click()
  await page.getByRole('button', { name: VIEW, exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: said(QUEUE.reset) }).click()
  await page.waitForURL(({ search }) => !search.includes('stage'))
  await page.getByRole('button', { name: said(QUEUE.views) }).click()
  await page.getByRole('button', { name: VIEW, exact: true }).click()
  await page.waitForURL(/stage=investigating/)
})

test('whoever looks for a telephone number in the list is led to where callers are found', async () => {
  const page = await queueOf(desk, '?tab=all', { user: 'agent-li' })
  await page.getByRole('textbox', { name: said(QUEUE.words) }).fill('13800001234')
  await page.getByRole('button', { name: said(QUEUE.apply) }).click()
  await page.getByRole('button', { name: said(QUEUE.findCaller) }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('13800001234')
  await page.locator('[data-action]', { hasText: 'The car was not clean' }).first().waitFor()
})

test('pages go forward and back, and the total is told', async () => {
  const page = await queueOf(desk, '?tab=mine&rows=20', { user: 'agent-li' })
  const before = await idsOf(page)
  await page.getByText(total('1–20')).waitFor()
  await page.getByRole('button', { name: said(CONSOLE.nextPage) }).click()
  await page.getByText(total('21–23')).waitFor()
  await expect.poll(() => rowsOf(page).count()).toBe(3)
  await page.getByRole('button', { name: said(CONSOLE.previousPage) }).click()
  await expect.poll(() => idsOf(page)).toEqual(before)
})

test('neither how many there are nor how long there is gets cut, in the longer language on a smaller screen', async () => {
  const page = await queueOf(desk, '?tab=mine', { user: 'agent-li', language: 'en', width: 1280 })
  await page.getByRole('link', { name: /^Mine\s*23$/ }).waitFor()
  const cut = (within: string) =>
    page.locator(within).evaluateAll((all) => {
      const isCut = (one: Sized) => one.scrollWidth > one.clientWidth
      const shown = all as unknown as Sized[]
      return {
        shown: shown.length,
        cut: shown.filter((one) => isCut(one) || [...one.children].some(isCut)).length,
      }
    })
  expect(await cut('.queue-tabs a > *')).toMatchObject({ shown: expect.any(Number), cut: 0 })
  expect(await cut('.due-in')).toEqual({ shown: 23, cut: 0 })
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)('nobody stumbles over it, %s and %d wide', async (theme, width) => {
  const page = await queueOf(desk, '?tab=open', { user: 'agent-li', theme, width })
  expect(await barriers(page)).toEqual([])
})
