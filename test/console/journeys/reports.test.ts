import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as REPORTS } from '../../../src/console/reports/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { FIRM_ZONE } from '../../../src/domain/calendar/zone.ts'
import { dayMs } from '../../../src/domain/instant.ts'
import { lastPeriod, untilPeriod } from '../../../src/reports/period.ts'
import { freeze, getReport } from '../../../src/reports/report-store.ts'
import { consoleFiles } from '../../../src/run/console/files.ts'
import { periodName } from '../../../src/words/dates.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { SEAT, said } from '../../support/chromium/seat.ts'
import { issuing, type Issuing } from '../../support/issuer.ts'
import { config, testApi } from '../../support/product.ts'
import { intake, key, recorded, serving, type Serving } from '../../support/serving.ts'

const SESSION_KEYS: [string] = ['s'.repeat(64)]
const quarter = lastPeriod('quarter', Date.now(), FIRM_ZONE)
const nameOf = ({ label }: { label: string }) => periodName(label, SEAT.language)
const daysIn = (days: number) => new Date(quarter.from + days * dayMs).toISOString()

let api: Serving
let desk: Desk
/** Where people sign in at an issuer: a manager of the whole firm. */
let firm: { api: { url: string; close(): Promise<void> }; issuer: Issuing; desk: Desk }
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  await manageTheFirm('sun')
  await takenOver(10)
  await takenOver(20)
  await takenOver(30, [{ type: 'withdraw', reason: '客户撤回。', at: daysIn(40) }])
  desk = await openDesk(api.api.url)
  firm = await signedInAtAnIssuer('sun')
})
afterAll(async () => {
  await firm?.desk.close()
  await firm?.api.close()
  await firm?.issuer.close()
  await desk?.close()
  await api?.close()
})

/** A manager of no department in particular reaches every complaint. */
async function manageTheFirm(id: string): Promise<void> {
  const as = 'administrator-he'
  expect((await api.post('/v1/people', { id, name: '孙莉' }, { as })).status).toBe(200)
  const roles = await api.post(`/v1/people/${id}/roles`, { roles: [{ role: 'manager' }] }, { as })
  expect(roles.status).toBe(200)
}

/** A complaint of the last quarter, and what became of it. */
async function takenOver(days: number, facts: readonly object[] = []): Promise<void> {
  const body = { ...intake({ messageId: key() }), receivedAt: daysIn(days), facts }
  const { status, body: told, text } = await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })
  expect(status, text).toBe(201)
  await recorded(api, `/v1/complaints/${told.id}`)
}

async function signedInAtAnIssuer(sub: string) {
  const issuer = await issuing()
  issuer.server.service.on('beforeTokenSigning', ({ payload }) => Object.assign(payload, { sub }))
  const { client } = api.server
  const signIn = { oidc: issuer.oidc(), sessionKeys: SESSION_KEYS }
  const consoleDir = await consoleFiles(config)
  const opened = await testApi({ client, pool: api.house.pool, slow: api.slow, consoleDir, signIn })
  return { api: opened, issuer, desk: await openDesk(opened.url) }
}

async function issue(page: Page, reason?: string): Promise<void> {
  await page.getByRole('button', { name: said(REPORTS.issue) }).click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill(reason)
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** What stands on a report's tiles, by their names. */
const tilesOn = async (page: Page): Promise<Record<string, string>> =>
  Object.fromEntries(
    await page
      .locator('.tile')
      .evaluateAll((tiles) =>
        tiles.map((tile) => ['.name', '.big'].map((part) => tile.querySelector(part)!.textContent.trim())),
      ),
  )

/** The headings of a PDF, by which its reader finds the way in it. */
const headingsIn = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/Title\s*(?:<([0-9A-F]+)>|\(([^)]*)\))/gi)].map(
    ([, hex, text = '']) =>
      hex === undefined ? text : Buffer.from(hex, 'hex').subarray(2).swap16().toString('utf16le'),
  )

