import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

const as = 'auditor-wu'

let api: Serving
let desk: Desk
let complaint: { id: string; number: string; path: string }
beforeAll(async () => {
  api = await serving({ console: true })
  complaint = await takenIn(api)
  await recorded(api, complaint.path)
  expect((await api.get(complaint.path, { as: 'supervisor-zhao' })).status).toBe(200)
  const service = { id: 'service', name: { zh: '客户服务', en: 'Customer service' } }
  expect((await api.post('/v1/departments', service, { as: 'operator-zhou' })).status).toBe(200)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

test('an auditor sees who read a complaint, by an address that can be sent', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/accesses' })
  await page.getByRole('textbox', { name: '所涉投诉' }).fill(complaint.number)
  await page.getByRole('button', { name: '查询' }).click()
  const accesses = page.getByRole('table', { name: '查阅记录' })
  await accesses
    .getByRole('row', { name: /supervisor-zhao|zhao/ })
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.get('complaint')).toBe(complaint.number)
  expect(await barriers(page)).toEqual([])
  await page.reload()
  await accesses.getByRole('row', { name: /zhao/ }).first().waitFor()
  expect(await accesses.getByText('多件').count()).toBe(0)
  await accesses.getByRole('link', { name: complaint.number }).first().waitFor()
  expect(desk.faults).toEqual([])
})

test('an auditor sees who changed the directory, and what the categories mean', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/changes', theme: 'dark' })
  const changes = page.getByRole('table', { name: '目录变更' })
  await changes.getByRole('row', { name: /zhou.*部门.*客户服务/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: '类别', exact: true }).click()
  await page
    .getByRole('table', { name: '租车:4个工作小时内首次联系' })
    .getByText('车辆或场所不洁、有异味。')
    .waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

test('an auditor puts a complaint under a legal hold, and lifts it', async () => {
  const page = await desk.sit({ user: as, path: '/console/administration/retention' })
  await page.getByText('没有到期的投诉').waitFor()
  await page.getByRole('textbox', { name: '投诉编号' }).fill(complaint.number)
  await page.getByRole('button', { name: '查询' }).click()
  const dialog = page.getByRole('dialog')
  const decide = async (button: string, reason: string) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await dialog.getByRole('textbox', { name: '原因' }).fill(reason)
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('table', { name: '决定' }).getByText(reason).waitFor()
  }
  await decide('法律保全', '保险公司已提起诉讼。')
  const { body } = await api.get(`${complaint.path}/retention`, { as })
  expect(body).toMatchObject({ legalHold: true, decisions: [{ kind: 'hold', by: { id: 'wu' } }] })
  expect(await barriers(page)).toEqual([])
  await decide('解除法律保全', '诉讼已撤回。')
  expect((await api.get(`${complaint.path}/retention`, { as })).body.legalHold).toBe(false)
  expect(desk.faults).toEqual([])
})

test('who may not ask for them does not find them', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/administration' })
  const sections = page.getByRole('navigation', { name: '管理' })
  await sections.getByRole('link', { name: '目录变更' }).waitFor()
  expect(await sections.getByRole('link', { name: /查阅记录|保存与清理/ }).count()).toBe(0)
})
