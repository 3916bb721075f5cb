import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

const FAR = 40

const hasFocus = (target: Locator) => target.evaluate((element) => element.matches(':focus'))

/** Somebody who works by keys alone: nothing here presses, points or looks for anything but where the focus is. */
export function handsOnKeys(page: Page) {
  const { keyboard } = page
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  const isAt = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true)
  /** Goes on, or back, until it has come to a place; who cannot get out of where they are does not get there. */
  const goTo = async (target: Locator, key = 'Tab') => {
    await target.waitFor()
    for (let step = 0; step < FAR; step++) {
      if (await hasFocus(target)) return
      await press(key)
    }
    throw new Error(`No ${FAR} presses of ${key} lead to ${String(target)}.`)
  }
  const write = async (target: Locator, text: string) => {
    await goTo(target)
    await keyboard.type(text)
  }
  /** One of a list, by typing what it is called: Enter takes the first that fits. */
  const choose = async (target: Locator, text: string) => {
    await write(target, text)
    const marked = page.locator('[role="option"][data-combobox-selected]', { hasText: text })
    await marked.waitFor()
    await press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'hidden' })
  }
  return { press, isAt, goTo, write, choose }
}

/** How often a pointer has been pressed since. */
export async function pointerCount(page: Page): Promise<() => Promise<number>> {
  await page.evaluate('pressed = 0; addEventListener("pointerdown", () => pressed++, true)')
  return () => page.evaluate<number>('pressed')
}
