import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { SEAT, type Seat } from './seat.ts'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Somebody who takes a seat: that of the run, but for what is said otherwise. */
export type Seated = Partial<Seat> & {
  /** A development user, as agent-li; nobody of them, where an issuer says who comes. */
  user?: string
  /** Below the API's address, as /console/queue. */
  path?: string
  height?: number
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** A real browser before the console of an API. */
export async function openDesk(url: string) {
  const { executablePath, env } = await findChromium()
  const browser = await chromium.launch({ executablePath, env: env as Record<string, string>, args: FLAGS })
  const faults: string[] = []
  const sit = (seated: Seated) => signedIn(browser, url, { ...SEAT, ...seated }, faults)
  const visit = (visitor: Visitor) => asCustomer(browser, url, visitor)
  return { sit, visit, faults, close: () => browser.close() }
}

type Visitor = { path: string; width: number; language: Seat['language']; javaScriptEnabled: boolean }

/** A page of a customer, who signs in nowhere. */
async function asCustomer(
  browser: Browser,
  url: string,
  { path, width, language, javaScriptEnabled }: Visitor,
): Promise<Page> {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale, javaScriptEnabled })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}${path}`)
  return page
}

/** A page of somebody who has signed in, where they wanted to go. */
async function signedIn(
  browser: Browser,
  url: string,
  seated: Seat & Seated,
  faults: string[],
): Promise<Page> {
  const { user, path = '/console/', language, theme, width, height = 900 } = seated
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  const liked = JSON.stringify(JSON.stringify({ language, theme }))
  await context.addInitScript(`localStorage['yinuo.preferences'] ??= ${liked}`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', ({ message }) => void faults.push(`${user} ${path}: ${message}`))
  page.on('console', (said) => {
    if (said.type() === 'error' && /content security policy/i.test(said.text())) faults.push(said.text())
  })
  await page.goto(`${url}/sign-in?to=${encodeURIComponent(path)}`)
  if (user !== undefined) await page.locator(`form:has(input[name="user"][value="${user}"]) button`).click()
  await page.waitForURL((at) => at.pathname.startsWith('/console/'))
  await page.locator('main').waitFor()
  return page
}

/** What is fading in has not its colours yet. */
const STILL = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished)).then(() => undefined)`

type Axe = { run(): Promise<axe.AxeResults> }

/** What people who cannot see or point would stumble over, of what is serious or critical: each with its place. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(STILL)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    )
}
