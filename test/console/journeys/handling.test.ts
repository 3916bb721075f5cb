import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import {
  BEARERS,
  DEGREES,
  EVIDENCE_KINDS,
  EXAMPLE_KINDS,
  MESSAGE_KINDS,
  REDRESS_KINDS,
  TASK_KINDS,
} from '../../../src/words/findings.ts'
import { COLON } from '../../../src/words/languages.ts'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { choose, field, known, other, send } from '../../support/chromium/dialogs.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// What is said in dialogs with parts of their own: a visit, ready words, redress item by item, and who is responsible.

const SUBJECT = '车辆未清洁'
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

async function told() {
  const complainant = { name: '陈女士', phone: '13800001234', email: 'chen@example.com' }
  const details = { complainant, subject: SUBJECT }
  const { id, path } = await takenIn(api, intake({ details, commands: [...first] }))
  await recorded(api, path)
  return { id, path }
}

// R60
test('somebody is sent to look at the place', async () => {
  const { id, path } = await told()
  const page = await desk.sit({ user: 'supervisor-zhao', path: `/console/complaints/${id}` })
  const dialog = await other(page, 'openTask')
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.kind) }), said(TASK_KINDS.siteVisit))
  await field(dialog, said(FIELDS.title)).fill('到门店看车')
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.department) }), said(SERVICE))
  await dialog.getByRole('button', { name: said(CONSOLE.more) }).click()
  await field(dialog, said(FIELDS.place)).fill('虹桥门店')
  await send(page, dialog)
  expect((await api.get(path)).body.tasks).toMatchObject([
    { kind: 'siteVisit', title: '到门店看车', visit: { place: '虹桥门店' } },
  ])
  expect(desk.faults).toEqual([])
})

test('ready words are read before they are sent', async () => {
  const { id, path } = await told()
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  const dialog = await other(page, 'sendMessage')
  const ready = dialog.getByRole('combobox', { name: said(FIELDS.readyWords) })
  await choose(page, ready, said(MESSAGE_KINDS.callMissed))
  const preview = dialog.getByRole('region', { name: said(CONSOLE.letterPreview) })
  await preview.getByText('陈女士').waitFor()
  expect(await preview.innerText()).toContain('车辆未清洁')
  await send(page, dialog)
  await recorded(api, path)
  const { data } = (await api.get(`${path}/notices`)).body
  expect(data.map(({ template }: { template: string }) => template)).toContain('message')
  expect(desk.faults).toEqual([])
})

// R64
test('what is offered is told item by item', async () => {
  const { id, path } = await told()
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  const dialog = await other(page, 'proposeSolution')
  await field(dialog, said(FIELDS.measures)).fill('重新清洁，退还清洁费，并致歉。')
  await dialog.getByRole('button', { name: said(CONSOLE.more) }).click()
  const items = dialog.getByRole('group', { name: said(FIELDS.items) })
  const add = items.getByRole('button', { name: said(CONSOLE.add) })
  await add.click()
  await choose(page, items.getByRole('combobox', { name: said(FIELDS.kind) }), said(REDRESS_KINDS.refund))
  await field(items, said(FIELDS.money)).fill('30')
  await add.click()
  const kinds = items.getByRole('combobox', { name: said(FIELDS.kind) })
  await choose(page, kinds.last(), said(REDRESS_KINDS.apology))
  await send(page, dialog)
  expect((await api.get(path)).body.proposal).toMatchObject({
    items: [{ kind: 'refund', money: { amountCents: 3_000, currency: 'CNY' } }, { kind: 'apology' }],
    redress: { amountCents: 3_000, currency: 'CNY' },
  })
  await known(page, SUBJECT)
  await page.getByText(said(REDRESS_KINDS.apology)).first().waitFor()
  expect(desk.faults).toEqual([])
})

// R98
test('a lead says who is responsible, they object, and a higher level upholds it', async () => {
  const { id, path } = await told()
  const sit = (user: string) => desk.sit({ user, path: `/console/complaints/${id}` })
  const lead = await sit('supervisor-zhao')
  const dialog = await other(lead, 'determineResponsibility')
  await choose(lead, dialog.getByRole('combobox', { name: said(FIELDS.bearer) }), said(BEARERS.person))
  await choose(lead, dialog.getByRole('combobox', { name: said(FIELDS.person) }), '李娜')
  await choose(lead, dialog.getByRole('combobox', { name: said(FIELDS.degree) }), said(DEGREES.main))
  await field(dialog, said(FIELDS.reason)).fill('交付前没有检查。')
  // What is missing is said where it is missing.
  const department = dialog.getByRole('combobox', { name: said(FIELDS.department) })
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await expect.poll(() => department.getAttribute('aria-invalid')).toBe('true')
  await choose(lead, department, said(SERVICE))
  await choose(
    lead,
    dialog.getByRole('combobox', { name: said(FIELDS.kind) }),
    said(EVIDENCE_KINDS.recording),
  )
  await field(dialog, said(FIELDS.recordingReference)).fill('REC-7781')
  await field(dialog, said(FIELDS.source)).fill('呼叫中心')
  await send(lead, dialog)
  await recorded(api, path)

  const li = await sit('agent-li')
  await known(li, SUBJECT)
  await li.getByRole('button', { name: said(COMPLAINT.object), exact: true }).click()
  await field(li.getByRole('dialog'), said(FIELDS.reason)).fill('当天不是我当班。')
  await send(li, li.getByRole('dialog'))
  await recorded(api, path)

  const manager = await sit('manager-sun')
  await known(manager, SUBJECT)
  await manager.getByText('当天不是我当班。').first().waitFor()
  await manager.getByRole('button', { name: said(COMPLAINT.uphold), exact: true }).click()
  await field(manager.getByRole('dialog'), said(FIELDS.reason)).fill('排班表显示当班。')
  await send(manager, manager.getByRole('dialog'))
  expect((await api.get(path, { as: 'manager-sun' })).body.responsibilities).toMatchObject([
    { person: 'li', objection: { reason: '当天不是我当班。' }, upheld: { reason: '排班表显示当班。' } },
  ])
  expect(desk.faults).toEqual([])
})

// R100
test('a lead marks it as an example; a summary that names somebody is refused at its field', async () => {
  const { id, path } = await told()
  const page = await desk.sit({ user: 'supervisor-zhao', path: `/console/complaints/${id}` })
  const dialog = await other(page, 'markAsExample')
  await choose(page, dialog.getByRole('combobox', { name: said(FIELDS.kind) }), said(EXAMPLE_KINDS.good))
  const summary = field(dialog, said(FIELDS.summary))
  await summary.fill('陈女士当天得到答复。')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await expect.poll(() => summary.getAttribute('aria-invalid')).toBe('true')
  expect((await api.get(path)).body).not.toHaveProperty('example')
  await summary.fill('当天答复，当天重新清洁。')
  await send(page, dialog)
  await page.getByText(`${said(FIELDS.example)}${said(COLON)}${said(EXAMPLE_KINDS.good)}`).waitFor()
  expect((await api.get(path)).body.example).toMatchObject({
    kind: 'good',
    summary: '当天答复，当天重新清洁。',
  })
  expect(desk.faults).toEqual([])
})
