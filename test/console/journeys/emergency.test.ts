import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { EVENTS } from '../../../src/words/events.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { DEFINITIONS } from '../../../src/figures/definitions.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

const SERVICE = { zh: '客户服务', en: 'Customer service' }

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: SERVICE }],
    ['people', { id: 'li', name: '李娜' }],
    ['people/li/roles', { roles: [{ role: 'agent', department: 'service' }] }],
  ]
  for (const [path, body] of entries)
    expect((await api.post(`/v1/${path}`, body, { as: 'administrator-he' })).status, path).toBe(200)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

type Step = keyof typeof COMMANDS

/** The dialog of a step: one of the usual ones, which stand ready, or any other. */
async function asked(page: Page, type: Step, isUsual = false): Promise<Locator> {
  const name = said(COMMANDS[type])
  if (isUsual) await page.getByRole('button', { name, exact: true }).click()
  else await choose(page, name)
  const dialog = page.getByRole('dialog')
  await dialog.locator('form').waitFor()
  return dialog
}

/** What has just happened may come in while the list is open, and close it: then it is opened again. */
async function choose(page: Page, name: string) {
  const option = page.getByRole('option', { name, exact: true })
  for (let tried = 0; tried < 3; tried++) {
    await page.getByRole('button', { name: said(COMPLAINT.otherSteps) }).click()
    const isChosen = await option.click({ timeout: 15_000 }).then(
      () => true,
      () => false,
    )
    if (isChosen) return
  }
  throw new Error(`${name} could not be chosen.`)
}

/** No barrier is in it, and once it is sent it is gone. */
async function send(page: Page, dialog: Locator) {
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
}

const fill = (dialog: Locator, field: keyof typeof FIELDS, text: string) =>
  dialog
    .getByRole('textbox', { name: said(FIELDS[field]) })
    .first()
    .fill(text)

// R56, R57
test('an emergency is declared, answered, given what it takes, ended and evaluated', async () => {
  const { id, path } = await takenIn(api, intake({ commands: [...first] }))
  await recorded(api, path)
  const lead = await desk.sit({ user: 'supervisor-zhao', path: `/console/complaints/${id}` })
  lead.setDefaultTimeout(60_000)
  const declared = await asked(lead, 'declareEmergency')
  await fill(declared, 'reason', '门店有人受伤')
  await send(lead, declared)
  await lead.getByText(said(COMPLAINT.emergency), { exact: true }).first().waitFor()

  const measure = await asked(lead, 'recordEmergencyMeasure', true)
  await fill(measure, 'what', '已送医，现场封闭')
  await send(lead, measure)
  const resource = await asked(lead, 'assignResource')
  await fill(resource, 'what', '两名急救员')
  await resource.getByRole('combobox', { name: said(FIELDS.department) }).click()
  await lead.getByRole('option', { name: said(SERVICE), exact: true }).click()
  await send(lead, resource)
  const ended = await asked(lead, 'endEmergency')
  await fill(ended, 'summary', '伤者已出院，现场恢复')
  await send(lead, ended)

  const auditor = await desk.sit({ user: 'management-qian', path: `/console/complaints/${id}` })
  auditor.setDefaultTimeout(60_000)
  const evaluated = await asked(auditor, 'evaluateEmergency', true)
  await evaluated.getByText(said(FIELDS.yes), { exact: true }).click()
  await fill(evaluated, 'text', '十分钟内到场')
  await send(auditor, evaluated)
  for (const [event, text] of [
    ['emergencyMeasured', '已送医，现场封闭'],
    ['resourceAssigned', '两名急救员'],
    ['emergencyEnded', '伤者已出院，现场恢复'],
    ['emergencyEvaluated', '十分钟内到场'],
  ] as const) {
    await auditor.getByText(said(EVENTS[event]), { exact: true }).first().waitFor()
    await auditor.getByText(text).first().waitFor()
  }

  const figures = await desk.sit({ user: 'management-qian', path: '/console/figures' })
  figures.setDefaultTimeout(60_000)
  const { title } = DEFINITIONS.find(({ name }) => name === 'emergencies.declared')!
  const row = figures.getByRole('table', { name: said(title) }).getByRole('row', { name: said(title) })
  await row.first().getByText('1', { exact: true }).waitFor()
  expect(desk.faults).toEqual([])
})
