import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as CALENDARS } from '../../../src/console/administration/calendars/words.ts'
import { WORDS as DIRECTORY } from '../../../src/console/administration/directory/words.ts'
import { WORDS as SYSTEMS } from '../../../src/console/administration/systems/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { BECAUSE } from '../../../src/words/administration/directory.ts'
import { KEY_CHANGES, SCOPES } from '../../../src/words/administration/systems.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { ROLES } from '../../../src/words/people.ts'
import { WORDS as POLICIES } from '../../../src/console/administration/policies/words.ts'
import { weekday } from '../../../src/words/dates.ts'
import { choose } from '../../support/chromium/dialogs.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { SEAT, said } from '../../support/chromium/seat.ts'
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

const GAP = { zh: '载入 2031 会留下空缺', en: '2031 would leave a gap' }
const SERVICE = { zh: '客户服务', en: 'Customer service' }

let api: Serving
let desk: Desk
beforeAll(async () => {
  calendars.set('cn', before2026)
  api = await serving({ console: true })
  const as = 'administrator-he'
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: SERVICE }],
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
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
}

const CALENDAR = '/console/administration/calendars/cn'
/** Whether a due is provisional of a complaint that came in on a day of that year. */
async function isProvisionalIn2026(page: Page): Promise<boolean> {
  await page.goto(`${api.api.url}/console/administration/policies/default/try`)
  await page.getByLabel(said(POLICIES.receivedAt)).fill('2026-02-12T10:00')
  const tried = page.getByRole('table', { name: said(POLICIES.try) })
  await tried
    .getByText(/^2026-02/)
    .first()
    .waitFor()
  return (await tried.getByText(said(FIELDS.provisional)).count()) > 0
}

test('an administrator tries the next year, sees every day that changes, and loads it', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: CALENDAR })
  expect(await isProvisionalIn2026(page)).toBe(true)
  await page.goto(api.api.url + CALENDAR)
  await page.getByText(`${said(CALENDARS.known)} 2025-12-31`).waitFor()
  const file = { name: '2026.json', mimeType: 'application/json' }
  const buffer = Buffer.from(JSON.stringify(published2026))
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer })
  const status = page.getByRole('status')
  await page.getByRole('button', { name: said(CALENDARS.try) }).click()
  const reason = page.getByRole('textbox', { name: said(FIELDS.reason) })
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true')
  await reason.fill('国务院办公厅 2026 年节假日安排的通知')
  await page.getByRole('button', { name: said(CALENDARS.try) }).click()
  const difference = status.filter({ hasText: said(CALENDARS.wouldChange) })
  await difference.getByText('cn-2025.1 → cn-2025.1+2026.1').waitFor()
  expect(await difference.getByText(/^2026-/).count()).toBe(off2026.length + worked2026.length)
  await difference.getByText(`2026-09-20 ${weekday(6, SEAT.language)}`).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByText(`${said(CALENDARS.known)} 2025-12-31`).waitFor()
  await difference.getByRole('button', { name: said(CALENDARS.load) }).click()
  await page.getByText(`${said(CALENDARS.known)} 2026-12-31`, { exact: true }).waitFor()
  await status.filter({ hasText: said(CALENDARS.hasChanged) }).waitFor()
  expect(await page.getByRole('combobox', { name: said(FIELDS.year) }).count()).toBe(1)
  await page
    .getByRole('table', { name: said(CALENDARS.loadedYears) })
    .getByText('cn-2025.1+2026.1')
    .waitFor()
  expect(await isProvisionalIn2026(page)).toBe(false)
  expect(desk.faults).toEqual([])
})

test('whoever sends what is no year is told so at its place', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: CALENDAR })
  const year = page.getByRole('textbox', { name: said(FIELDS.published) })
  await year.fill('2027')
  await page.getByRole('textbox', { name: said(FIELDS.reason) }).fill('A notice')
  await page.getByRole('button', { name: said(CALENDARS.try) }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: said(FIELDS.published) })
    .waitFor()
  await year.fill('{ "year": 2031, "holidays": ["2031-01-01"] }')
  await page.getByRole('button', { name: said(CALENDARS.try) }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: said(GAP) })
    .waitFor()
  await year.fill('{ "year": ')
  await page.getByText(said(CALENDARS.noJson)).waitFor()
  expect(await page.getByRole('button', { name: said(CALENDARS.try) }).isDisabled()).toBe(true)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('a manager sees the calendar, and that others load its years', async () => {
  const page = await desk.sit({ user: 'manager-sun', path: CALENDAR })
  await page.getByText(said(CALENDARS.othersLoad)).waitFor()
  expect(await page.getByRole('button', { name: said(CALENDARS.try) }).count()).toBe(0)
})

