import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { DEVELOPMENT_USERS } from '../../src/identity/identity.ts'
import { apiClient } from '../../src/run/api-client.ts'
import { seed } from '../../src/run/seed.ts'
import { barriers, openDesk, type Desk } from '../support/chromium/desk.ts'
import { serving, until, type Serving } from '../support/serving.ts'

// Every page of the console that somebody finds in a menu, in both languages, light and dark, on a telephone, a tablet
// and a desk. `PICTURES=folder npm run test:long -- console-pages` keeps a picture of each.

const SEATS = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [1440, 1024, 360].map((width) => ({ language, theme, width })),
  ),
)
const PICTURES = process.env['PICTURES']

let api: Serving
let desk: Desk
/** Each address, with the first user who finds it. */
const places = new Map<string, string>()

beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), {
    id: 'zhou',
    role: 'operator',
  })
  await seed(apiClient(api.api.url))
  const { body } = await api.get('/v1/complaints', { as: 'supervisor-zhao' })
  for (const { id } of body.data.slice(0, 2)) places.set(`/console/complaints/${id}`, 'supervisor-zhao')
  const about = { title: '朝阳店充电桩过热', cause: '一批充电桩接线端子松动。' }
  const { body: incident } = await api.post('/v1/incidents', about, { as: 'supervisor-zhao' })
  for (const { id } of body.data.slice(0, 2))
    await api.post(`/v1/complaints/${id}/join-incident`, { incident: incident.id }, { as: 'management-qian' })
  places.set(`/console/incidents/${incident.id}`, 'supervisor-zhao')
  const hook = { url: 'https://example.com/hook', description: 'CRM', eventTypes: ['complaint.*'] }
  expect((await api.post('/v1/webhook-endpoints', hook, { as: 'operator-zhou' })).status).toBe(201)
  desk = await openDesk(api.api.url)
  for (const [user, { role }] of Object.entries(DEVELOPMENT_USERS)) if (role !== 'customer') await find(user)
}, 300_000)
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

/** Every page of the menu, those that lie below it, and of what these list, the first. */
async function find(user: string): Promise<void> {
  const page = await desk.sit({ user, path: '/console/queue' })
  const goTo = async (path: string) => {
    await page.goto(new URL(path, page.url()).href)
    await settled(page)
    if (!places.has(path)) places.set(path, user)
  }
  for (const path of await linksIn(page, 'nav a')) {
    await goTo(path)
    for (const below of await linksIn(page, 'main nav a')) {
      if (places.has(below)) continue
      await goTo(below)
      const [first] = await linksIn(page, `main a[href^="${below}/"]`)
      if (first) await goTo(first)
    }
  }
  await page.context().close()
}

/** Addresses, but those of tabs and filters, which are no pages of their own. */
async function linksIn(page: Page, selector: string): Promise<string[]> {
  const links = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  return links.filter((path) => path?.startsWith('/console/') && !path.includes('?')) as string[]
}

const COMING = 'main [aria-busy="true"], [aria-label="正在加载"], [aria-label="Loading"]'

/** What it shows has come. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor()
  await until(async () => (await page.locator(COMING).count()) === 0)
}

test('there are pages', () => {
  expect(places.size).toBeGreaterThan(15)
})

test.each(SEATS)('every page is whole, $language $theme $width', async (seat) => {
  const wrong: string[] = []
  for (const [path, user] of places) {
    const page = await desk.sit({ ...seat, user, path })
    await settled(page)
    wrong.push(...(await faultsOf(page, seat.language)).map((fault) => `${path}: ${fault}`))
    await keepPicture(
      page,
      `${path.replaceAll('/', '-').slice(9)}.${seat.language}.${seat.theme}.${seat.width}`,
    )
    await page.context().close()
  }
  expect([...wrong, ...desk.faults]).toEqual([])
})

async function faultsOf(page: Page, language: 'zh' | 'en'): Promise<string[]> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  const failed = await page.locator('[data-failed]').allInnerTexts()
  const named = await page.locator('nav a, main th').allInnerTexts()
  return [
    ...(await barriers(page)),
    ...(wide > 0 ? [`is ${wide} pixels too wide`] : []),
    ...failed.map((text) => `says ${text}`),
    ...(language === 'en' ? named.filter((text) => /\p{Script=Han}/u.test(text)) : []),
  ]
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}