// R88
test('a manager of the firm issues the last quarter, reads the numbers that were put in, checks and prints them', async () => {
  const page = await firm.desk.sit({ path: '/console/reports' })
  await page.getByText(said(REPORTS.none)).waitFor()
  await issue(page)
  await page
    .getByRole('status')
    .filter({ hasText: said(REPORTS.isIssued) })
    .getByRole('link', { name: `${nameOf(quarter)} · ${said(REPORTS.edition)} 1` })
    .click()
  await page.waitForURL(({ pathname }) => pathname === `/console/reports/${quarter.label}.1`)
  const frame = page.frameLocator('iframe.report')
  await frame.getByRole('heading', { level: 1 }).waitFor()
  expect(await frame.locator('body').innerText()).toContain(nameOf(quarter))

  await page.evaluate(
    `document.querySelector('iframe.report').contentWindow.print = () => (document.title = 'printed')`,
  )
  await page.getByRole('button', { name: said(REPORTS.print) }).click()
  await expect.poll(() => page.title()).toBe('printed')
  await page.getByRole('button', { name: said(REPORTS.check) }).click()
  await page.getByText(said(REPORTS.same)).waitFor()
  expect(await barriers(page)).toEqual([])

  const sheet = await page.context().newPage()
  await sheet.goto(`${firm.api.url}/v1/reports/${quarter.label}?format=html&language=zh`)
  await sheet.emulateMedia({ media: 'print' })
  expect(await tilesOn(sheet)).toMatchObject({ 接收: '3', 办结: '1', 期末未结: '2' })
  expect(await sheet.getByText('签发', { exact: true }).locator('..').innerText()).toContain('孙莉')
  const pdf = await sheet.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)
  const headings = headingsIn(pdf)
  for (const part of ['客户投诉处理季度报告', ...(await sheet.locator('h2').allInnerTexts())])
    expect(
      headings.some((heading) => heading.includes(part)),
      part,
    ).toBe(true)
  expect(firm.desk.faults).toEqual([])
})

test('another edition takes a reason; without one it is said that nothing new was issued', async () => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/reports' })
  await issue(page)
  const told = page.getByRole('status').filter({ hasText: said(REPORTS.wasIssued) })
  await told.getByRole('link', { name: new RegExp(`${said(REPORTS.edition)} 1$`) }).waitFor()
  expect(await told.innerText()).toContain(said(REPORTS.takesReason))
  expect(await page.getByText(said(CONSOLE.done), { exact: true }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await issue(page, '九月补录。')
  await page
    .getByRole('status')
    .filter({ hasText: said(REPORTS.isIssued) })
    .getByRole('link', { name: new RegExp(`${said(REPORTS.edition)} 2$`) })
    .waitFor()
  await page.getByRole('cell', { name: '九月补录。' }).waitFor()
  const { body } = await api.get('/v1/reports', { as: 'management-qian' })
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([`${quarter.label}.2`, `${quarter.label}.1`])
})

test.each([
  ['dark', 1440],
  ['light', 360],
] as const)('nobody stumbles over them, %s, %d wide', async (theme, width) => {
  const page = await desk.sit({ user: 'management-qian', path: '/console/reports', theme, width })
  await page.locator('main table').waitFor()
  expect(await barriers(page)).toEqual([])
})

test('however many there are, all are found page by page, and by their kind', async () => {
  const { data, cutOffAt } = (await getReport(api.house.pool, quarter.label))!
  const months = untilPeriod(lastPeriod('month', quarter.from, FIRM_ZONE), 110)
  for (const period of months)
    await freeze(api.house.pool, { period, cutOffAt, by: 'schedule', requestKey: key(), data })
  const page = await desk.sit({ user: 'management-qian', path: '/console/reports' })
  const rows = page.getByRole('table', { name: said(CONSOLE.reports) }).locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(50)
  await page.getByRole('button', { name: said(CONSOLE.older) }).click()
  await page.getByRole('button', { name: said(CONSOLE.newest) }).waitFor()
  await page.getByRole('button', { name: said(CONSOLE.older) }).click()
  await page.getByRole('link', { name: nameOf(months[0]!), exact: true }).waitFor()
  await page.getByRole('button', { name: said(CONSOLE.newest) }).click()
  await page.getByRole('cell', { name: '九月补录。' }).waitFor()
  await page
    .getByRole('radiogroup', { name: said(REPORTS.kinds) })
    .getByText(said(REPORTS.quarter))
    .click()
  await page.waitForURL(({ search }) => search === '?kind=quarter')
  await expect.poll(() => rows.count()).toBe(2)
  expect(desk.faults).toEqual([])
})
