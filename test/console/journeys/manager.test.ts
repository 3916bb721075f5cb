import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { RECORD_KINDS } from '../../../src/words/findings.ts'
import { WORDS as FIGURES } from '../../../src/console/figures/words.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { rowsOf } from '../../support/chromium/queue.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'
import { CLEANLINESS } from './cleanliness.ts'

let api: Serving
let desk: Desk
let number: string
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  desk = await openDesk(api.api.url)
  const { details } = intake()
  const told = await takenIn(api, intake({ details: { ...details, storeId: 'S12' }, commands: first }))
  await recorded(api, told.path)
  ;({ number } = told)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

// R91
test('a figure leads to the complaints behind it, and to the one that it is about', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: '/console/figures' })
  const received = page.locator('[data-figure="received"]')
  await received.getByRole('link', { name: '1', exact: true }).click()
  await page.waitForURL((at) => at.pathname === '/console/queue' && at.searchParams.has('receivedAfter'))
  await rowsOf(page).first().click()
  await page.getByRole('heading', { name: 'The car was not clean' }).waitFor()
  await page.getByText(number, { exact: true }).first().waitFor()
  expect(desk.faults).toEqual([])
})

test.each([
  ['byCategory', said(CLEANLINESS.title), { category: 'cleanliness' }],
  ['byStore', 'S12', { storeId: 'S12' }],
] as const)(
  'the chart %s has a table behind it, whose lines lead to their lists too',
  async (chart, line, list) => {
    const page = await desk.sit({ user: 'manager-sun', path: '/console/figures' })
    const name = said(FIGURES[chart])
    await page.getByRole('radiogroup', { name }).getByText(said(FIGURES.table)).click()
    await page.getByRole('table', { name }).getByRole('link', { name: line }).click()
    await page.waitForURL(({ searchParams }) =>
      Object.entries(list).every(([field, value]) => searchParams.get(field) === value),
    )
    expect(desk.faults).toEqual([])
  },
)

test('figures of people are for management', async () => {
  const people = { name: said(FIGURES.people) }
  const management = await desk.sit({ user: 'management-qian', path: '/console/figures' })
  await management.getByRole('table', people).getByRole('link', { name: 'li', exact: true }).waitFor()
  const manager = await desk.sit({ user: 'manager-sun', path: '/console/figures' })
  await manager.locator('[data-figure="received"]').getByRole('link').waitFor()
  expect(await manager.getByText(people.name).count()).toBe(0)
})

// R98
test('management keeps what somebody was trained in, and reads it there', async () => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/figures' })
  const people = page.getByRole('table', { name: said(FIGURES.people) })
  await people
    .getByRole('button', { name: said(FIGURES.records) })
    .first()
    .click()
  const records = page.getByRole('dialog', { name: said(FIGURES.records) })
  await records.getByText(said(FIGURES.noRecords)).waitFor()
  await records.getByRole('button', { name: said(FIGURES.recordOne) }).click()
  const asked = page.getByRole('dialog', { name: said(FIGURES.recordOne) })
  await asked.getByRole('combobox', { name: said(FIELDS.kind) }).click()
  await page.getByRole('option', { name: said(RECORD_KINDS.training) }).click()
  await asked.getByRole('textbox', { name: said(FIELDS.what) }).fill('交付前检查')
  await asked.getByRole('button', { name: said(CONSOLE.send) }).click()
  await records.getByText('交付前检查').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test.each(['light', 'dark'] as const)('nobody stumbles over the figures, %s', async (theme) => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/figures', theme })
  await page.locator('.chart svg').first().waitFor()
  await page.getByRole('table', { name: said(FIGURES.people) }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
