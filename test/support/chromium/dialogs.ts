import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { barriers } from './desk.ts'
import { said } from './seat.ts'

// What journeys do in the dialogs of the console.

/** The dialog that a button of the page opens. */
export async function pressed(page: Page, button: string): Promise<Locator> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
  return opened(page)
}

/** The dialog of a step that is not one of the usual ones. */
export async function other(page: Page, type: keyof typeof COMMANDS): Promise<Locator> {
  await chooseStep(page, said(COMMANDS[type]))
  return opened(page)
}

async function opened(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('form').waitFor()
  return dialog
}

/** What has just happened may come in while the list is open, and close it: then it is opened again. */
async function chooseStep(page: Page, name: string) {
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

export const field = (within: Page | Locator, name: string): Locator =>
  within.getByRole('textbox', { name, exact: true }).first()

export async function choose(page: Page, list: Locator, option: string | RegExp) {
  await list.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** No barrier is in it, and once it is sent it is gone. */
export async function send(page: Page, dialog: Locator) {
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** What is known of a complaint stands beside what happened, or behind a tab where there is no room. */
export async function known(page: Page, subject: string) {
  await page.getByRole('heading', { name: subject }).waitFor()
  const tab = page.getByText(said(COMPLAINT.known), { exact: true })
  if (await tab.isVisible()) await tab.click()
}
