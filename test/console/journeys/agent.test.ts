import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as INTAKE } from '../../../src/console/intake/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { DETAILS } from '../../../src/words/details.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { EVIDENCE_KINDS } from '../../../src/words/findings.ts'
import { METHODS } from '../../../src/words/people.ts'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { handsOnKeys, pointerCount } from '../../support/chromium/hands-on-keys.ts'
import { rowsOf } from '../../support/chromium/queue.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, policies, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'
import { CLEANLINESS } from './cleanliness.ts'

// An agent's day without a pointer: a call is taken in, carried through and handed on. Wherever it stands, the API is asked
// what has come of it.

const SERVICE = { zh: '客户服务', en: 'Customer service' }

let api: Serving
let desk: Desk
let earlier: { id: string; number: string }
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: SERVICE }],
    ...['li', 'chen'].flatMap((id): [string, object][] => [
      ['people', { id, name: { li: '李娜', chen: '陈晨' }[id] }],
      [`people/${id}/roles`, { roles: [{ role: 'agent', department: 'service' }] }],
    ]),
  ]
  for (const [path, body] of entries)
    expect((await api.post(`/v1/${path}`, body, { as: 'administrator-he' })).status, path).toBe(200)
  const complainant = { name: '陈女士', phone: '13800001234' }
  earlier = await takenIn(api, intake({ details: { complainant, subject: '车辆未清洁' }, commands: first }))
  await recorded(api, `/v1/complaints/${earlier.id}`)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const field = (within: Page | Locator, name: string) => within.getByRole('textbox', { name, exact: true })
const list = (within: Page | Locator, name: string) => within.getByRole('combobox', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name })
const steps = (page: Page) => page.getByRole('group', { name: said(COMPLAINT.steps) })

/** As the API tells it: where it stands, and who did what. */
async function stands(id: string) {
  const path = `/v1/complaints/${id}`
  const { body } = await api.get(path)
  const { body: journal } = await api.get(`${path}/events?limit=100`)
  type Entry = { event: { type: string }; by: { id: string } }
  const did = (type: string): string[] =>
    (journal.data as Entry[]).filter(({ event }) => event.type === type).map(({ by }) => by.id)
  return { ...body, did } as { stage: string; owner?: object; closed?: object; did: typeof did }
}

/** Fills in what a dialog asks for and sends it; the keys work again once it is gone. */
async function answer(page: Page, fill: (dialog: Locator) => Promise<void>) {
  const { press } = handsOnKeys(page)
  const dialog = page.getByRole('dialog')
  await dialog.locator('form :focus').waitFor()
  await fill(dialog)
  await press('Control+Enter')
  await expect.poll(() => dialog.allInnerTexts()).toEqual([])
}

let id: string

test('a call is taken in by keys, with who is calling and what is alike found while it is told', async () => {
  const page = await desk.sit({ user: 'agent-li', path: '/console/queue' })
  const pointers = await pointerCount(page)
  const { press, isAt, goTo, write, choose } = handsOnKeys(page)
  await rowsOf(page).first().waitFor()
  await press('g', 'n')
  await isAt(field(page, said(DETAILS['complainant.name'])))
  await goTo(list(page, said(FIELDS.policy)), 'Shift+Tab')
  await choose(list(page, said(FIELDS.policy)), said(policies.get('rental')!.about!.title))
  await write(page.getByLabel(said(DETAILS['complainant.phone'])), '13800001234')
  await region(page, said(INTAKE.callers)).getByRole('link', { name: earlier.number }).waitFor()
  await press('ArrowDown', 'Enter')
  await expect.poll(() => field(page, said(DETAILS['complainant.name'])).inputValue()).toBe('陈女士')
  await write(field(page, said(FIELDS.subject)), '车辆未清洁，有烟味')
  await write(field(page, said(DETAILS.orderNumber)), 'R-20391')
  await region(page, said(INTAKE.alike)).getByRole('link', { name: earlier.number }).waitFor()
  await write(field(page, said(FIELDS.said)), '已致歉，说明处理流程。')
  await choose(list(page, said(FIELDS.category)), said(CLEANLINESS.title))
  await page.locator('form').getByText(said(CLEANLINESS.definition)).waitFor()
  await choose(list(page, said(FIELDS.department)), said(SERVICE))
  await choose(list(page, said(FIELDS.person)), '李娜')
  await press('Control+Enter')
  await isAt(page.getByRole('heading', { name: said(INTAKE.slipOf) }))
  const [number, secret] = await page.locator('.slip-code').allInnerTexts()
  const lookUp = () => api.post('/v1/progress', { number, secret }, { as: null })
  await expect.poll(async () => (await lookUp()).status).toBe(200)
  await goTo(page.getByRole('link', { name: said(INTAKE.open) }))
  await press('Enter')
  await page.getByRole('heading', { name: '车辆未清洁，有烟味' }).waitFor()
  id = new URL(page.url()).pathname.split('/').at(-1)!
  const now = await stands(id)
  expect(now).toMatchObject({
    number,
    stage: 'investigating',
    owner: { department: 'service', person: 'li' },
  })
  for (const type of ['acknowledged', 'classified', 'assigned']) expect(now.did(type), type).toEqual(['li'])
  await solvedByKeys(page)
  expect(await pointers()).toBe(0)
  expect(desk.faults).toEqual([])
})