test('they add a person with deputy and an absence, and see who would be told', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: '/console/administration/people' })
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: said(DIRECTORY.addPerson) }).click()
  await dialog.getByRole('textbox', { name: said(FIELDS.id) }).fill('zhu')
  await dialog.getByRole('textbox', { name: said(FIELDS.name) }).fill('朱晓')
  expect(await dialog.getByRole('switch', { name: said(FIELDS.active) }).isChecked()).toBe(true)
  await send(dialog)
  await page.getByRole('heading', { name: '朱晓' }).waitFor()
  const [, roles, deputies] = [0, 1, 2].map((n) =>
    page.getByRole('button', { name: said(CONSOLE.change) }).nth(n),
  )
  await roles!.click()
  await dialog.getByRole('button', { name: said(CONSOLE.add) }).click()
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.role) }), said(ROLES.agent))
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.department) }), said(SERVICE))
  await send(dialog)
  await deputies!.click()
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.deputies) }), '李娜')
  await page.keyboard.press('Escape')
  await send(dialog)
  const standsIn = expect.stringMatching(new RegExp(`^李娜\\s+${said(BECAUSE.deputy)}\\s+朱晓$`))
  const told = page.getByRole('table', { name: said(DIRECTORY.whoIsTold) }).locator('tbody tr')
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^朱晓/)])
  await page.getByRole('button', { name: said(DIRECTORY.addAbsence) }).click()
  await dialog.getByLabel(said(FIELDS.from)).fill('2026-12-07T09:00')
  await send(dialog)
  await page.getByText('2026-12-07 09:00 – ').waitFor()
  await expect.poll(() => told.allInnerTexts()).toEqual([standsIn])
  expect(await barriers(page)).toEqual([])

  await page.goto(`${api.api.url}/console/administration/recipients`)
  await choose(page, page.getByRole('combobox', { name: said(FIELDS.role) }), said(ROLES.agent))
  await choose(page, page.getByRole('combobox', { name: said(FIELDS.person) }), '朱晓')
  const at = page.getByLabel(said(DIRECTORY.at), { exact: true })
  await at.fill('2026-12-07T08:59')
  await expect.poll(() => told.allInnerTexts()).toEqual([expect.stringMatching(/^朱晓/)])
  await at.fill('2026-12-07T09:01')
  await expect.poll(() => told.allInnerTexts()).toEqual([standsIn])
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('they let another system in, revoke its key, and see who did what to which', async () => {
  const page = await desk.sit({ user: 'administrator-he', path: '/console/administration/keys' })
  const dialog = page.getByRole('dialog')
  await page.getByText(said(SYSTEMS.noKeyChanges)).waitFor()
  await page.getByRole('button', { name: said(SYSTEMS.addKey) }).click()
  await dialog.getByRole('textbox', { name: said(FIELDS.name) }).fill('CRM')
  await choose(
    page,
    dialog.getByRole('combobox', { name: said(FIELDS.scopes) }),
    said(SCOPES['complaints:create']),
  )
  await page.keyboard.press('Escape')
  await dialog.getByLabel(said(FIELDS.expiresAt)).fill(`${new Date().getFullYear() + 1}-01-01T09:00`)
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('dialog', { name: said(SYSTEMS.secret), exact: true })
    .getByRole('button', { name: said(CONSOLE.close) })
    .last()
    .click()
  const changes = page.getByRole('table', { name: said(SYSTEMS.keyChanges) })
  await changes
    .getByRole('row', { name: new RegExp(`CRM ${said(KEY_CHANGES.created)} .*${said(ROLES.administrator)}`) })
    .waitFor()
  await page.getByRole('button', { name: said(SYSTEMS.revoke) }).click()
  await send(dialog)
  await changes.getByRole('row', { name: `CRM ${said(KEY_CHANGES.revoked)}` }).waitFor()
  expect(await changes.getByRole('row').count()).toBe(3)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
