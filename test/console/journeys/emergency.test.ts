import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { EVENTS } from '../../../src/words/events.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { DEFINITIONS } from '../../../src/figures/definitions.ts'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { choose, other, pressed, send } from '../../support/chromium/dialogs.ts'
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
  const declared = await other(lead, 'declareEmergency')
  await fill(declared, 'reason', '门店有人受伤')
  await send(lead, declared)
  await lead.getByText(said(COMPLAINT.emergency), { exact: true }).first().waitFor()

  const measure = await pressed(lead, said(COMMANDS.recordEmergencyMeasure))
  await fill(measure, 'what', '已送医，现场封闭')
  await send(lead, measure)
  const resource = await other(lead, 'assignResource')
  await fill(resource, 'what', '两名急救员')
  await choose(lead, resource.getByRole('combobox', { name: said(FIELDS.department) }), said(SERVICE))
  await send(lead, resource)
  const ended = await other(lead, 'endEmergency')
  await fill(ended, 'summary', '伤者已出院，现场恢复')
  await send(lead, ended)

  const auditor = await desk.sit({ user: 'management-qian', path: `/console/complaints/${id}` })
  auditor.setDefaultTimeout(60_000)
  const evaluated = await pressed(auditor, said(COMMANDS.evaluateEmergency))
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
