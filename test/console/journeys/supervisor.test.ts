import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as ESCALATIONS } from '../../../src/console/escalations/words.ts'
import { WORDS as BULK } from '../../../src/console/bulk/words.ts'
import { WORDS as TEAM } from '../../../src/console/team/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { fillQueue } from '../../support/chromium/queue.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

const TEN = 10
const SERVICE = { zh: '客户服务', en: 'Customer service' }
const TO_CHEN = { department: 'service', person: 'chen' }
const AGENT = { roles: [{ role: 'agent', department: 'service' }] }

let api: Serving
let desk: Desk
let closed: string
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: SERVICE }],
    ['people', { id: 'li', name: '李娜' }],
    ['people/li/roles', AGENT],
    ['people', { id: 'chen', name: '陈晨' }],
    ['people/chen/roles', AGENT],
    ['people', { id: 'zhao', name: '赵敏' }],
    ['people/zhao/roles', { roles: [{ role: 'supervisor', department: 'service' }] }],
    ['people', { id: 'sun', name: '孙浩' }],
    ['people/sun/roles', { roles: [{ role: 'manager', department: 'service' }] }],
  ]
  for (const [path, body] of entries)
    expect((await api.post(`/v1/${path}`, body, { as: 'administrator-he' })).status, path).toBe(200)
  await fillQueue(api, TEN)
  const { number, path } = await takenIn(api, intake({ commands: first }))
  const ended = { reasons: '经核查属实，已致歉。', routes: '可向消费者协会反映。' }
  expect((await api.post(`${path}/final-response`, ended, { as: 'manager-sun' })).status).toBe(200)
  await recorded(api, path)
  closed = number
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

/** Somebody's line in the table of the team, or their card where there is no room for it. */
const lineOf = (page: Page, name: string) => {
  const load = { name: said(SERVICE) }
  const lines = page.getByRole('table', load).getByRole('row')
  return lines.or(page.getByRole('list', load).getByRole('listitem')).filter({ hasText: name })
}
const openOf = (page: Page, name: string) => lineOf(page, name).locator('[data-counted="open"]')

test('what lapses appears while they look, and is accepted by keys', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/escalations' })
  await page.getByText(said(ESCALATIONS.none)).waitFor()
  // Its first answer is due in ten seconds, and eight later it climbs past them.
  const { number, path } = await takenIn(api, intake({ policyId: 'demo' }), { as: 'operator-zhou' })
  expect((await api.post(`${path}/assign`, TO_CHEN, { as: 'management-qian' })).status).toBe(200)
  const line = page.getByRole('row').filter({ hasText: number })
  await line.getByText(said(ESCALATIONS.waiting)).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('dialog').getByRole('textbox').first().fill('我来处理，今天内联系客户。')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await line.getByText(said(ESCALATIONS.accepted)).waitFor()
  const { escalations } = (await api.get(path)).body
  expect(escalations).toMatchObject([{ state: 'accepted', acceptedBy: 'zhao' }])
  expect(desk.faults).toEqual([])
})

test('they send somebody on leave, and give everything they have to another', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao' })
  const dialog = page.getByRole('dialog')
  for (const key of ['g', 't']) await page.keyboard.press(key)
  await page.waitForURL(/\/console\/team/)
  await expect.poll(() => openOf(page, '李娜').innerText()).toBe(String(TEN))
  const before = Number(await openOf(page, '陈晨').innerText())
  await lineOf(page, '李娜')
    .getByRole('button', { name: said(TEAM.recordAbsence) })
    .click()
  await dialog.getByLabel(said(FIELDS.from)).fill('2026-01-05T09:00')
  await dialog.getByLabel(said(FIELDS.until)).fill('2099-01-09T18:00')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await lineOf(page, '李娜')
    .getByText(`${said(TEAM.until)} 2099-01-09 18:00`)
    .waitFor()
  await lineOf(page, '李娜')
    .getByRole('button', { name: said(TEAM.reassign) })
    .click()
  await dialog.getByRole('combobox', { name: said(FIELDS.person) }).click()
  await page.getByRole('option', { name: '陈晨', exact: true }).click()
  await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill('李娜休假一周。')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(`10 / 10 · ${said(BULK.assigned)} 10`).waitFor()
  expect(
    await dialog
      .getByRole('table', { name: said(BULK.results) })
      .getByRole('row')
      .count(),
  ).toBe(TEN)
  await dialog
    .getByRole('button', { name: said(CONSOLE.close) })
    .last()
    .click()
  await expect.poll(() => openOf(page, '陈晨').innerText()).toBe(String(before + TEN))
  await expect.poll(() => openOf(page, '李娜').innerText()).toBe('0')
  expect(desk.faults).toEqual([])
})

test('what is given elsewhere is counted without reloading, and a number leads to its list', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/team' })
  const before = Number(await openOf(page, '陈晨').innerText())
  const given = [...first.slice(0, 2), { type: 'assign', ...TO_CHEN }]
  const { id } = await takenIn(api, intake({ commands: given }))
  await expect.poll(() => openOf(page, '陈晨').innerText(), { timeout: 20_000 }).toBe(String(before + 1))
  await openOf(page, '陈晨').click()
  await page.waitForURL((at) => at.pathname === '/console/queue' && at.searchParams.get('handler') === 'chen')
  await page.locator(`[data-row-link="${id}"]`).waitFor()
  expect(await page.locator('[data-row-link]').count()).toBe(before + 1)
})

test('they draw a sample, look at a complaint of it, and say whether it was handled fairly', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/team' })
  await page.getByRole('tab', { name: said(TEAM.reviews) }).click()
  const sample = page.getByRole('table', { name: said(TEAM.sample) })
  await sample.getByRole('link', { name: closed }).waitFor()
  await page.getByRole('button', { name: `${said(TEAM.review)} ${closed}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('radiogroup', { name: said(FIELDS.fair) })
    .getByRole('radio', { name: said(FIELDS.yes) })
    .press(' ')
  await dialog.getByRole('textbox', { name: said(FIELDS.text) }).fill('双方意见均已听取。')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(said(TEAM.nothingToReview)).waitFor()
  expect(desk.faults).toEqual([])
})

test.each([
  ['light', 1440, ''],
  ['dark', 360, ''],
  ['dark', 1440, '?view=reviews'],
  ['light', 360, '?view=reviews'],
] as const)('nobody stumbles over it, %s and %d wide%s', async (theme, width, search) => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: `/console/team${search}`, theme, width })
  await (
    search === ''
      ? page.getByText('陈晨', { exact: true })
      : page.getByRole('combobox', { name: said(TEAM.month) })
  ).waitFor()
  expect(await barriers(page)).toEqual([])
})
