import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as CALENDARS } from '../../../src/console/administration/calendars/words.ts'
import { WORDS as POLICIES } from '../../../src/console/administration/policies/words.ts'
import { WORDS as BULK } from '../../../src/console/bulk/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { BULK_ORDERS } from '../../../src/words/administration/bulk-orders.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import {
  calendars,
  intake,
  policies,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'

// A policy or a calendar for many running complaints: tried, ordered, called off, and found again by whoever closed the window.

let api: Serving
let desk: Desk
const complaints: string[] = []
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  for (let n = 0; n < MANY; n += AT_ONCE) {
    const taken = await Promise.all(Array.from({ length: AT_ONCE }, () => takenIn(api, intake())))
    for (const { path } of taken) await recorded(api, path)
    complaints.push(...taken.map(({ path }) => path))
  }
  desk = await openDesk(api.api.url)
})
const cn = calendars.get('cn')!
afterAll(async () => {
  calendars.set('cn', cn)
  await desk?.close()
  await api?.close()
})

/** So many take seconds at the pace at which complaints are asked. */
const MANY = 60
const AT_ONCE = 10
/** However much else the machine does. */
const PATIENT = { timeout: 90_000 }
const LIST = '/console/administration/bulk'
const statusOf = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const rows = (page: Page) => page.getByRole('table', { name: said(BULK.orders) }).getByRole('row')
const dues = new RegExp(`^${said(BULK.dues)} \\d+`)
const titleOf = (policy: string) => said(policies.get(policy)!.about!.title)

/** Chooses what runs under another policy, and waits until it is known what would follow for all of it. */
async function tryIt(page: Page, from: string) {
  await page.getByRole('button', { name: said(BULK.adoptForMany) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: said(FIELDS.policy) }).click()
  await page.getByRole('option', { name: titleOf(from) }).click()
  await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill('统一改用。')
  await page.keyboard.press('Control+Enter')
  await statusOf(page, `${MANY} / ${MANY} · ${said(BULK.wouldAdopt)} ${MANY}`).waitFor(PATIENT)
  return dialog
}

const policyOf = async (path: string) => (await api.get(path)).body.policy.id
/** As the register has it, which hears of it a moment after the order. */
const allAreUnder = (policy: string) =>
  expect
    .poll(async () => [...new Set(await Promise.all(complaints.map(policyOf)))], {
      ...PATIENT,
      interval: 500,
    })
    .toEqual([policy])
const idOf = (address: string) => new URL(address).pathname.split('/').at(-1)

test('a manager tries a policy for many, orders it, and calls off what is left of it', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: '/console/administration/policies/rental' })
  const dialog = await tryIt(page, 'default')
  await dialog.getByText(dues).first().waitFor(PATIENT)
  expect(await barriers(page)).toEqual([])
  await allAreUnder('default')
  await dialog.getByRole('button', { name: `${said(BULK.order)} · ${MANY}` }).click()
  await dialog.getByRole('button', { name: said(BULK.callOff) }).click()
  await dialog.getByText(said(BULK.wasCalledOff)).waitFor(PATIENT)
  await dialog.getByRole('link', { name: said(BULK.inTheList) }).click()
  await page
    .getByRole('heading', { name: `${said(BULK_ORDERS.adoptPolicy)} · ${titleOf('rental')}` })
    .waitFor()
  await page.getByText(said(BULK.calledOffBy)).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(desk.faults).toEqual([])
})

test('whoever closes the window in the middle finds their order again, with what became of each', async () => {
  // However much was called off before: now they all are under the other one.
  const order = { policyId: 'rental', selection: { policy: 'default' }, reason: 'The rest too' }
  expect((await api.post('/v1/policy-adoptions', order, { as: 'manager-sun' })).status).toBe(202)
  await allAreUnder('rental')
  const page = await desk.sit({ user: 'manager-sun', path: '/console/administration/policies/default' })
  const dialog = await tryIt(page, 'rental')
  await dialog.getByRole('button', { name: said(BULK.order) }).click()
  await dialog.getByText(new RegExp(`· ${said(BULK.order)}$`)).waitFor()
  await page.goto(api.api.url + LIST)
  await rows(page)
    .nth(1)
    .getByRole('link', { name: said(BULK_ORDERS.adoptPolicy) })
    .click()
  await statusOf(page, new RegExp(`^(\\d+) / \\1 · ${said(BULK.adopted)} \\1$`)).waitFor(PATIENT)
  await page.getByText(said(BULK.over), { exact: true }).waitFor()
  await page.getByText(said(BULK.notAdopted), { exact: true }).click()
  await page.getByText(said(BULK.noItems)).waitFor()
  await page.getByText(said(BULK.adopted), { exact: true }).first().click()
  await page
    .getByRole('table', { name: said(BULK.results) })
    .getByRole('row')
    .nth(1)
    .waitFor()
  expect(await barriers(page)).toEqual([])
  const found = await api.get(`/v1/policy-adoptions/${idOf(page.url())}`, { as: 'manager-sun' })
  await allAreUnder('default')
  expect(found.body).toMatchObject({ state: 'ended', pending: 0, by: { id: 'sun' } })
  expect(desk.faults).toEqual([])
})

test('a supervisor finds the orders of others, dry runs among them, and calls off no adoption', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: LIST, width: 360, theme: 'dark' })
  await rows(page).nth(5).waitFor()
  expect(await rows(page).getByText(said(BULK.dryRun), { exact: true }).count()).toBe(2)
  expect(await rows(page).getByText(said(BULK.cancelled)).count()).toBe(1)
  expect(await page.getByRole('button', { name: said(BULK.callOff) }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.goto(`${api.api.url}/console/administration/policies/rental`)
  await page.getByRole('tab', { name: said(POLICIES.read) }).waitFor()
  expect(await page.getByRole('button', { name: said(BULK.adoptForMany) }).count()).toBe(0)
})

/** The calendar with the days off on which they are due. */
async function corrected() {
  const { rows } = await api.house.pool.query<{ day: string }>(
    `select distinct to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from clock`,
  )
  const holidays = { ...cn.holidays }
  for (const { day } of rows)
    holidays[day.slice(0, 4)] = [...new Set([...(holidays[day.slice(0, 4)] ?? []), day.slice(5)])]
  return { ...cn, version: 'cn-corrected', holidays }
}

test('an operator has all adopt a calendar that moves what is due, and no due is left that it would move', async () => {
  calendars.set('cn', await corrected())
  const page = await desk.sit({ user: 'operator-zhou', path: '/console/administration/calendars/cn' })
  const moves = page.getByRole('table', { name: said(CALENDARS.moves) })
  await moves.getByRole('row').nth(1).waitFor()
  await page.getByRole('button', { name: said(BULK.adoptForMany) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill('放假安排已公布。')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(dues).first().waitFor(PATIENT)
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: `${said(BULK.order)} · ${MANY}` }).click()
  await statusOf(page, `${MANY} / ${MANY} · ${said(BULK.adopted)} ${MANY}`).waitFor(PATIENT)
  await dialog
    .getByRole('button', { name: said(CONSOLE.close) })
    .last()
    .click()
  await page.getByText(said(CALENDARS.noMoves)).waitFor(PATIENT)
  expect(await moves.count()).toBe(0)
  expect(desk.faults).toEqual([])
})
