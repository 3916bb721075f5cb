import type { Page } from 'playwright-core'
import type { Desk, Seated } from './desk.ts'
import { first, intake, recorded, takenIn, type Serving } from '../serving.ts'

/** So many complaints, assigned to li, that the register knows. */
export async function fillQueue(api: Serving, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { path } = await takenIn(api, intake({ commands: first }))
    await recorded(api, path)
  }
}

export const rowsOf = (page: Page) => page.locator('[data-row-link]')

/** The complaints that are listed, as they stand. */
export const idsOf = (page: Page): Promise<string[]> =>
  rowsOf(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-row-link')!))

/** The queue of somebody, with its rows. */
export async function queueOf(desk: Desk, search: string, seat: Omit<Seated, 'path'>): Promise<Page> {
  const page = await desk.sit({ ...seat, path: `/console/queue${search}` })
  await rowsOf(page).first().waitFor()
  return page
}
