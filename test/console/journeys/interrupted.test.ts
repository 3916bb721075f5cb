import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { EVENTS } from '../../../src/words/events.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// What comes between: an expired sign-in, a lost connection, somebody who is quicker. Nothing that was typed is lost.

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

async function opened(user = 'agent-li') {
  const { id, path } = await takenIn(api, intake({ commands: first }))
  await recorded(api, path)
  const page = await desk.sit({ user, path: `/console/complaints/${id}` })
  return { id, path, page }
}

async function noteIn(page: Page) {
  await page.getByRole('button', { name: said(COMPLAINT.otherSteps) }).click()
  await page.getByRole('option', { name: said(COMMANDS.addNote), exact: true }).click()
  const dialog = page.getByRole('dialog')
  return {
    dialog,
    text: dialog.getByRole('textbox', { name: said(FIELDS.text) }),
    send: dialog.getByRole('button', { name: said(CONSOLE.send), exact: true }),
  }
}

test('with an expired sign-in one signs in beside it and goes on with what was typed', async () => {
  const { path, page } = await opened()
  const { dialog, text, send } = await noteIn(page)
  await text.fill('客户希望周五前答复。')
  await page.context().clearCookies()
  await send.click()
  await page.getByRole('dialog', { name: said(CONSOLE.signInEnded) }).waitFor()
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: said(CONSOLE.signIn), exact: true }).click(),
  ])
  await beside.locator('form:has(input[name="user"][value="agent-li"]) button').click()
  await page.getByRole('dialog', { name: said(CONSOLE.signInEnded) }).waitFor({ state: 'detached' })
  expect(await text.inputValue()).toBe('客户希望周五前答复。')
  await send.click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await api.get(`${path}/events`)
  expect(
    body.data.filter(({ event }: { event: { type: string } }) => event.type === 'noteAdded'),
  ).toHaveLength(1)
})

test('with the connection lost what was typed stays, and goes once when it is back', async () => {
  const { path, page } = await opened()
  const { dialog, text, send } = await noteIn(page)
  await text.fill('联系门店核实。')
  await page.context().setOffline(true)
  await send.click()
  await dialog.getByText(said(CONSOLE.cutOff)).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const bar = page.getByText(said(CONSOLE.offline))
  await bar.waitFor()
  const again = await noteIn(page)
  expect(await again.text.inputValue()).toBe('联系门店核实。')
  await page.context().setOffline(false)
  await bar.waitFor({ state: 'detached' })
  await again.send.click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await api.get(`${path}/events`)
  expect(
    body.data.filter(({ event }: { event: { type: string } }) => event.type === 'noteAdded'),
  ).toHaveLength(1)
})

test('who was quicker is said, what was typed stays, and is sent all the same when told to', async () => {
  const { path, page } = await opened()
  const { dialog, text } = await noteIn(page)
  await text.fill('客户来电催办。')
  // The page behind hears of it at once: what was read when the dialog was opened is what counts.
  await api.post(`${path}/add-note`, { text: '主管已批示。' }, { as: 'supervisor-zhao' })
  // By keys: what is said above the fields may move the button at that moment.
  await text.press('Control+Enter')
  const meanwhile = dialog.getByRole('alert').filter({ hasText: said(CONSOLE.changedMeanwhile) })
  await meanwhile.getByText(said(EVENTS.noteAdded)).waitFor()
  expect(await text.inputValue()).toBe('客户来电催办。')
  await meanwhile.getByRole('button', { name: said(CONSOLE.sendAnyway) }).click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await api.get(`${path}/events`)
  const notes = body.data.filter(({ event }: { event: { type: string } }) => event.type === 'noteAdded')
  expect(notes.map(({ event }: { event: { text: string } }) => event.text)).toEqual([
    '主管已批示。',
    '客户来电催办。',
  ])
})

test('another person who signs in beside finds nothing of the one before', async () => {
  const { page } = await opened()
  const { text } = await noteIn(page)
  await text.fill('只有我该看到。')
  await page.context().clearCookies()
  await page.reload()
  await page.locator('form:has(input[name="user"][value="agent-chen"]) button').click()
  await page.locator('main').waitFor()
  await expect
    .poll(async () =>
      (await page.evaluate<string[]>('Object.keys(localStorage)')).filter((one) => one.includes('draft')),
    )
    .toEqual([])
  expect(desk.faults).toEqual([])
})
