import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { METHODS } from '../../../src/words/people.ts'
import { PRODUCT } from '../../../src/words/product.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { serving, takenIn, intake, first, recorded, type Serving } from '../../support/serving.ts'

const REQUIRED = { zh: '此项必填', en: 'This is needed' }

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

test('a browser at / is led to the console, by way of the sign-in, and programs are not', async () => {
  const page = await desk.sit({ user: 'agent-li', path: '/console/' })
  await expect.poll(() => new URL(page.url()).pathname).toBe('/console/queue')
  expect(await page.title()).toBe(said(PRODUCT))
  const answered = await fetch(api.api.url, { headers: { accept: 'application/json' } })
  expect(await answered.json()).toMatchObject({ docs: '/docs' })
})

test('a command is a dialog made from its schema: what the API refuses stands at its field, and what it takes is done', async () => {
  const { id, path } = await takenIn(api, intake())
  await recorded(api, path)
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  await page.getByRole('button', { name: said(COMMANDS.acknowledge), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.getByText(said(REQUIRED)).first().waitFor()
  await dialog.getByRole('combobox', { name: said(FIELDS.method) }).click()
  await page.getByRole('option', { name: said(METHODS.phone) }).click()
  await dialog.getByRole('textbox', { name: said(FIELDS.said) }).fill('已致歉，说明处理流程。')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  const { body } = await api.get(path)
  expect(body.acknowledgedAt).toBeDefined()
  expect(desk.faults).toEqual([])
})

test('what is typed outlives a reload, and goes with the sign-out', async () => {
  const { id, path } = await takenIn(api, intake({ commands: first }))
  await recorded(api, path)
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  const write = async () => {
    await page.getByRole('button', { name: said(COMPLAINT.note) }).click()
    return page
      .getByRole('region', { name: said(COMPLAINT.write) })
      .getByRole('textbox', { name: said(FIELDS.text) })
  }
  await (await write()).fill('客户希望周五前答复。')
  await page.reload()
  expect(await (await write()).inputValue()).toBe('客户希望周五前答复。')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: said(CONSOLE.signedInAs) }).click()
  await page.getByRole('menuitem', { name: said(CONSOLE.signOut) }).click()
  await page.waitForURL(/sign-out/)
  const kept = await page.evaluate<string[]>('Object.keys(localStorage)')
  expect(kept.filter((one) => one.includes('draft'))).toEqual([])
})

test.each(['light', 'dark'] as const)('nobody stumbles over the frame and a dialog, %s', async (theme) => {
  const { id, path } = await takenIn(api, intake())
  await recorded(api, path)
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}`, theme })
  await page.getByRole('button', { name: said(COMMANDS.acknowledge), exact: true }).click()
  await page.getByRole('dialog').getByRole('combobox').first().waitFor()
  expect(await barriers(page)).toEqual([])
})
