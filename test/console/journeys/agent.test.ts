import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { handsOnKeys, pointerCount } from '../../support/chromium/hands-on-keys.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// An agent's day without a pointer: a call is taken in, carried through and handed on. Wherever it stands, the API is asked
// what has come of it.

let api: Serving
let desk: Desk
let earlier: { id: string; number: string }
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  const entries: [path: string, body: object][] = [
    ['departments', { id: 'service', name: { zh: '客户服务', en: 'Customer service' } }],
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
const steps = (page: Page) => page.getByRole('group', { name: '下一步' })

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
  await page.getByRole('link', { name: earlier.number }).waitFor()
  await press('g', 'n')
  await isAt(field(page, '投诉人姓名'))
  await goTo(list(page, '规则集'), 'Shift+Tab')
  await choose(list(page, '规则集'), '租车')
  await write(page.getByLabel('联系电话'), '13800001234')
  await region(page, '来电人').getByRole('link', { name: earlier.number }).waitFor()
  await press('ArrowDown', 'Enter')
  await expect.poll(() => field(page, '投诉人姓名').inputValue()).toBe('陈女士')
  await write(field(page, '订单号'), 'R-20391')
  await write(field(page, '主题'), '车辆未清洁，有烟味')
  await region(page, '相近的投诉').getByRole('link', { name: earlier.number }).waitFor()
  await write(field(page, '告知内容'), '已致歉，说明处理流程。')
  await choose(list(page, '类别'), '清洁')
  await page.locator('form').getByText('车辆或场所不洁、有异味。').waitFor()
  await choose(list(page, '部门'), '客户服务')
  await choose(list(page, '人员'), '李娜')
  await press('Control+Enter')
  await isAt(page.getByRole('heading', { name: '已登记' }))
  const [number, secret] = await page.locator('.slip-code').allInnerTexts()
  const lookUp = () => api.post('/v1/progress', { number, secret }, { as: null })
  await expect.poll(async () => (await lookUp()).status).toBe(200)
  await goTo(page.getByRole('link', { name: '打开投诉' }))
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
    await write(field(dialog, '根本原因'), '交付前未检查')
    await write(field(dialog, '内容'), '门店当日漏检。')
  })
  await isAt(page.locator('#content'))
  expect((await stands(id)).did('findingsRecorded')).toEqual(['li'])
  const others = page.getByRole('button', { name: '其他操作' })
  await goTo(others)
  await press('Enter')
  await isAt(page.getByLabel('查找操作'))
  await page.keyboard.type('提出')
  await page.getByRole('option', { name: '提出处理方案' }).waitFor()
  await press('Enter')
  await answer(page, (dialog) => write(field(dialog, '处理措施'), '重新清洁，退还清洁费。'))
  await isAt(others)
  expect((await stands(id)).stage).toBe('proposed')
  await steps(page).getByRole('button', { name: '客户接受方案' }).waitFor()
  await press('s')
  await answer(page, async (dialog) => {
    await choose(list(dialog, '类型'), '录音')
    await write(field(dialog, '录音编号'), 'REC-7781')
    await write(field(dialog, '来源'), '呼叫中心')
  })
  expect(await stands(id)).toMatchObject({ stage: 'executing' })
  await steps(page).getByRole('button', { name: '记录执行' }).waitFor()
  await press('s')
  await answer(page, (dialog) => write(field(dialog, '内容'), '已清洁，费用已退。'))
  const now = await stands(id)
  expect(now.stage).toBe('revisiting')
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
  await page.keyboard.type('有烟味')
  await page.locator('[data-selected]', { hasText: '车辆未清洁，有烟味' }).waitFor()
  await press('Enter')
  await steps(page).getByRole('button', { name: '记录回访' }).waitFor()
  await press('s')
  await answer(page, async (dialog) => {
    await choose(list(dialog, '方式'), '电话')
    await write(dialog.getByLabel('评分'), '5')
    await goTo(dialog.getByRole('switch', { name: '问题已解决' }))
    await press('Space')
  })
  await expect.poll(async () => (await stands(id)).stage).toBe('closed')
  expect((await stands(id)).did('revisitRecorded')).toEqual(['chen'])
  // Esc leaves a field, so that the keys of the page act.
  await press('g', 'n')
  await isAt(field(page, '投诉人姓名'))
  await press('Escape', 'g', 'q')
  await page.waitForURL((at) => at.pathname === '/console/queue')
  expect(await pointers()).toBe(0)
  expect(desk.faults).toEqual([])
})
