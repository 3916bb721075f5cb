import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as RECORDS } from '../../../src/console/administration/records/words.ts'
import { WORDS as SECTIONS } from '../../../src/console/administration/words.ts'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { DIRECTORY_CHANGES } from '../../../src/words/administration/directory.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { policies, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'
import { CLEANLINESS } from './cleanliness.ts'

const as = 'auditor-wu'
const SERVICE = { zh: '客户服务', en: 'Customer service' }

let api: Serving
let desk: Desk
let complaint: { id: string; number: string; path: string }
beforeAll(async () => {
  api = await serving({ console: true })
  complaint = await takenIn(api)
  await recorded(api, complaint.path)
  expect((await api.get(complaint.path, { as: 'supervisor-zhao' })).status).toBe(200)
  const service = { id: 'service', name: SERVICE }
  expect((await api.post('/v1/departments', service, { as: 'operator-zhou' })).status).toBe(200)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

/** The sections, where there is no room to list them at the left. */
const choice = (page: Page) => page.getByRole('combobox', { name: said(CONSOLE.administration) })

test('an auditor sees who read a complaint, by an address that can be sent', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/accesses' })
  await page.getByRole('textbox', { name: said(FIELDS.complaint) }).fill(complaint.number)
  await page.getByRole('button', { name: said(RECORDS.show) }).click()
  const accesses = page.getByRole('table', { name: said(SECTIONS.accesses) })
  await accesses
    .getByRole('row', { name: /supervisor-zhao|zhao/ })
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.get('complaint')).toBe(complaint.number)
  expect(await barriers(page)).toEqual([])
  await page.reload()
  await accesses.getByRole('row', { name: /zhao/ }).first().waitFor()
  expect(await accesses.getByText(said(RECORDS.many)).count()).toBe(0)
  await accesses.getByRole('link', { name: complaint.number }).first().waitFor()
  expect(desk.faults).toEqual([])
})

test('an auditor sees who changed the directory, and what the categories mean', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/changes' })
  const changes = page.getByRole('table', { name: said(SECTIONS.changes) })
  await changes
    .getByRole('row', {
      name: new RegExp(`zhou.*${said(DIRECTORY_CHANGES['department']!)}.*${said(SERVICE)}`),
    })
    .waitFor()
  expect(await barriers(page)).toEqual([])
  if (await choice(page).isVisible()) await choice(page).selectOption(said(SECTIONS.categories))
  else await page.getByRole('link', { name: said(SECTIONS.categories), exact: true }).click()
  const rental = page.getByRole('table', { name: said(policies.get('rental')!.about!.title) })
  await rental.getByText(said(CLEANLINESS.definition)).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('an auditor puts a complaint under a legal hold, and lifts it', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/retention' })
  await page.getByText(said(RECORDS.noneDue)).waitFor()
  await page.getByRole('textbox', { name: said(RECORDS.ofComplaint) }).fill(complaint.number)
  await page.getByRole('button', { name: said(RECORDS.show) }).click()
  const dialog = page.getByRole('dialog')
  const decide = async (button: string, reason: string) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill(reason)
    await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByRole('table', { name: said(RECORDS.decisions) })
      .getByText(reason)
      .waitFor()
  }
  await decide(said(RECORDS.hold), '保险公司已提起诉讼。')
  const { body } = await api.get(`${complaint.path}/retention`, { as })
  expect(body).toMatchObject({ legalHold: true, decisions: [{ kind: 'hold', by: { id: 'wu' } }] })
  expect(await barriers(page)).toEqual([])
  await decide(said(RECORDS.liftHold), '诉讼已撤回。')
  expect((await api.get(`${complaint.path}/retention`, { as })).body.legalHold).toBe(false)
  expect(desk.faults).toEqual([])
})

test('legal counsel find at a complaint until when it is kept, and hold it', async () => {
  const page = await desk.sit({ user: 'legal-tang', path: `/console/complaints/${complaint.id}` })
  const menu = page.getByRole('button', { name: said(CONSOLE.menu) })
  const isFolded = await menu.isVisible()
  if (isFolded) await menu.click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: said(CONSOLE.administration) })
    .waitFor()
  if (isFolded) await menu.click()
  await page.getByRole('link', { name: said(COMPLAINT.retention) }).click()
  await page.getByRole('button', { name: said(RECORDS.hold), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: said(FIELDS.reason) }).fill('客户已起诉。')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await page
    .getByRole('table', { name: said(RECORDS.decisions) })
    .getByText('客户已起诉。')
    .waitFor()
  await page.getByRole('link', { name: said(RECORDS.back) }).click()
  await page.getByRole('textbox', { name: said(RECORDS.ofComplaint) }).waitFor()
  expect(await page.getByText(said(RECORDS.due)).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('who may not ask for them does not find them', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/administration' })
  const sections = page.getByRole('navigation', { name: said(CONSOLE.administration) }).or(choice(page))
  await expect.poll(() => sections.textContent()).toContain(said(SECTIONS.changes))
  for (const hidden of ['accesses', 'retention'] as const)
    expect(await sections.textContent()).not.toContain(said(SECTIONS[hidden]))
})
