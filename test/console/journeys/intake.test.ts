import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as INTAKE } from '../../../src/console/intake/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { DETAILS } from '../../../src/words/details.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { CHANNELS } from '../../../src/words/people.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ console: true })
  await takenIn(api)
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const PATH = '/console/intake'
const name = (page: Page) =>
  page.getByRole('textbox', { name: said(DETAILS['complainant.name']), exact: true })
const subject = (page: Page) => page.getByRole('textbox', { name: said(FIELDS.subject), exact: true })

async function tell(page: Page, who: string, what: string) {
  await name(page).fill(who)
  await subject(page).fill(what)
}

const told = async (page: Page) => {
  await name(page).waitFor()
  return [await name(page).inputValue(), await subject(page).inputValue()]
}

async function beside(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  return other
}

const kept = async (page: Page) =>
  (await page.evaluate<string[]>('Object.keys(localStorage)')).filter((key) => key.includes('draft'))

test('two calls at once stay apart, and what is left in a window that was closed is gone on with elsewhere', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  const other = await beside(page)
  await tell(page, '陈女士', '车辆未清洁')
  await tell(other, '李先生', '押金未退')
  for (const one of [page, other]) await one.reload()
  expect(await told(page)).toEqual(['陈女士', '车辆未清洁'])
  expect(await told(other)).toEqual(['李先生', '押金未退'])
  await other.close()
  await page.reload()
  const left = page.getByRole('group', { name: said(INTAKE.left) })
  await left.getByRole('button', { name: '李先生 · 押金未退', exact: true }).click()
  await expect.poll(() => told(page)).toEqual(['李先生', '押金未退'])
  await left.getByRole('button', { name: `${said(CONSOLE.remove)} 陈女士 · 车辆未清洁` }).click()
  await left.waitFor({ state: 'detached' })
  expect(await kept(page)).toHaveLength(1)
  expect(desk.faults).toEqual([])
})

test('what is cleared is begun again at its beginning', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  await tell(page, '陈女士', '车辆未清洁')
  await page.getByRole('button', { name: said(INTAKE.startOver) }).press('Enter')
  await page.getByRole('menuitem', { name: said(INTAKE.startOverSure) }).press('Enter')
  await expect.poll(() => told(page)).toEqual(['', ''])
  await page.locator('[name="/details/complainant/name"]:focus').waitFor()
})

/** Comes to a place and types there before the page has come to anything else, as fast hands do on a slow machine. */
const typeAtOnce = (place: Locator, text: string) =>
  place.evaluate((element, typed) => {
    const input = element as unknown as Input
    input.select()
    input.ownerDocument.execCommand('insertText', false, typed)
  }, text)

/** What of the browser's own is used within the page. */
interface Input {
  select(): void
  ownerDocument: { execCommand(command: string, withInterface: boolean, value: string): void }
}

test('what a list marks is taken by Enter, however fast it was typed', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  const channel = page.getByRole('combobox', { name: said(FIELDS.channel), exact: true })
  await channel.waitFor()
  await typeAtOnce(channel, said(CHANNELS.email))
  await page.locator('[role="option"][data-combobox-selected]').waitFor()
  await channel.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
  expect(await channel.inputValue()).toBe(said(CHANNELS.email))
})

// R18, R19
test('on the telephone it says what to say, marks what is answered, and an appointment goes along', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  const script = page.getByRole('group', { name: said(INTAKE.script) })
  const lines = script.getByRole('listitem')
  await script.waitFor()
  const isFolded = (await script.getByRole('button').getAttribute('aria-expanded')) === 'false'
  if (isFolded) await script.getByRole('button').click()
  await lines.first().waitFor()
  const isAnswered = { has: page.getByRole('img', { name: said(INTAKE.told) }) }
  expect(await lines.filter(isAnswered).count()).toBe(0)
  await tell(page, '陈女士', '押金一直没有退')
  await page.locator('[name="/details/storeId"]').fill('airport')
  await expect.poll(() => lines.filter(isAnswered).count()).toBe(3)
  const visit = page.getByRole('group', { name: said(COMMANDS.bookAppointment) })
  await visit.locator('[name$="/startsAt"]').fill('2100-01-04T10:00')
  await page.getByRole('button', { name: said(INTAKE.takeIn) }).click()
  await page.getByRole('heading', { name: said(INTAKE.slipOf) }).waitFor()
  await page.getByRole('link', { name: said(INTAKE.open) }).click()
  await page.waitForURL(/complaints\/cmp_/)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const { body } = await api.get(`/v1/complaints/${id}`)
  expect(body.tasks).toMatchObject([{ kind: 'appointment', title: '押金一直没有退', storeId: 'airport' }])
  expect(desk.faults).toEqual([])
})