/** From what was found out to what was done, each step in its dialog: what is usual by `s`, another by what it is called. */
async function solvedByKeys(page: Page) {
  const { press, isAt, goTo, write, choose } = handsOnKeys(page)
  await isAt(page.locator('#content'))
  await press('s')
  await answer(page, async (dialog) => {
    await write(field(dialog, said(FIELDS.rootCause)), '交付前未检查')
    await write(field(dialog, said(FIELDS.text)), '门店当日漏检。')
  })
  await isAt(page.locator('#content'))
  expect((await stands(id)).did('findingsRecorded')).toEqual(['li'])
  const others = page.getByRole('button', { name: said(COMPLAINT.otherSteps) })
  await goTo(others)
  await press('Enter')
  await isAt(page.getByLabel(said(COMPLAINT.findStep)))
  await page.keyboard.type(said(COMMANDS.proposeSolution))
  await page.getByRole('option', { name: said(COMMANDS.proposeSolution) }).waitFor()
  await press('Enter')
  await answer(page, (dialog) => write(field(dialog, said(FIELDS.measures)), '重新清洁，退还清洁费。'))
  await isAt(others)
  expect((await stands(id)).stage).toBe('proposed')
  await page.getByText(new RegExp(`^${said(COMPLAINT.lastChange)} 李娜 ·`)).waitFor()
  await steps(page)
    .getByRole('button', { name: said(COMMANDS.acceptSolution) })
    .waitFor()
  await press('s')
  await answer(page, async (dialog) => {
    await choose(list(dialog, said(FIELDS.kind)), said(EVIDENCE_KINDS.recording))
    await write(field(dialog, said(FIELDS.recordingReference)), 'REC-7781')
    await write(field(dialog, said(FIELDS.source)), '呼叫中心')
  })
  expect(await stands(id)).toMatchObject({ stage: 'executing' })
  await steps(page)
    .getByRole('button', { name: said(COMMANDS.recordExecution) })
    .waitFor()
  await press('s')
  await answer(page, (dialog) => write(field(dialog, said(FIELDS.what)), '已清洁，费用已退。'))
  const now = await stands(id)
  expect(now.stage).toBe('revisiting')
  await page.getByText(said(COMPLAINT.revisitByOthers)).waitFor()
  for (const type of ['solutionProposed', 'solutionAccepted', 'executionRecorded'])
    expect(now.did(type), type).toEqual(['li'])
}

test('a colleague finds it by what is typed, records the revisit, and it is closed', async () => {
  // Nobody is reached by letter: they are to be called, and a colleague takes it from there.
  await expect.poll(async () => (await stands(id)).did('taskOpened')).toEqual(['courier'])
  const page = await desk.sit({ user: 'agent-chen', path: '/console/queue' })
  const pointers = await pointerCount(page)
  const { press, isAt, write, choose, goTo } = handsOnKeys(page)
  await press('/')
  await page.getByRole('dialog').getByRole('textbox').waitFor()
  // Whoever calls again may know no more than their own number.
  await page.keyboard.type('138 0000 1234')
  await page.locator('[data-action]', { hasText: earlier.number }).waitFor()
  await page.locator('[data-action]', { hasText: '车辆未清洁，有烟味' }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('有烟味')
  await page.locator('[data-selected]', { hasText: '车辆未清洁，有烟味' }).waitFor()
  await press('Enter')
  await steps(page)
    .getByRole('button', { name: said(COMMANDS.recordRevisit) })
    .waitFor()
  await press('s')
  await answer(page, async (dialog) => {
    await choose(list(dialog, said(FIELDS.method)), said(METHODS.phone))
    await write(dialog.getByLabel(said(FIELDS.score)), '5')
    await goTo(dialog.getByRole('switch', { name: said(FIELDS.solved) }))
    await press('Space')
  })
  await expect.poll(async () => (await stands(id)).stage).toBe('closed')
  expect((await stands(id)).did('revisitRecorded')).toEqual(['chen'])
  // Esc leaves a field, so that the keys of the page act.
  await press('g', 'n')
  await isAt(field(page, said(DETAILS['complainant.name'])))
  await press('Escape', 'g', 'q')
  await page.waitForURL((at) => at.pathname === '/console/queue')
  expect(await pointers()).toBe(0)
  expect(desk.faults).toEqual([])
})