test.each(['zh', 'en'] as const)(
  'on a narrow screen what to say is folded, and a press shows it: %s',
  async (language) => {
    const page = await desk.sit({ user: 'agent-li', path: PATH, language, width: 360 })
    const script = page.getByRole('group', { name: INTAKE.script[language] })
    const fold = script.getByRole('button', { name: INTAKE.showScript[language] })
    await fold.waitFor()
    expect(await script.getByRole('listitem').count()).toBe(0)
    expect((await script.boundingBox())!.height).toBeLessThan(120)
    await fold.click()
    await script.getByRole('listitem').first().waitFor()
  },
)

test('what is written says nothing aloud', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  const channel = page.getByRole('combobox', { name: said(FIELDS.channel), exact: true })
  const script = page.getByRole('group', { name: said(INTAKE.script) })
  await script.waitFor()
  await typeAtOnce(channel, said(CHANNELS.email))
  await page.locator('[role="option"][data-combobox-selected]').waitFor()
  await channel.press('Enter')
  await script.waitFor({ state: 'detached' })
})

test('a window that is doubled begins a call of its own', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  await tell(page, '陈女士', '车辆未清洁')
  const [double] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate('void open(location.href)'),
  ])
  expect(await told(double)).toEqual(['', ''])
  await tell(double, '李先生', '押金未退')
  expect(await told(page)).toEqual(['陈女士', '车辆未清洁'])
})

test('with the sign-out every call goes, and nothing of it is kept again by a window that is still open', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH })
  const other = await beside(page)
  await tell(page, '陈女士', '车辆未清洁')
  await tell(other, '李先生', '押金未退')
  expect(await kept(page)).toHaveLength(2)
  await page.getByRole('button', { name: said(CONSOLE.signedInAs) }).click()
  await page.getByRole('menuitem', { name: said(CONSOLE.signOut) }).click()
  await page.waitForURL(/sign-out/)
  expect(await kept(page)).toEqual([])
  await subject(other).fill('押金未退，已两周')
  expect(await kept(page)).toEqual([])
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'nobody stumbles over it, nor over a list that is open, nor over the slip: %s, %d wide',
  async (theme, width) => {
    const page = await desk.sit({ user: 'agent-li', path: PATH, theme, width })
    await tell(page, '陈女士', 'The car was not clean')
    await page
      .getByRole('region', { name: said(INTAKE.alike) })
      .getByRole('link')
      .first()
      .waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('combobox', { name: said(FIELDS.channel) }).click()
    await page.getByRole('option', { name: said(CHANNELS.phone) }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: said(INTAKE.slipOf) }).waitFor()
    expect(await barriers(page)).toEqual([])
    expect(desk.faults).toEqual([])
  },
)

test('the slip is read out in groups, and printed on light paper without what stands around it', async () => {
  const page = await desk.sit({ user: 'agent-li', path: PATH, theme: 'dark' })
  await tell(page, '陈女士', 'The car was not clean')
  await page.keyboard.press('Control+Enter')
  const groups = page.getByRole('list', { name: said(INTAKE.secret) }).getByRole('listitem')
  const secret = await page.locator('.slip-code').nth(1).innerText()
  const written = (await groups.locator('.slip-written').allInnerTexts()).join('-')
  expect(written).toBe(secret)
  expect(await groups.count()).toBe(5)
  await page.emulateMedia({ media: 'print' })
  const seen = page.locator('body')
  await expect.poll(() => seen.innerText()).toContain(secret)
  for (const around of ['banner', 'navigation', 'button'] as const)
    expect(await page.getByRole(around).count(), around).toBe(0)
  const paper = () =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('.slip')).backgroundColor`)
  await expect.poll(paper).toBe('rgb(255, 255, 255)')
})
